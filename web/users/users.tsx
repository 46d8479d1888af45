import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Column,
  DataList,
  DateText,
  Page,
  StateBadge,
  useGet,
  useLanguage,
  useTexts,
} from '../../platform/ui/index.ts';
import { AttemptList } from './attempt-list.tsx';
import { roleTitle } from './role-title.ts';
import { usersTexts } from './texts.ts';
import { UserDialog } from './user-dialog.tsx';
import type { UserRow, UsersReply } from './users-reply.ts';

/** The people who may sign in, their roles and their state. For the owner. */
export function Users() {
  const t = useTexts(usersTexts);
  const users = useGet<UsersReply>('/api/users');
  const columns = useColumns();
  const [shown, setShown] = useState<UserRow | 'new' | null>(null);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setShown('new')}>
          {t('add')}
        </Button>
      }
    >
      <DataList
        label={t('list')}
        columns={columns}
        rows={users.data?.users ?? []}
        keyOf={(user) => user.id}
        onOpen={setShown}
        isLoading={users.isPending}
        error={users.error}
        onRetry={() => void users.refetch()}
      />
      <AttemptList />
      {shown !== null && (
        <UserDialog
          key={shown === 'new' ? 'new' : shown.id}
          user={shown === 'new' ? null : shown}
          onClose={() => setShown(null)}
        />
      )}
    </Page>
  );
}

function UserState({ user }: { readonly user: UserRow }) {
  const t = useTexts(usersTexts);
  if (!user.active) return <StateBadge tone="bad">{t('blocked')}</StateBadge>;
  return user.mustChange ? (
    <StateBadge>{t('waiting')}</StateBadge>
  ) : (
    <StateBadge tone="good">{t('active')}</StateBadge>
  );
}

function useColumns(): readonly Column<UserRow>[] {
  const t = useTexts(usersTexts);
  const { language } = useLanguage();
  return [
    { id: 'name', title: t('name'), cell: (user) => user.name },
    { id: 'login', title: t('login'), cell: (user) => user.login },
    {
      id: 'roles',
      title: t('roles'),
      cell: (user) => user.roles.map((role) => roleTitle(role, language)).join(', '),
    },
    {
      id: 'factor',
      title: t('factor'),
      cell: (user) => (user.secondFactor ? t('withFactor') : t('withoutFactor')),
    },
    { id: 'since', title: t('since'), cell: (user) => <DateText at={user.createdAt} /> },
    { id: 'state', title: t('state'), width: 'fit', cell: (user) => <UserState user={user} /> },
  ];
}
