import { Button, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { NoticeLink } from '../../modules/papers/screens/index.ts';
import {
  api,
  ErrorNotice,
  PasswordField,
  TextField,
  useForm,
  useRefresh,
  useTexts,
} from '../../platform/ui/index.ts';
import { canUsePasskeys } from '../can-use-passkeys.ts';
import type { DemoUser, SessionReply, SignInReply } from '../session-reply.ts';
import { Doorway } from './doorway.tsx';
import classes from './login.module.css';
import { PasskeyButton } from './passkey-button.tsx';
import { SecondFactor } from './second-factor.tsx';
import { loginTexts } from './texts.ts';

/** Signing in: name and password, then the second factor when there is one. */
export function Login({ session }: { session: SessionReply }) {
  const [methods, setMethods] = useState<readonly ('totp' | 'passkey')[] | null>(null);
  const refresh = useRefresh();
  const go = (reply: SignInReply) => {
    if (reply.state === 'second-factor') setMethods(reply.methods ?? ['totp']);
    else void refresh(['/api/session']);
  };
  return (
    <Doorway>
      {methods === null ? (
        <Credentials session={session} onReply={go} />
      ) : (
        <SecondFactor
          methods={methods}
          onDone={() => void refresh(['/api/session'])}
          onBack={() => setMethods(null)}
        />
      )}
    </Doorway>
  );
}

function Credentials({ session, onReply }: { session: SessionReply; onReply: (reply: SignInReply) => void }) {
  const t = useTexts(loginTexts);
  const asksTenant = (session.tenants ?? 1) > 1;
  const form = useForm({
    initial: { tenant: '', login: '', password: '' },
    send: ({ tenant, login, password }) =>
      api.post<SignInReply>('/api/session', { ...(asksTenant && { tenant }), login, password }),
    onDone: onReply,
  });
  useEffect(() => {
    document.title = `${t('title')} · Redlich`;
  }, [t]);
  return (
    <>
      <Title order={1}>{t('title')}</Title>
      <form {...form.form} className={classes.form}>
        <ErrorNotice error={form.error} />
        {asksTenant && (
          <TextField {...form.field('tenant')} label={t('tenant')} autoComplete="organization" />
        )}
        <TextField {...form.field('login')} label={t('login')} autoComplete="username" focusFirst />
        <PasswordField {...form.field('password')} label={t('password')} autoComplete="current-password" />
        <Button type="submit" size="md" loading={form.isSending} fullWidth>
          {t('submit')}
        </Button>
        {canUsePasskeys() && (
          <PasskeyButton tenant={asksTenant ? form.values.tenant : undefined} onReply={onReply} />
        )}
      </form>
      {!asksTenant && <NoticeLink />}
      {session.demo !== null && <DemoUsers users={session.demo.users} onReply={onReply} />}
    </>
  );
}

function DemoUsers({
  users,
  onReply,
}: {
  users: readonly DemoUser[];
  onReply: (reply: SignInReply) => void;
}) {
  const t = useTexts(loginTexts);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const signIn = async ({ login, password }: DemoUser) => {
    setBusy(login);
    setError(null);
    try {
      onReply(await api.post<SignInReply>('/api/session', { login, password }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className={classes.demo} aria-label={t('demo.title')}>
      <h2>{t('demo.title')}</h2>
      <p>{t('demo.detail')}</p>
      <ErrorNotice error={error} />
      <div className={classes.users}>
        {users.map((user) => (
          <Button
            key={user.login}
            variant="default"
            fullWidth
            loading={busy === user.login}
            onClick={() => void signIn(user)}
            aria-label={t('demo.as', { who: user.title })}
          >
            {user.title}
          </Button>
        ))}
      </div>
    </section>
  );
}
