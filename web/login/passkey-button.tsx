import { Button } from '@mantine/core';
import { startAuthentication } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ErrorNotice, isProblem, useTexts } from '../../platform/ui/index.ts';
import type { SignInReply } from '../session-reply.ts';
import { loginTexts } from './texts.ts';

type PasskeyOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

interface PasskeyButtonProps {
  readonly tenant?: string | undefined;
  /** `default` beside the password, `filled` where it is the way to go. */
  readonly variant?: 'default' | 'filled';
  readonly onReply: (reply: SignInReply) => void;
}

/** Signs in with a passkey, alone or as the second factor. */
export function PasskeyButton({ tenant, variant = 'default', onReply }: PasskeyButtonProps) {
  const t = useTexts(loginTexts);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const query = tenant ? { tenant } : {};
      const optionsJSON = await api.post<PasskeyOptions>('/api/session/passkey/options', undefined, {
        query,
      });
      onReply(
        await api.post<SignInReply>('/api/session/passkey', await startAuthentication({ optionsJSON })),
      );
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failed !== null &&
        (isProblem(failed) ? (
          <ErrorNotice error={failed} />
        ) : (
          <div role="alert">{t('factor.cancelled')}</div>
        ))}
      <Button
        variant={variant}
        size="md"
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={isBusy}
        onClick={() => void confirm()}
        fullWidth
      >
        {t('passkey')}
      </Button>
    </>
  );
}
