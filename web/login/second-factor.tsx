import { Button, Title } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { startAuthentication } from '@simplewebauthn/browser';
import { useState } from 'react';
import { api, ErrorNotice, isProblem, TextField, useForm, useTexts } from '../../platform/ui/index.ts';
import classes from './login.module.css';
import { loginTexts } from './texts.ts';

interface SecondFactorProps {
  readonly methods: readonly ('totp' | 'passkey')[];
  readonly onDone: () => void;
  readonly onBack: () => void;
}

type PasskeyOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** The second step of signing in: a code from the app, or a passkey. */
export function SecondFactor({ methods, onDone, onBack }: SecondFactorProps) {
  const t = useTexts(loginTexts);
  return (
    <>
      <Title order={1}>{t('factor.title')}</Title>
      <div className={classes.form}>
        {methods.includes('passkey') && <WithPasskey onDone={onDone} />}
        {methods.length > 1 && <div className={classes.or}>{t('factor.or')}</div>}
        {methods.includes('totp') && <WithCode onDone={onDone} />}
        <Button variant="subtle" className={classes.back ?? ''} onClick={onBack}>
          {t('factor.back')}
        </Button>
      </div>
    </>
  );
}

function WithCode({ onDone }: { onDone: () => void }) {
  const t = useTexts(loginTexts);
  const form = useForm({
    initial: { code: '' },
    send: ({ code }) => api.post('/api/session/totp', { code: code.replaceAll(/\s/g, '') }),
    onDone,
  });
  return (
    <form {...form.form} className={classes.form}>
      <ErrorNotice error={form.error} />
      <TextField
        {...form.field('code')}
        label={t('factor.totp')}
        hint={t('factor.totpHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        focusFirst
      />
      <Button type="submit" loading={form.isSending} fullWidth>
        {t('submit')}
      </Button>
    </form>
  );
}

function WithPasskey({ onDone }: { onDone: () => void }) {
  const t = useTexts(loginTexts);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const optionsJSON = await api.post<PasskeyOptions>('/api/session/passkey/options');
      await api.post('/api/session/passkey', await startAuthentication({ optionsJSON }));
      onDone();
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failed !== null && (isProblem(failed) ? <ErrorNotice error={failed} /> : <p role="alert">{t('factor.cancelled')}</p>)}
      <Button leftSection={<IconFingerprint size={18} aria-hidden />} loading={isBusy} onClick={() => void confirm()} fullWidth>
        {t('factor.passkey')}
      </Button>
    </>
  );
}
