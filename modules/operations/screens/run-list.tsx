import { formatInstant, formatNumber } from '../../../platform/i18n/index.ts';
import {
  type Column,
  DataList,
  EmptyState,
  StateBadge,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import { formatBytes } from './bytes.ts';
import { backupTexts } from './texts.ts';

type Run = Board['runs'][number];

const tones = { good: 'good', partly: 'attention', failed: 'bad' } as const;

/** The last runs, newest first. */
export function RunList({ runs }: Pick<Board, 'runs'>) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  if (runs.length === 0) return <EmptyState title={t('historyNone')} />;
  const columns: readonly Column<Run>[] = [
    {
      id: 'when',
      title: t('when'),
      onCard: 'title',
      cell: ({ beganAt, cause }) => `${formatInstant(beganAt, 'minute', language)}, ${t(`causes.${cause}`)}`,
    },
    {
      id: 'outcome',
      title: t('outcome'),
      cell: ({ outcome, placesGood, placesAll }) => (
        <StateBadge tone={tones[outcome]}>
          {`${t(`outcomes.${outcome}`)}: ${t('atPlaces', { good: placesGood, all: placesAll })}`}
        </StateBadge>
      ),
    },
    { id: 'rows', title: t('rows'), width: 'fit', cell: ({ rows }) => formatNumber(rows, language) },
    { id: 'sent', title: t('sent'), width: 'fit', cell: ({ sentBytes }) => formatBytes(sentBytes, language) },
    {
      id: 'duration',
      title: t('duration'),
      width: 'fit',
      cell: ({ beganAt, endedAt }) => t('seconds', { count: Math.ceil((endedAt - beganAt) / 1000) }),
    },
  ];
  return <DataList label={t('history')} columns={columns} rows={runs} keyOf={({ id }) => id} />;
}
