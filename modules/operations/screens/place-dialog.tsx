import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Columns,
  ConfirmDialog,
  Dialog,
  ErrorNotice,
  RadioField,
  TextField,
  useForm,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { BoardPlace } from '../schemas.ts';
import { bodyOf, type PlaceValues, valuesOf } from './place-values.ts';
import { ServerFields } from './server-fields.tsx';
import { backupTexts } from './texts.ts';

const concerned = ['/api/backups', '/api/pledges', '/api/register', '/api/papers'] as const;
const needed = {
  folder: ['title', 'city', 'folder'],
  sftp: ['title', 'city', 'folder', 'host', 'port', 'user'],
};

/** The window a place is entered in. It is tried before it is saved. */
export function PlaceDialog({
  place,
  onClose,
}: {
  readonly place: BoardPlace | 'new';
  readonly onClose: () => void;
}) {
  const t = useTexts(backupTexts);
  const toast = useToast();
  const form = useForm<PlaceValues, unknown>({
    initial: valuesOf(place),
    warnsBeforeLeaving: true,
    check: (values) =>
      Object.fromEntries(
        needed[values.sort === 'sftp' ? 'sftp' : 'folder']
          .filter((name) => String(values[name as keyof PlaceValues]).trim() === '')
          .map((name) => [name, t('required')]),
      ),
    send: (values) =>
      place === 'new'
        ? api.post('/api/backups/places', bodyOf(values))
        : api.put(`/api/backups/places/${place.id}`, bodyOf(values)),
    refreshes: concerned,
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={place === 'new' ? t('add') : place.title} opened onClose={onClose} size="lg">
      <form {...form.form}>
        <Stack gap="md">
          {place === 'new' && (
            <RadioField
              {...form.field('sort')}
              label={t('sort')}
              choices={(['folder', 'sftp'] as const).map((value) => ({
                value,
                label: t(`sorts.${value}`),
                hint: t(`sortHints.${value}`),
              }))}
            />
          )}
          <TextField {...form.field('title')} label={t('name')} hint={t('nameHint')} maxLength={60} />
          <Columns width="sm">
            <TextField {...form.field('city')} label={t('city')} maxLength={60} />
            <TextField
              {...form.field('provider')}
              label={t('provider')}
              hint={t('providerHint')}
              need="optional"
              maxLength={100}
            />
          </Columns>
          {form.values.sort === 'sftp' && <ServerFields form={form} isNew={place === 'new'} />}
          <TextField {...form.field('folder')} label={t('folder')} hint={t('folderHint')} maxLength={500} />
          <ErrorNotice error={form.error} />
          <Group justify="space-between">
            {place === 'new' ? <span /> : <Remove place={place} onClose={onClose} />}
            <Button type="submit" loading={form.isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Remove({ place, onClose }: { readonly place: BoardPlace; readonly onClose: () => void }) {
  const t = useTexts(backupTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    await api.delete(`/api/backups/places/${place.id}`);
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
        title={t('removeAsk', { title: place.title })}
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
