import { Button } from '@mantine/core';
import { IconAffiliate } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Column,
  DataList,
  EmptyState,
  Page,
  StateBadge,
  useGet,
  useLanguage,
  useSession,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { RecipientShown, Register } from '../schemas.ts';
import { RecipientDialog } from './recipient-dialog.tsx';
import { registerTexts } from './texts.ts';

/** Everybody who gets data, with what is missing. */
export function RecipientListPage() {
  const t = useTexts(registerTexts);
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useGet<Register>('/api/register');
  const [open, setOpen] = useState<RecipientShown | 'new' | null>(null);
  const isOwner = useSession().user.roles.includes('owner');
  const add = isOwner && <Button onClick={() => setOpen('new')}>{t('add')}</Button>;
  const edit: Column<RecipientShown> = {
    id: 'edit',
    title: t('edit'),
    width: 'fit',
    align: 'end',
    cell: (row) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('editOf', { title: row.title[language] })}
        onClick={() => setOpen(row)}
      >
        {t('edit')}
      </Button>
    ),
  };
  return (
    <Page title={t('title')} lead={t('lead')} actions={add || undefined}>
      <DataList
        label={t('title')}
        columns={[...useColumns(), ...(isOwner ? [edit] : [])]}
        rows={data?.recipients ?? []}
        keyOf={(row) => row.id}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconAffiliate} title={t('empty')}>
            {t('emptyHint')}
          </EmptyState>
        }
      />
      {open !== null && <RecipientDialog recipient={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function useColumns(): readonly Column<RecipientShown>[] {
  const t = useTexts(registerTexts);
  const { language } = useLanguage();
  return [
    { id: 'title', title: t('recipient'), onCard: 'title', cell: ({ title }) => title[language] },
    {
      id: 'company',
      title: t('company'),
      cell: ({ companyName, companyPlace, companyCountry }) =>
        [companyName, companyPlace, companyCountry].filter((each) => each !== '').join(', ') || '–',
    },
    { id: 'role', title: t('role'), width: 'fit', cell: ({ role }) => t(`roles.${role}`) },
    { id: 'receives', title: t('receives'), cell: ({ receives }) => receives[language] },
    { id: 'state', title: t('state'), cell: (row) => <State row={row} /> },
  ];
}

function State({ row: { inUse, origin, shortcomings } }: { readonly row: RecipientShown }) {
  const t = useTexts(registerTexts);
  if (!inUse) return <StateBadge tone="neutral">{t(origin === 'declared' ? 'off' : 'unused')}</StateBadge>;
  if (shortcomings.length === 0) return <StateBadge tone="good">{t('inUse')}</StateBadge>;
  return shortcomings.map((each) => (
    <div key={each}>
      <StateBadge tone={each.endsWith('missing') || each === 'certificate-expired' ? 'bad' : 'attention'}>
        {t(`shortcomings.${each}`)}
      </StateBadge>
    </div>
  ));
}
