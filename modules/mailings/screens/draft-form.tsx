import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  ErrorNotice,
  forgetUnsaved,
  RadioField,
  TextAreaField,
  TextField,
  useForm,
  useGo,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { placeholderList, unknownPlaceholders } from '../placeholders.ts';
import type { Mailing } from '../schemas.ts';
import { mailingTexts } from '../texts.ts';

const channels = ['letter', 'email'] as const;

/** Writes a draft, and releases it. */
export function DraftForm({ mailing }: { readonly mailing: Mailing | null }) {
  const t = useTexts(mailingTexts);
  const form = useDraft(mailing);
  // A draft may be saved half done; what would be refused on release is said while it is written.
  const field = (name: 'subject' | 'body') => {
    const bound = form.field(name);
    const unknown = unknownPlaceholders(bound.value).join(', ');
    const flag = unknown === '' ? undefined : t('field.unknown', { unknown, known: placeholderList });
    return { ...bound, error: bound.error ?? flag };
  };
  return (
    <form {...form.form}>
      <Stack gap="md">
        <TextField
          {...form.field('title')}
          label={t('field.title')}
          hint={t('field.titleHint')}
          maxLength={120}
          focusFirst={mailing === null}
        />
        <RadioField
          {...form.field('channel')}
          onChange={(value) => form.change({ channel: value === 'email' ? 'email' : 'letter' })}
          label={t('field.channel')}
          choices={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <TextField {...field('subject')} label={t('field.subject')} maxLength={200} />
        <TextAreaField {...field('body')} label={t('field.body')} hint={t('field.bodyHint')} rows={10} />
        <TextField
          {...form.field('topics')}
          label={t('field.topics')}
          hint={t('field.topicsHint')}
          need="optional"
        />
        <ErrorNotice error={form.error} />
        <Group justify="space-between">
          {mailing === null ? <span /> : <DraftActions mailing={mailing} isChanged={form.isChanged} />}
          <Button
            type="submit"
            variant={mailing !== null && !form.isChanged ? 'default' : 'filled'}
            loading={form.isSending}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The draft's values, sent as a new mailing or as a change of this one. */
function useDraft(mailing: Mailing | null) {
  const t = useTexts(mailingTexts);
  const go = useGo();
  const toast = useToast();
  return useForm({
    initial: {
      title: mailing?.title ?? '',
      channel: mailing?.channel ?? 'letter',
      subject: mailing?.subject ?? '',
      body: mailing?.body ?? '',
      topics: mailing?.topics.join(', ') ?? '',
    },
    send: (values) => {
      const body = {
        ...values,
        topics: values.topics
          .split(',')
          .map((topic) => topic.trim())
          .filter((topic) => topic !== ''),
      };
      return mailing === null
        ? api.post<{ id: string }>('/api/mailings', body)
        : api.put<{ id: string }>(`/api/mailings/${mailing.id}`, body, {
            query: { revision: mailing.revision },
          });
    },
    refreshes: ['/api/mailings'],
    warnsBeforeLeaving: true,
    onDone: ({ id }) => {
      toast.good(t('saved'));
      go(`/mailings/${id}`);
    },
  });
}

function DraftActions({ mailing, isChanged }: { readonly mailing: Mailing; readonly isChanged: boolean }) {
  const t = useTexts(mailingTexts);
  const go = useGo();
  const toast = useToast();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const release = async () => {
    const { pieces, unreachable } = await api.post<{ pieces: number; unreachable: number }>(
      `/api/mailings/${mailing.id}/release`,
    );
    toast.good(
      unreachable > 0
        ? `${t('released', { count: pieces })} ${t('unreachable', { count: unreachable })}`
        : t('released', { count: pieces }),
    );
    await refresh(['/api/mailings']);
  };
  const discard = async () => {
    try {
      await api.delete(`/api/mailings/${mailing.id}`, undefined, { query: { revision: mailing.revision } });
      forgetUnsaved();
      await refresh(['/api/mailings']);
      go('/mailings');
    } catch (failed) {
      toast.bad(failed);
    }
  };
  return (
    <Group>
      <Button variant="subtle" color="red" onClick={() => void discard()}>
        {t('discard')}
      </Button>
      <Button disabled={isChanged} onClick={() => setAsking(true)}>
        {t('release')}
      </Button>
      <ConfirmDialog
        title={t('releaseAsk')}
        confirm={t('release')}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={release}
      >
        {t('releaseDetail')}
      </ConfirmDialog>
    </Group>
  );
}
