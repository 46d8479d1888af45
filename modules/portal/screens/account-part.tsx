import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  ErrorNotice,
  PasswordField,
  RadioField,
  Section,
  useForm,
  useRefresh,
  useToast,
} from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { PortalUser } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

const ways = ['mail', 'screen', 'off'] as const;

/** The own account: what one is told of and how, the password, the end. */
export function AccountPart({ user }: { readonly user: PortalUser }) {
  const t = usePortalTexts();
  return (
    <>
      <div className={classes.line}>
        <Title order={1}>{t('account.title')}</Title>
        <span className={classes.quiet}>
          {user.name} · {user.email}
        </span>
      </div>
      <Choices user={user} />
      <PasswordPart />
      <ClosePart />
    </>
  );
}

function Choices({ user }: { readonly user: PortalUser }) {
  const t = usePortalTexts();
  const toast = useToast();
  const form = useForm({
    initial: { ...user.choices } as Record<'security' | 'features' | 'hints', string>,
    send: (choices) => api.put('/api/portal/choices', choices),
    refreshes: ['/api/portal'],
    onDone: () => toast.good(t('account.saved')),
  });
  const choices = ways.map((value) => ({ value, label: t(`account.${value}`) }));
  return (
    <Section title={t('account.choices')} lead={t('account.choicesLead')}>
      <form {...form.form}>
        <Stack maw="36rem">
          {(['security', 'features', 'hints'] as const).map((topic) => (
            <RadioField key={topic} {...form.field(topic)} label={t(`account.${topic}`)} choices={choices} />
          ))}
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('account.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}

function PasswordPart() {
  const t = usePortalTexts();
  const toast = useToast();
  const form = useForm({
    initial: { current: '', next: '' },
    send: (given) => api.put('/api/portal/password', given),
    onDone: () => {
      toast.good(t('account.changed'));
      form.reset({ current: '', next: '' });
    },
  });
  return (
    <Section title={t('account.password')}>
      <form {...form.form}>
        <Stack maw="36rem">
          <PasswordField
            {...form.field('current')}
            label={t('account.current')}
            autoComplete="current-password"
          />
          <PasswordField
            {...form.field('next')}
            label={t('account.next')}
            hint={t('choose.lead')}
            autoComplete="new-password"
          />
          <ErrorNotice error={form.error} />
          <Button
            type="submit"
            loading={form.isSending}
            disabled={form.values.current === '' || form.values.next === ''}
          >
            {t('account.password')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}

function ClosePart() {
  const t = usePortalTexts();
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  return (
    <Section title={t('account.close')} lead={t('account.closeAsk')}>
      <Button variant="default" color="red" onClick={() => setAsked(true)}>
        {t('account.close')}
      </Button>
      <ConfirmDialog
        title={t('account.close')}
        confirm={t('account.closeDo')}
        kind="destroy"
        opened={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={async () => {
          await api.delete('/api/portal/account');
          await refresh(['/api/portal']);
        }}
      >
        {t('account.closeAsk')}
      </ConfirmDialog>
    </Section>
  );
}
