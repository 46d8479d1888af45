import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconPencil, IconPin, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  CheckField,
  ConfirmDialog,
  DateText,
  EmptyState,
  ErrorNotice,
  ErrorState,
  PrivacyShield,
  TextAreaField,
  useForm,
  useGet,
  useRefresh,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { NoteReply } from '../replies.ts';
import classes from './tab-notes.module.css';
import { customerScreenTexts } from './texts.ts';
import { useWho } from './use-consents.ts';

/** Notes about a customer. They die with the customer file. */
export function NotesTab({ customerId }: { readonly customerId: string }) {
  const t = useTexts(customerScreenTexts);
  const path = `/api/customers/${customerId}/notes`;
  const { data, error, refetch } = useGet<{ notes: NoteReply[] }>(path);
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <PrivacyShield what={t('customer.notes')} seconds={120}>
      <Stack gap="lg">
        <p className={classes.lead}>{t('notes.lead')}</p>
        <NoteForm path={path} customerId={customerId} />
        {data.notes.length === 0 ? (
          <EmptyState title={t('notes.none')} />
        ) : (
          <ul className={classes.notes}>
            {data.notes.map((note) => (
              <li key={note.id}>
                <Note path={path} customerId={customerId} note={note} />
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </PrivacyShield>
  );
}

interface NoteProps {
  readonly path: string;
  readonly customerId: string;
  readonly note: NoteReply;
}

function Note({ path, customerId, note }: NoteProps) {
  const t = useTexts(customerScreenTexts);
  const who = useWho();
  const refresh = useRefresh();
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  if (isEditing)
    return (
      <NoteForm
        key={note.revision}
        path={path}
        customerId={customerId}
        note={note}
        onEnd={() => setEditing(false)}
      />
    );
  const erase = async () => {
    await api.delete(`${path}/${note.id}`);
    await refresh([`/api/customers/${customerId}`]);
  };
  return (
    <article className={classes.note}>
      <p className={classes.text}>{note.text}</p>
      <Group justify="space-between" gap="xs">
        <span className={classes.meta}>
          {note.pinned && <IconPin size={14} aria-label={t('notes.isPinned')} />}
          <DateText at={note.updatedAt} style="minute" /> · {who(note.author)}
        </span>
        <Group gap={4}>
          <ActionIcon variant="subtle" aria-label={t('notes.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('notes.erase')}
            onClick={() => setAsking(true)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <ConfirmDialog
        title={t('notes.eraseAsk')}
        confirm={t('notes.erase')}
        kind="destroy"
        opened={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={erase}
      >
        {t('notes.eraseHint')}
      </ConfirmDialog>
    </article>
  );
}

interface NoteFormProps {
  readonly path: string;
  readonly customerId: string;
  readonly note?: NoteReply;
  readonly onEnd?: () => void;
}

function NoteForm({ path, customerId, note, onEnd }: NoteFormProps) {
  const t = useTexts(customerScreenTexts);
  const empty = { text: '', pinned: false };
  const form = useForm({
    initial: note === undefined ? empty : { text: note.text, pinned: note.pinned },
    send: (values): Promise<unknown> =>
      note === undefined
        ? api.post(path, values)
        : api.put(`${path}/${note.id}`, { ...values, revision: note.revision }),
    refreshes: [`/api/customers/${customerId}`],
    warnsBeforeLeaving: true,
    onDone: () => {
      if (note === undefined) form.reset(empty);
      onEnd?.();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="xs">
        <TextAreaField
          {...form.field('text')}
          label={t(note === undefined ? 'notes.new' : 'notes.edit')}
          rows={2}
        />
        <ErrorNotice error={form.error} />
        <Group justify="space-between">
          <CheckField {...form.field('pinned')} label={t('notes.pinned')} />
          <Group gap="xs">
            {onEnd && (
              <Button size="xs" variant="default" onClick={onEnd}>
                {t('customer.cancel')}
              </Button>
            )}
            <Button
              size="xs"
              type="submit"
              loading={form.isSending}
              disabled={form.values.text.trim() === ''}
            >
              {t(note === undefined ? 'notes.add' : 'customer.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
