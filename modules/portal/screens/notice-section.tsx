import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  DataList,
  DateText,
  Dialog,
  EmptyState,
  ErrorNotice,
  RadioField,
  Section,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useRefresh,
} from '../../../platform/ui/index.ts';
import type { Notices } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

const topics = ['security', 'features', 'hints'] as const;

/** What is announced in the portal, and announcing more. */
export function NoticeSection() {
  const t = usePortalTexts();
  const refresh = useRefresh();
  const [isWriting, setWriting] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useGet<Notices>('/api/portal-notices');
  return (
    <Section
      title={t('desk.notices')}
      actions={
        <Button variant="default" onClick={() => setWriting(true)}>
          {t('desk.publish')}
        </Button>
      }
    >
      <DataList
        label={t('desk.notices')}
        columns={[
          { id: 'title', title: t('desk.noticeTitle'), cell: (row) => row.title, onCard: 'title' },
          { id: 'topic', title: t('desk.topic'), width: 'fit', cell: (row) => t(`desk.${row.topic}`) },
          {
            id: 'at',
            title: t('desk.published'),
            width: 'fit',
            cell: (row) => <DateText at={row.publishedAt} />,
          },
          {
            id: 'acts',
            title: t('desk.acts'),
            width: 'fit',
            onCard: 'bare',
            cell: (row) => (
              <Button size="xs" variant="default" onClick={() => setLeaving(row.id)}>
                {t('desk.withdraw')}
              </Button>
            ),
          },
        ]}
        rows={data?.notices ?? []}
        keyOf={(row) => row.id}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('desk.noticesEmpty')} />}
      />
      {isWriting && <NoticeDialog onClose={() => setWriting(false)} />}
      <ConfirmDialog
        title={t('desk.withdraw')}
        confirm={t('desk.withdraw')}
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          await api.delete(`/api/portal-notices/${leaving}`);
          await refresh(['/api/portal-notices']);
        }}
      >
        {t('desk.withdrawAsk')}
      </ConfirmDialog>
    </Section>
  );
}

function NoticeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = usePortalTexts();
  const form = useForm({
    initial: { topic: 'security', title: t('desk.acts'), text: '' },
    send: (notice) => api.post('/api/portal-notices', { ...notice, shownUntil: null }),
    refreshes: ['/api/portal-notices'],
    onDone: onClose,
  });
  return (
    <Dialog title={t('desk.publish')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <RadioField
            {...form.field('topic')}
            label={t('desk.topic')}
            choices={topics.map((value) => ({ value, label: t(`desk.${value}`) }))}
          />
          <TextField {...form.field('title')} label={t('desk.noticeTitle')} maxLength={200} />
          <TextAreaField {...form.field('text')} label={t('desk.noticeText')} rows={5} />
          <ErrorNotice error={form.error} />
          <Group justify="flex-end">
            <Button
              type="submit"
              loading={form.isSending}
              disabled={form.values.title.trim() === '' || form.values.text.trim() === ''}
            >
              {t('desk.publishNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
