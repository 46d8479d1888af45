import { Button } from '@mantine/core';
import { IconMailForward, IconPlus } from '@tabler/icons-react';
import {
  type Column,
  DataList,
  DateText,
  EmptyState,
  NumberText,
  Page,
  Section,
  StateBadge,
  useGet,
  useGo,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Mailing, Mailings } from '../schemas.ts';
import { mailingTexts } from '../texts.ts';
import { UnsubscribeForm } from './unsubscribe-form.tsx';

/** How a mailing's state looks. */
export const stateTones = { draft: 'neutral', releasing: 'active', released: 'good' } as const;

/** All mailings, and where an unsubscription is recorded. */
export function MailingListPage() {
  const t = useTexts(mailingTexts);
  const go = useGo();
  const { data, error, isPending, refetch } = useGet<Mailings>('/api/mailings');
  const columns: readonly Column<Mailing>[] = [
    { id: 'title', title: t('field.title'), cell: (row) => row.title, onCard: 'title' },
    { id: 'channel', title: t('field.channel'), width: 'fit', cell: (row) => t(`channel.${row.channel}`) },
    {
      id: 'state',
      title: t('field.state'),
      width: 'fit',
      cell: (row) => <StateBadge tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
    },
    {
      id: 'pieces',
      title: t('field.pieces'),
      align: 'end',
      width: 'fit',
      cell: (row) => <NumberText value={row.pieces} />,
    },
    {
      id: 'created',
      title: t('field.created'),
      width: 'fit',
      cell: (row) => <DateText at={row.createdAt} />,
    },
  ];
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('/mailings/new')}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      {data !== undefined && <p>{t('consenting', { count: data.consenting })}</p>}
      <DataList
        label={t('title')}
        columns={columns}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        linkTo={(row) => `/mailings/${row.id}`}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconMailForward} title={t('empty')} action={add}>
            {t('emptyHint')}
          </EmptyState>
        }
      />
      <Section title={t('unsubscribe.title')} lead={t('unsubscribe.lead')}>
        <UnsubscribeForm />
      </Section>
    </Page>
  );
}
