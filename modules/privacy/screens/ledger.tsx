import { Button, SegmentedControl } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  type Column,
  DataList,
  DateText,
  EmptyState,
  Page,
  StateBadge,
  useLanguage,
  useList,
  useSend,
  useSession,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { LedgerCheck, LedgerPage as LedgerReply, LedgerRow } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';
import { useTypeName } from './type-name.ts';

/** The ledger: what happened to rights and records, and who opened what for which purpose. */
export function LedgerPage() {
  const t = useTexts(privacyTexts);
  const [stream, setStream] = useState<'fact' | 'access'>('fact');
  const toast = useToast();
  const [verdict, setVerdict] = useState<LedgerCheck | null>(null);
  const verify = useSend(() => api.post<LedgerCheck>('/api/ledger/verify'), { onDone: setVerdict });
  const button = (
    <Button
      variant="default"
      loading={verify.isPending}
      onClick={() => verify.mutate(undefined, { onError: toast.bad })}
    >
      {t('ledger.verify')}
    </Button>
  );
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')} actions={button}>
      <div role="status">{verdict !== null && <Verdict verdict={verdict} />}</div>
      <SegmentedControl
        mb="md"
        aria-label={t('ledger.what')}
        value={stream}
        onChange={(chosen) => setStream(chosen === 'access' ? 'access' : 'fact')}
        data={[
          { value: 'fact', label: t('ledger.facts') },
          { value: 'access', label: t('ledger.accesses') },
        ]}
      />
      <Entries stream={stream} />
    </Page>
  );
}

function Verdict({ verdict }: { readonly verdict: LedgerCheck }) {
  const t = useTexts(privacyTexts);
  const { facts, accesses, checkpoints, number } = verdict;
  return (
    <p>
      <StateBadge tone={verdict.intact ? 'good' : 'bad'}>
        {verdict.intact
          ? t('ledger.intact', { facts, accesses, checkpoints })
          : t('ledger.broken', { number: number ?? 0 })}
      </StateBadge>
    </p>
  );
}

function Entries({ stream }: { readonly stream: 'fact' | 'access' }) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const typeName = useTypeName();
  const actorName = useActorName();
  const list = useList<LedgerRow, LedgerReply>(
    '/api/ledger',
    { page: (reply) => reply },
    { query: { stream } },
  );
  const about = (row: LedgerRow): string =>
    [
      row.kind?.[language],
      row.purpose?.[language],
      row.about?.[language],
      row.records > 0 ? t('ledger.records', { count: row.records }) : null,
    ]
      .filter((part) => part !== null && part !== undefined && part !== '')
      .join(' · ');
  const columns: readonly Column<LedgerRow>[] = [
    {
      id: 'number',
      title: t('ledger.number'),
      width: 'fit',
      align: 'end',
      cell: (row) => row.number,
      onCard: 'hidden',
    },
    { id: 'at', title: t('ledger.at'), width: 'fit', cell: (row) => <DateText at={row.at} style="second" /> },
    { id: 'what', title: t('ledger.what'), cell: (row) => typeName(row.type), onCard: 'title' },
    { id: 'about', title: t('ledger.about'), cell: about },
    { id: 'who', title: t('ledger.who'), cell: (row) => actorName(row.actor) },
  ];
  return (
    <DataList
      label={t(stream === 'fact' ? 'ledger.facts' : 'ledger.accesses')}
      columns={columns}
      rows={list.rows}
      keyOf={(row) => String(row.number)}
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      hasMore={list.hasMore}
      onMore={list.loadMore}
      isLoadingMore={list.isLoadingMore}
      empty={<EmptyState icon={IconLink} title={t('ledger.empty')} />}
    />
  );
}

/** Staff appear by pseudonym: the ledger proves what happened, it is no tool to watch people at work. */
function useActorName(): (actor: string) => string {
  const t = useTexts(privacyTexts);
  const { user } = useSession();
  return (actor) => {
    if (actor === user.id) return t('ledger.you');
    return actor.includes('-') ? t('ledger.colleague', { id: actor.slice(-4) }) : t('ledger.self');
  };
}
