import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  Dialog,
  ErrorNotice,
  useForm,
  useLanguage,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { RecipientShown } from '../schemas.ts';
import { CompanyFields, OwnFields, ProofFields } from './recipient-fields.tsx';
import { type RecipientValues, requestOf, valuesOf } from './recipient-values.ts';
import { ServiceChoice } from './service-choice.tsx';
import { registerTexts } from './texts.ts';

const concerned = ['/api/register', '/api/papers', '/api/pledges'] as const;

/** The window a recipient is entered in: one of the company's own, or what is known of a declared one. */
export function RecipientDialog({
  recipient,
  onClose,
}: {
  readonly recipient: RecipientShown | 'new';
  readonly onClose: () => void;
}) {
  const t = useTexts(registerTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const form = useForm<RecipientValues, unknown>({
    initial: valuesOf(recipient, language),
    warnsBeforeLeaving: true,
    send(values) {
      const { method, path, body } = requestOf(values, recipient);
      return method === 'post' ? api.post(path, body) : api.put(path, body);
    },
    refreshes: concerned,
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  const isDeclared = recipient !== 'new' && recipient.origin === 'declared';
  return (
    <Dialog
      title={recipient === 'new' ? t('add') : recipient.title[language]}
      opened
      onClose={onClose}
      size="lg"
    >
      <form {...form.form}>
        <Stack gap="md">
          {recipient === 'new' && <ServiceChoice onChoose={form.change} />}
          {isDeclared ? <p>{t('switchedBy')}</p> : <OwnFields form={form} />}
          <CompanyFields form={form} />
          <ProofFields form={form} />
          <ErrorNotice error={form.error} />
          <Group justify="space-between">
            {recipient !== 'new' && !isDeclared ? (
              <Remove recipient={recipient} onClose={onClose} />
            ) : (
              <span />
            )}
            <Button type="submit" loading={form.isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Remove({
  recipient,
  onClose,
}: {
  readonly recipient: RecipientShown;
  readonly onClose: () => void;
}) {
  const t = useTexts(registerTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    await api.delete(`/api/register/own/${recipient.id}?revision=${recipient.revision}`);
    await refresh(concerned);
    toast.good(t('removed'));
    onClose();
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        title={t('removeAsk', { title: recipient.title[language] })}
        confirm={t('remove')}
        kind="destroy"
        opened={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={remove}
      >
        {t('removeDetail')}
      </ConfirmDialog>
    </>
  );
}
