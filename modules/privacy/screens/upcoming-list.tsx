import { useState } from 'react';
import {
  type Column,
  DataList,
  NumberText,
  RelativeDue,
  StateBadge,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Preview } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';

/** Rows shown at first; the chart above tells the rest. */
const step = 8;

type Row = Preview['counts'][number];

const tones = { erase: 'dies', anonymise: 'attention', restrict: 'neutral' } as const;

/** What dies next, day by day and kind by kind. */
export function UpcomingList({ preview }: { readonly preview: Preview }) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const [shown, setShown] = useState<number>(step);
  const titleOf = (id: string): string => preview.kinds.find((kind) => kind.id === id)?.title[language] ?? id;
  const columns: readonly Column<Row>[] = [
    { id: 'kind', title: t('clock.kind'), cell: (row) => titleOf(row.kind), onCard: 'title' },
    {
      id: 'when',
      title: t('clock.when'),
      cell: (row) => <RelativeDue at={Date.parse(`${row.day}T12:00:00Z`)} what="due" />,
    },
    {
      id: 'what',
      title: t('clock.what'),
      cell: (row) => <StateBadge tone={tones[row.action]}>{t(`action.${row.action}`)}</StateBadge>,
    },
    {
      id: 'count',
      title: t('clock.count'),
      align: 'end',
      width: 'fit',
      cell: (row) => <NumberText value={row.count} />,
    },
  ];
  return (
    <DataList
      label={t('clock.list')}
      columns={columns}
      rows={preview.counts.slice(0, shown)}
      total={preview.counts.length}
      hasMore={preview.counts.length > shown}
      onMore={() => setShown(shown + step)}
      keyOf={(row) => `${row.day}/${row.kind}/${row.action}`}
    />
  );
}
