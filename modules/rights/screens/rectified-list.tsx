import { type Column, DataList, DateText, EmptyState } from '../../../platform/ui/index.ts';
import type { Rectified } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';

/** What was corrected: what stood, what stands now, and when (Art. 16). */
export function RectifiedList({ rows }: Rectified) {
  const t = useRightsTexts();
  const columns: readonly Column<Rectified['rows'][number]>[] = [
    { id: 'what', title: t('rectify.field'), cell: (row) => row.what, onCard: 'title' },
    { id: 'before', title: t('rectify.before'), cell: (row) => row.before || '–' },
    { id: 'after', title: t('rectify.after'), cell: (row) => row.after || '–' },
    {
      id: 'at',
      title: t('rectify.at'),
      width: 'fit',
      cell: (row) => <DateText at={row.at} style="minute" />,
    },
  ];
  return (
    <DataList
      label={t('rectify.history')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      empty={<EmptyState title={t('rectify.historyEmpty')} />}
    />
  );
}
