import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { api, ConfirmDialog, useRefresh, useSession, useTexts, useToast } from '../../platform/ui/index.ts';
import { usersTexts } from './texts.ts';
import type { FirstPassword, UserRow } from './users-reply.ts';

interface AccessActionsProps {
  readonly user: UserRow;
  readonly onClose: () => void;
  readonly onFirstPassword: (name: string, password: string) => void;
}

/** A new first password for somebody, or the end of their access. Nobody erases their own. */
export function AccessActions({ user, onClose, onFirstPassword }: AccessActionsProps) {
  const t = useTexts(usersTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const isSelf = useSession().user.id === user.id;
  const [asking, setAsking] = useState<'reset' | 'remove' | null>(null);
  const reset = async () => {
    const { password } = await api.post<FirstPassword>(`/api/users/${user.id}/reset`);
    await refresh(['/api/users']);
    onFirstPassword(user.name, password);
  };
  const remove = async () => {
    await api.delete(`/api/users/${user.id}`);
    await refresh(['/api/users']);
    toast.good(t('removed'));
    onClose();
  };
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => setAsking('reset')}>
        {t('reset')}
      </Button>
      {!isSelf && (
        <Button variant="subtle" color="red" onClick={() => setAsking('remove')}>
          {t('remove')}
        </Button>
      )}
      <ConfirmDialog
        title={t('resetTitle')}
        confirm={t('reset')}
        kind="destroy"
        opened={asking === 'reset'}
        onClose={() => setAsking(null)}
        onConfirm={reset}
      >
        {t('resetText', { name: user.name })}
      </ConfirmDialog>
      <ConfirmDialog
        title={t('removeTitle')}
        confirm={t('remove')}
        kind="destroy"
        opened={asking === 'remove'}
        onClose={() => setAsking(null)}
        onConfirm={remove}
      >
        {t('removeText', { name: user.name })}
      </ConfirmDialog>
    </Group>
  );
}
