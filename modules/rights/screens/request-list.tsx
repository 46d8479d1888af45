import { Button, SegmentedControl } from '@mantine/core';
import { IconLink, IconPlus, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  type Column,
  DataList,
  DateText,
  EmptyState,
  Page,
  Section,
  StateBadge,
  useGet,
  useGo,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { FreshLinkShown, ListedRequest, RequestList } from '../schemas.ts';
import { noonOf } from './due-panel.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { StandingListSection } from './standing-list.tsx';
import { lightTones, useRightsTexts } from './use-rights-texts.ts';
import { WaitingAnswers } from './waiting-answers.tsx';

type Chosen = 'all' | 'urgent' | 'mine';

const fits: Readonly<Record<Chosen, (row: ListedRequest) => boolean>> = {
  all: () => true,
  urgent: ({ light }) => light !== 'green',
  mine: ({ state }) => state === 'received' || state === 'identity-pending',
};

/** All open requests with their clock, and the receipts of closed ones. */
export function RequestListPage() {
  const t = useRightsTexts();
  const go = useGo();
  const toast = useToast();
  const [chosen, setChosen] = useState<Chosen>('all');
  const [link, setLink] = useState<FreshLinkShown | null>(null);
  const { data, error, isPending, refetch } = useGet<RequestList>('/api/rights-requests', {
    everySeconds: 60,
  });
  const make = useSend(() => api.post<FreshLinkShown>('/api/rights-links'), { onDone: setLink });
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('/requests/new')}>
      {t('new')}
    </Button>
  );
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconLink size={16} />}
        loading={make.isPending}
        onClick={() => make.mutate(undefined, { onError: toast.bad })}
      >
        {t('link.make')}
      </Button>
      {add}
    </>
  );
  const open = data?.open ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      {open.length > 0 && (
        <SegmentedControl
          mb="md"
          aria-label={t('filter.label')}
          value={chosen}
          onChange={(value) => setChosen(value as Chosen)}
          data={(['all', 'urgent', 'mine'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
      )}
      <DataList
        label={t('title')}
        columns={useOpenColumns()}
        rows={open.filter(fits[chosen])}
        keyOf={(row) => row.id}
        linkTo={(row) => `/requests/${row.id}`}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          open.length > 0 ? (
            <EmptyState icon={IconUserCheck} title={t('none')} />
          ) : (
            <EmptyState icon={IconUserCheck} title={t('empty')} action={add}>
              {t('emptyHint')}
            </EmptyState>
          )
        }
      />
      <StandingListSection />
      <WaitingAnswers onLink={setLink} />
      <Receipts rows={data?.receipts ?? []} isLoading={isPending} />
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </Page>
  );
}

function Receipts(props: { readonly rows: RequestList['receipts']; readonly isLoading: boolean }) {
  const t = useRightsTexts();
  return (
    <Section title={t('receipts')} lead={t('receiptsLead')}>
      <DataList
        label={t('receipts')}
        columns={useReceiptColumns()}
        rows={props.rows}
        keyOf={(row) => String(row.number)}
        isLoading={props.isLoading}
        empty={<EmptyState title={t('receiptsEmpty')} />}
      />
    </Section>
  );
}

function useOpenColumns(): readonly Column<ListedRequest>[] {
  const t = useRightsTexts();
  return [
    {
      id: 'right',
      title: t('field.right'),
      cell: (row) => `${t(`right.${row.right}`)} ${row.number}`,
      onCard: 'title',
    },
    {
      id: 'due',
      title: t('field.lastDay'),
      width: 'fit',
      cell: (row) => (
        <StateBadge tone={lightTones[row.light]}>
          <DateText at={noonOf(row.lastDay)} /> · {t(`light.${row.light}`)}
        </StateBadge>
      ),
    },
    { id: 'state', title: t('field.state'), width: 'fit', cell: (row) => t(`state.${row.state}`) },
    { id: 'next', title: t('field.next'), cell: (row) => t(`next.${row.next}`) },
    {
      id: 'channel',
      title: t('field.channel'),
      width: 'fit',
      cell: (row) => t(`channel.${row.channel}`),
      onCard: 'hidden',
    },
  ];
}

function useReceiptColumns(): readonly Column<RequestList['receipts'][number]>[] {
  const t = useRightsTexts();
  return [
    {
      id: 'right',
      title: t('field.right'),
      cell: (row) => `${t(`right.${row.right}`)} ${row.number}`,
      onCard: 'title',
    },
    {
      id: 'received',
      title: t('field.received'),
      width: 'fit',
      cell: (row) => <DateText at={noonOf(row.received_day)} />,
    },
    {
      id: 'answered',
      title: t('field.answered'),
      width: 'fit',
      cell: (row) => <DateText at={noonOf(row.answered_day)} />,
    },
    { id: 'outcome', title: t('field.outcome'), width: 'fit', cell: (row) => t(`outcome.${row.outcome}`) },
    {
      id: 'identity',
      title: t('field.identity'),
      cell: (row) => (row.identity === null ? '–' : t(`check.${row.identity}`)),
    },
    { id: 'handed', title: t('field.handed'), width: 'fit', cell: (row) => t(`handed.${row.handed}`) },
  ];
}
