import { Button, Group, Stack } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { api, Dialog, ErrorNotice, TextField, useForm, useTexts, useToast } from '../../platform/ui/index.ts';
import { passwordTexts } from '../password/texts.ts';
import classes from './account.module.css';
import { accountTexts } from './texts.ts';

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Names a new passkey and has the browser make it. */
export function AddPasskey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(accountTexts);
  const say = useTexts(passwordTexts);
  const toast = useToast();
  const [isCancelled, setCancelled] = useState(false);
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() === '' ? say('required') : undefined }),
    send: async ({ name }) => {
      const optionsJSON = await api.post<RegistrationOptions>('/api/account/passkeys/options');
      const response = await startRegistration({ optionsJSON }).catch(() => null);
      setCancelled(response === null);
      if (response === null) return false;
      await api.post('/api/account/passkeys', { name: name.trim(), response });
      return true;
    },
    refreshes: ['/api/account', '/api/session'],
    onDone: (isAdded) => {
      if (!isAdded) return;
      form.reset({ name: '' });
      toast.good(t('passkeys.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('passkeys.add')} opened={opened} onClose={onClose} size="sm">
      <form {...form.form}>
        <Stack gap="md">
          <ErrorNotice error={form.error} />
          {isCancelled && (
            <p role="alert" className={classes.text}>
              {t('passkeys.cancelled')}
            </p>
          )}
          <TextField
            {...form.field('name')}
            label={t('passkeys.name')}
            hint={t('passkeys.nameHint')}
            maxLength={60}
            focusFirst
          />
          <Group justify="flex-end">
            <Button type="submit" loading={form.isSending}>
              {t('passkeys.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
