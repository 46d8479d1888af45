import { formatInstant } from '../../../platform/i18n/index.ts';
import {
  type Column,
  DataList,
  EmptyState,
  StateBadge,
  useGet,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Receipts } from '../schemas.ts';
import { backupTexts } from './texts.ts';

type Receipt = Receipts['receipts'][number];

/** What was erased, and since when no copy opens it. */
export function ReceiptList() {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const { data } = useGet<Receipts>('/api/backups/receipts');
  if (data === undefined) return null;
  if (data.receipts.length === 0) return <EmptyState title={t('receiptsNone')} />;
  const minute = (at: number): string => formatInstant(at, 'minute', language);
  const columns: readonly Column<Receipt>[] = [
    {
      id: 'what',
      title: t('what'),
      onCard: 'title',
      cell: ({ how, kind }) => t(how, { kind: kind[language] }),
    },
    { id: 'when', title: t('when'), width: 'fit', cell: ({ at }) => minute(at) },
    {
      id: 'confirmed',
      title: t('confirmed'),
      cell: ({ places }) =>
        places
          .map(
            ({ title, confirmedAt }) =>
              `${title}: ${confirmedAt === null ? t('openStill') : minute(confirmedAt)}`,
          )
          .join(' · ') || t('openStill'),
    },
    {
      id: 'final',
      title: t('final'),
      width: 'fit',
      cell: ({ outOfReachSince }) => (
        <StateBadge tone={outOfReachSince === null ? 'active' : 'good'}>
          {outOfReachSince === null ? t('openStill') : minute(outOfReachSince)}
        </StateBadge>
      ),
    },
  ];
  return (
    <DataList
      label={t('receipts')}
      columns={columns}
      rows={data.receipts}
      keyOf={({ entry, kind, how }) => `${entry} ${kind.de} ${how}`}
    />
  );
}
