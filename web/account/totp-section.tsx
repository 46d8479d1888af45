import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Dialog,
  ErrorNotice,
  PasswordField,
  Section,
  StateBadge,
  TextField,
  useForm,
  useRefresh,
  useSend,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import classes from './account.module.css';
import type { AccountReply } from './account-reply.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { accountTexts } from './texts.ts';

interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

interface TotpConfirmed {
  readonly recoveryCodes: readonly string[];
}

/** The code from an app: setting it up with a QR code and a first code, and removing it with the password. */
export function TotpSection({ account }: { readonly account: AccountReply }) {
  const t = useTexts(accountTexts);
  const refresh = useRefresh();
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const begin = useSend(() => api.post<TotpOffer>('/api/account/totp'), { onDone: setOffer });
  const isOn = account.totp;
  const confirmed = (recovery: readonly string[]) => {
    setOffer(null);
    setCodes(recovery);
  };
  return (
    <Section
      title={t('totp.title')}
      lead={isOn && codes === null ? t('totp.left', { count: account.recoveryCodesLeft }) : t('totp.lead')}
      actions={<StateBadge tone={isOn ? 'good' : 'neutral'}>{t(isOn ? 'totp.on' : 'totp.off')}</StateBadge>}
    >
      <ErrorNotice error={begin.error} />
      {offer !== null && <Confirm offer={offer} onDone={confirmed} />}
      {codes !== null && (
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
            // only now: whoever had to set up a second factor leaves this page with the next answer
            void refresh(['/api/session', '/api/account']);
          }}
        />
      )}
      {offer === null && codes === null && (
        <Group>
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => (isOn ? setRemoving(true) : begin.mutate(undefined))}
          >
            {t(isOn ? 'totp.remove' : 'totp.setUp')}
          </Button>
        </Group>
      )}
      <RemoveDialog opened={isRemoving} onClose={() => setRemoving(false)} />
    </Section>
  );
}

interface ConfirmProps {
  readonly offer: TotpOffer;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

function Confirm({ offer, onDone }: ConfirmProps) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const form = useForm({
    initial: { code: '' },
    send: ({ code }) =>
      api.post<TotpConfirmed>('/api/account/totp/confirm', { code: code.replaceAll(/\s/g, '') }),
    onDone: ({ recoveryCodes }) => {
      toast.good(t('totp.saved'));
      onDone(recoveryCodes);
    },
  });
  return (
    <div className={classes.totp}>
      <figure className={classes.qr}>
        <img
          alt={t('totp.qr')}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qrSvg)}`}
          width={176}
          height={176}
        />
        <figcaption>{t('totp.scan')}</figcaption>
      </figure>
      <form {...form.form}>
        <Stack gap="md">
          <div>
            <div className={classes.caption}>{t('totp.secret')}</div>
            <code className={classes.secret}>{offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </div>
          <ErrorNotice error={form.error} />
          <TextField
            {...form.field('code')}
            label={t('totp.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            focusFirst
          />
          <div>
            <Button type="submit" loading={form.isSending}>
              {t('totp.confirm')}
            </Button>
          </div>
        </Stack>
      </form>
    </div>
  );
}

function RemoveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const form = useForm({
    initial: { password: '' },
    send: ({ password }) => api.delete('/api/account/totp', { password }),
    refreshes: ['/api/account'],
    onDone: () => {
      form.reset({ password: '' });
      toast.good(t('totp.removed'));
      onClose();
    },
  });
  return (
    <Dialog title={t('totp.removeTitle')} opened={opened} onClose={onClose} size="sm">
      <form {...form.form}>
        <Stack gap="md">
          <p className={classes.text}>{t('totp.removeText')}</p>
          <ErrorNotice error={form.error} />
          <PasswordField
            {...form.field('password')}
            label={t('totp.password')}
            autoComplete="current-password"
            focusFirst
          />
          <Group justify="flex-end">
            <Button type="submit" color="red" loading={form.isSending}>
              {t('totp.remove')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
