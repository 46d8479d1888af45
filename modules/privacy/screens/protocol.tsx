import { IconEraser } from '@tabler/icons-react';
import {
  type Column,
  DataList,
  DateText,
  EmptyState,
  NumberText,
  useLanguage,
  useList,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { LedgerPage as LedgerReply, LedgerRow } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';
import { useTypeName } from './type-name.ts';

const reasons = ['due', 'request', 'withdrawal', 'merged', 'mistake'] as const;

/** What died: the ledger's entries of deletion, without content. */
export function Protocol() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const typeName = useTypeName();
  const list = useList<LedgerRow, LedgerReply>(
    '/api/ledger',
    { page: (reply) => reply },
    { query: { types: 'erased,anonymised,restricted', limit: 10 } },
  );
  const reasonOf = (row: LedgerRow): string => {
    const known = reasons.find((reason) => reason === row.reason);
    return known ? t(`reason.${known}`) : '';
  };
  const columns: readonly Column<LedgerRow>[] = [
    { id: 'at', title: t('ledger.at'), width: 'fit', cell: (row) => <DateText at={row.at} style="minute" /> },
    { id: 'kind', title: t('clock.kind'), cell: (row) => row.kind?.[language] ?? '', onCard: 'title' },
    { id: 'what', title: t('ledger.what'), cell: (row) => typeName(row.type) },
    { id: 'reason', title: t('clock.reason'), cell: reasonOf },
    {
      id: 'count',
      title: t('clock.count'),
      align: 'end',
      width: 'fit',
      cell: (row) => <NumberText value={row.records} />,
    },
  ];
  return (
    <DataList
      label={t('clock.protocol')}
      columns={columns}
      rows={list.rows}
      keyOf={(row) => String(row.number)}
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      hasMore={list.hasMore}
      onMore={list.loadMore}
      isLoadingMore={list.isLoadingMore}
      empty={
        <EmptyState icon={IconEraser} title={t('clock.protocolNone')}>
          {t('clock.protocolNoneHint')}
        </EmptyState>
      }
    />
  );
}
