import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Columns,
  ConfirmDialog,
  Dialog,
  ErrorNotice,
  type FormInUse,
  RadioField,
  TextField,
  useForm,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { BoardPlace } from '../schemas.ts';
import classes from './backups.module.css';
import { placeTexts } from './place-texts.ts';
import {
  asSort,
  bodyOf,
  neededFor,
  type PlaceSort,
  type PlaceValues,
  placeSorts,
  valuesOf,
} from './place-values.ts';
import { ProviderFields } from './provider-fields.tsx';
import { ServerFields } from './server-fields.tsx';
import { backupTexts } from './texts.ts';

const concerned = ['/api/backups', '/api/pledges', '/api/register', '/api/papers'] as const;

/** The window a place is entered in. It is tried before it is saved. */
export function PlaceDialog({
  place,
  onClose,
}: {
  readonly place: BoardPlace | 'new';
  readonly onClose: () => void;
}) {
  const t = useTexts(backupTexts);
  const p = useTexts(placeTexts);
  const toast = useToast();
  const form = useForm<PlaceValues, unknown>({
    initial: valuesOf(place),
    warnsBeforeLeaving: true,
    check: (values) =>
      Object.fromEntries(
        neededFor(values)
          .filter((name) => String(values[name]).trim() === '')
          .map((name) => [name, p('required')]),
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
              onChange={(value) => form.change(asSort(value as PlaceSort))}
              label={p('sort')}
              choices={placeSorts.map((value) => ({
                value,
                label: p(`sorts.${value}`),
                hint: p(`sortHints.${value}`),
              }))}
            />
          )}
          <PlaceFields form={form} isNew={place === 'new'} />
          <ErrorNotice error={form.error} />
          <Group justify="space-between">
            {place === 'new' ? <span /> : <Remove place={place} onClose={onClose} />}
            <Button type="submit" loading={form.isSending}>
              {p('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function PlaceFields({ form, isNew }: { readonly form: FormInUse<PlaceValues>; readonly isNew: boolean }) {
  const p = useTexts(placeTexts);
  const { sort } = form.values;
  return (
    <>
      <TextField {...form.field('title')} label={p('name')} hint={p('nameHint')} maxLength={60} />
      <Columns width="sm">
        <TextField {...form.field('city')} label={p('city')} maxLength={60} />
        <TextField
          {...form.field('provider')}
          label={p('provider')}
          hint={p('providerHint')}
          need="optional"
          maxLength={100}
        />
      </Columns>
      {sort !== 'folder' && <ProviderFields form={form} />}
      {sort !== 'folder' && <ServerFields form={form} isNew={isNew} />}
      <TextField
        {...form.field('folder')}
        label={p('folder')}
        hint={p(`folderHints.${sort}`)}
        maxLength={500}
      />
      {sort === 'webdav' && <p className={classes.note}>{p('trash')}</p>}
    </>
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
