import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  type Column,
  ConfirmDialog,
  DataList,
  DayText,
  EmptyState,
  Page,
  Section,
  StateBadge,
  useGet,
  useRefresh,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { NoticeSection } from './notice-section.tsx';
import type { AccountRow, Accounts, FreshLink } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

const stateTones = { invited: 'neutral', open: 'good', shut: 'bad' } as const;

/** Who may enter the portal, and what is announced there. */
export function DeskPage() {
  const t = usePortalTexts();
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<FreshLink | null>(null);
  const [closing, setClosing] = useState<AccountRow | null>(null);
  const refresh = useRefresh();
  const { data, error, isPending, refetch } = useGet<Accounts>('/api/portal-accounts');
  const invite = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      {t('desk.invite')}
    </Button>
  );
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')} actions={invite}>
      <Section title={t('desk.accounts')}>
        <DataList
          label={t('desk.accounts')}
          columns={useColumns({ onLink: setLink, onClose: setClosing })}
          rows={data?.accounts ?? []}
          keyOf={(row) => row.id}
          isLoading={isPending}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('desk.empty')} action={invite} />}
        />
      </Section>
      <NoticeSection />
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(fresh) => {
            setInviting(false);
            setLink(fresh);
          }}
        />
      )}
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
      <ConfirmDialog
        title={t('desk.closeIt')}
        confirm={t('desk.closeIt')}
        kind="destroy"
        opened={closing !== null}
        onClose={() => setClosing(null)}
        onConfirm={async () => {
          await api.patch(`/api/portal-accounts/${closing?.id}`, { state: 'closed' });
          await refresh(['/api/portal-accounts']);
        }}
      >
        {t('desk.closeAsk')}
      </ConfirmDialog>
    </Page>
  );
}

interface Acts {
  readonly onLink: (link: FreshLink) => void;
  readonly onClose: (row: AccountRow) => void;
}

function useColumns(acts: Acts): readonly Column<AccountRow>[] {
  const t = usePortalTexts();
  return [
    { id: 'name', title: t('desk.name'), cell: (row) => row.name, onCard: 'title' },
    { id: 'email', title: t('desk.email'), cell: (row) => row.email },
    {
      id: 'reach',
      title: t('desk.reach'),
      cell: (row) => t(row.reach === 'own' ? 'desk.own' : 'desk.ofCompany'),
    },
    { id: 'used', title: t('desk.used'), width: 'fit', cell: (row) => <DayText day={row.usedOn} /> },
    {
      id: 'state',
      title: t('desk.state'),
      width: 'fit',
      cell: (row) => <StateBadge tone={stateTones[row.state]}>{t(`desk.${row.state}`)}</StateBadge>,
    },
    {
      id: 'acts',
      title: t('desk.acts'),
      width: 'fit',
      onCard: 'bare',
      cell: (row) => <RowActs row={row} {...acts} />,
    },
  ];
}

function RowActs({ row, onLink, onClose }: Acts & { readonly row: AccountRow }) {
  const t = usePortalTexts();
  const toast = useToast();
  const refreshes = ['/api/portal-accounts'];
  const path = `/api/portal-accounts/${row.id}`;
  const fresh = useSend(() => api.post<FreshLink>(`${path}/link`), { refreshes, onDone: onLink });
  const change = useSend((state: 'open' | 'shut') => api.patch(path, { state }), { refreshes });
  const onError = toast.bad;
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="default" onClick={() => fresh.mutate(undefined, { onError })}>
        {t('desk.newLink')}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => change.mutate(row.state === 'shut' ? 'open' : 'shut', { onError })}
      >
        {t(row.state === 'shut' ? 'desk.openIt' : 'desk.shutIt')}
      </Button>
      <Button size="xs" variant="default" color="red" onClick={() => onClose(row)}>
        {t('desk.closeIt')}
      </Button>
    </Group>
  );
}
