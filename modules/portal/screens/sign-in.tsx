import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { api, ErrorNotice, PasswordField, TextField, useForm } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { PortalSession } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

/** The way in: signing in, or asking for a link when the password is forgotten. */
export function SignIn({ session }: { readonly session: PortalSession }) {
  const t = usePortalTexts();
  const [mode, setMode] = useState<'sign-in' | 'forgotten'>('sign-in');
  const tenant = session.tenant === '' ? {} : { tenant: session.tenant };
  return (
    <main className={classes.narrow}>
      <Stack>
        <Title order={1}>
          {session.company === '' ? t('title') : t('titleOf', { company: session.company })}
        </Title>
        {mode === 'sign-in' ? (
          <SignInForm tenant={tenant} onForgotten={() => setMode('forgotten')} />
        ) : (
          <ForgottenForm tenant={tenant} onBack={() => setMode('sign-in')} />
        )}
      </Stack>
    </main>
  );
}

interface AtTenant {
  readonly tenant: { readonly tenant?: string };
}

function SignInForm({ tenant, onForgotten }: AtTenant & { readonly onForgotten: () => void }) {
  const t = usePortalTexts();
  const form = useForm({
    initial: { email: '', password: '' },
    send: (given) => api.post('/api/portal/session', { ...tenant, ...given }),
    refreshes: ['/api/portal'],
  });
  return (
    <form {...form.form}>
      <Stack>
        <Title order={2}>{t('signIn.title')}</Title>
        <TextField
          {...form.field('email')}
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          focusFirst
        />
        <PasswordField
          {...form.field('password')}
          label={t('signIn.password')}
          autoComplete="current-password"
        />
        <ErrorNotice error={form.error} />
        <Button
          type="submit"
          loading={form.isSending}
          disabled={form.values.email.trim() === '' || form.values.password === ''}
        >
          {t('signIn.submit')}
        </Button>
        <Button variant="subtle" onClick={onForgotten}>
          {t('signIn.forgotten')}
        </Button>
        <p className={classes.quiet}>{t('signIn.noAccount')}</p>
      </Stack>
    </form>
  );
}

function ForgottenForm({ tenant, onBack }: AtTenant & { readonly onBack: () => void }) {
  const t = usePortalTexts();
  const [isSent, setSent] = useState(false);
  const form = useForm({
    initial: { email: '' },
    send: (given) => api.post('/api/portal/link', { ...tenant, ...given }),
    onDone: () => setSent(true),
  });
  if (isSent)
    return (
      <div role="status">
        <Title order={2}>{t('forgotten.sent')}</Title>
        <p>{t('forgotten.sentDetail')}</p>
        <Button variant="default" onClick={onBack}>
          {t('forgotten.back')}
        </Button>
      </div>
    );
  return (
    <form {...form.form}>
      <Stack>
        <Title order={2}>{t('forgotten.title')}</Title>
        <p className={classes.quiet}>{t('forgotten.lead')}</p>
        <TextField {...form.field('email')} label={t('signIn.email')} type="email" focusFirst />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending} disabled={form.values.email.trim() === ''}>
          {t('forgotten.submit')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t('forgotten.back')}
        </Button>
      </Stack>
    </form>
  );
}
