import { Button, Title } from '@mantine/core';
import { api, ErrorNotice, TextField, useForm, useTexts } from '../../platform/ui/index.ts';
import classes from './login.module.css';
import { PasskeyButton } from './passkey-button.tsx';
import { loginTexts } from './texts.ts';

interface SecondFactorProps {
  readonly methods: readonly ('totp' | 'passkey')[];
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The second step of signing in: a code from the app, or a passkey. */
export function SecondFactor({ methods, onDone, onBack }: SecondFactorProps) {
  const t = useTexts(loginTexts);
  return (
    <>
      <Title order={1}>{t('factor.title')}</Title>
      <div className={classes.form}>
        {methods.includes('passkey') && <PasskeyButton variant="filled" onReply={onDone} />}
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
        autoComplete="one-time-code"
        maxLength={20}
        focusFirst
      />
      <Button type="submit" loading={form.isSending} fullWidth>
        {t('submit')}
      </Button>
    </form>
  );
}
