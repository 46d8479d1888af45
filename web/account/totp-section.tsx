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
  useSend,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import classes from './account.module.css';
import { accountTexts } from './texts.ts';

interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

/** The code from an app: setting it up with a QR code and a first code, and removing it with the password. */
export function TotpSection({ isOn }: { isOn: boolean }) {
  const t = useTexts(accountTexts);
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const begin = useSend(() => api.post<TotpOffer>('/api/account/totp'), { onDone: setOffer });
  return (
    <Section
      title={t('totp.title')}
      lead={t('totp.lead')}
      actions={<StateBadge tone={isOn ? 'good' : 'neutral'}>{t(isOn ? 'totp.on' : 'totp.off')}</StateBadge>}
    >
      <ErrorNotice error={begin.error} />
      {offer !== null && <Confirm offer={offer} onDone={() => setOffer(null)} />}
      {offer === null && (
        <Group>
          <Button variant="default" loading={begin.isPending} onClick={() => (isOn ? setRemoving(true) : begin.mutate(undefined))}>
            {t(isOn ? 'totp.remove' : 'totp.setUp')}
          </Button>
        </Group>
      )}
      <RemoveDialog opened={isRemoving} onClose={() => setRemoving(false)} />
    </Section>
  );
}

function Confirm({ offer, onDone }: { offer: TotpOffer; onDone: () => void }) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const form = useForm({
    initial: { code: '' },
    send: ({ code }) => api.post('/api/account/totp/confirm', { code: code.replaceAll(/\s/g, '') }),
    refreshes: ['/api/account', '/api/session'],
    onDone: () => {
      toast.good(t('totp.saved'));
      onDone();
    },
  });
  return (
    <div className={classes.totp}>
      <figure className={classes.qr}>
        <img alt={t('totp.qr')} src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qrSvg)}`} width={176} height={176} />
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
          <PasswordField {...form.field('password')} label={t('totp.password')} autoComplete="current-password" focusFirst />
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
