import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Dialog,
  ErrorNotice,
  Facts,
  SwitchField,
  TextField,
  useForm,
  useLanguage,
  useSay,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { AccessActions } from './access-actions.tsx';
import { grantableRoles, roleHints, roleTitle } from './role-title.ts';
import { usersTexts } from './texts.ts';
import classes from './users.module.css';
import type { FirstPassword, UserRow } from './users-reply.ts';

/** Adding a user, or changing one: name, roles, whether they may sign in, a new first password. */
export function UserDialog({ user, onClose }: { user: UserRow | null; onClose: () => void }) {
  const t = useTexts(usersTexts);
  const [first, setFirst] = useState<{ name: string; password: string } | null>(null);
  if (first !== null) return <ShowOnce name={first.name} password={first.password} onClose={onClose} />;
  return (
    <Dialog title={user === null ? t('add') : user.name} opened onClose={onClose}>
      <UserForm
        user={user}
        onClose={onClose}
        onFirstPassword={(name, password) => setFirst({ name, password })}
      />
    </Dialog>
  );
}

interface UserFormProps {
  readonly user: UserRow | null;
  readonly onClose: () => void;
  readonly onFirstPassword: (name: string, password: string) => void;
}

function UserForm({ user, onClose, onFirstPassword }: UserFormProps) {
  const t = useTexts(usersTexts);
  const toast = useToast();
  const form = useForm({
    initial: {
      name: user?.name ?? '',
      login: user?.login ?? '',
      roles: user?.roles ?? ['staff'],
      active: user?.active ?? true,
    },
    check: ({ name, login, roles }) => ({
      name: name.trim() === '' ? t('required') : undefined,
      login: login.trim() === '' ? t('required') : undefined,
      roles: roles.length === 0 ? t('roleNeeded') : undefined,
    }),
    send: async ({ name, login, roles, active }): Promise<Partial<FirstPassword>> => {
      if (user === null)
        return api.post<FirstPassword>('/api/users', { name: name.trim(), login: login.trim(), roles });
      await api.patch(`/api/users/${user.id}`, { name: name.trim(), roles, active, revision: user.revision });
      return {};
    },
    refreshes: ['/api/users'],
    onDone: ({ password }, { name }) => {
      toast.good(t(user === null ? 'created' : 'saved'));
      if (password === undefined) onClose();
      else onFirstPassword(name, password);
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        <TextField {...form.field('name')} label={t('name')} focusFirst />
        {user === null ? (
          <TextField {...form.field('login')} label={t('login')} hint={t('loginHint')} />
        ) : (
          <Facts facts={[{ id: 'login', title: t('login'), value: user.login }]} />
        )}
        <RolesField
          value={form.values.roles}
          error={form.field('roles').error}
          onChange={(roles) => form.change({ roles })}
        />
        {user !== null && <SwitchField {...form.field('active')} label={t('isActive')} />}
        <Group justify="space-between">
          {user === null ? (
            <span />
          ) : (
            <AccessActions user={user} onClose={onClose} onFirstPassword={onFirstPassword} />
          )}
          <Button type="submit" loading={form.isSending}>
            {t(user === null ? 'add' : 'save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface RolesFieldProps {
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (roles: readonly string[]) => void;
}

function RolesField({ value, error, onChange }: RolesFieldProps) {
  const t = useTexts(usersTexts);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Checkbox.Group label={t('roles')} error={error ?? null} value={[...value]} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {grantableRoles.map((role) => {
          const hint = roleHints[role];
          return (
            <Checkbox
              key={role}
              value={role}
              label={roleTitle(role, language)}
              {...(hint && { description: say(hint) })}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}

function ShowOnce({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const t = useTexts(usersTexts);
  return (
    <Dialog title={t('first.title')} opened onClose={onClose} size="sm">
      <Stack gap="md">
        <p className={classes.text}>{t('first.text', { name })}</p>
        <output className={classes.password}>{password}</output>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('first.done')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
