import { Button, Group, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  DataList,
  DateText,
  EmptyState,
  ErrorNotice,
  StateBadge,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useToast,
} from '../../../platform/ui/index.ts';
import { PickFiles, sendFiles } from './pick-files.tsx';
import classes from './portal.module.css';
import type { OwnTickets } from './replies.ts';
import { stateTones } from './state-tones.ts';
import { TicketPart } from './ticket-part.tsx';
import { usePortalTexts } from './use-portal-texts.ts';

type Shown =
  | { readonly as: 'list' }
  | { readonly as: 'ask' }
  | { readonly as: 'one'; readonly reference: string };

/** The own enquiries: the list, one of them, or a new one. */
export function TicketsPart({ company }: { readonly company: string }) {
  const [shown, setShown] = useState<Shown>({ as: 'list' });
  const toList = () => setShown({ as: 'list' });
  const open = (reference: string) => setShown({ as: 'one', reference });
  if (shown.as === 'ask') return <Ask onDone={open} onCancel={toList} />;
  if (shown.as === 'one')
    return <TicketPart reference={shown.reference} company={company} onBack={toList} onMoved={open} />;
  return <List onOpen={open} onAsk={() => setShown({ as: 'ask' })} />;
}

function List({
  onOpen,
  onAsk,
}: {
  readonly onOpen: (reference: string) => void;
  readonly onAsk: () => void;
}) {
  const t = usePortalTexts();
  const { data, error, isPending, refetch } = useGet<OwnTickets>('/api/portal/tickets', { everySeconds: 30 });
  const ask = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onAsk}>
      {t('tickets.ask')}
    </Button>
  );
  return (
    <>
      <div className={classes.line}>
        <Title order={1}>{t('tickets.title')}</Title>
        {ask}
      </div>
      <DataList
        label={t('tickets.title')}
        columns={[
          {
            id: 'subject',
            title: t('tickets.subject'),
            cell: (row) => row.subject ?? t('tickets.none'),
            onCard: 'title',
          },
          { id: 'number', title: t('tickets.number'), width: 'fit', cell: (row) => row.number },
          {
            id: 'state',
            title: t('tickets.state'),
            width: 'fit',
            cell: (row) => <StateBadge tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
          },
          {
            id: 'moved',
            title: t('tickets.moved'),
            width: 'fit',
            cell: (row) => <DateText at={row.updatedAt} style="minute" />,
          },
        ]}
        rows={data?.tickets ?? []}
        keyOf={(row) => row.reference}
        onOpen={(row) => onOpen(row.reference)}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('tickets.empty')} action={ask} />}
      />
    </>
  );
}

function Ask({
  onDone,
  onCancel,
}: {
  readonly onDone: (reference: string) => void;
  readonly onCancel: () => void;
}) {
  const t = usePortalTexts();
  const toast = useToast();
  const [files, setFiles] = useState<readonly File[]>([]);
  const form = useForm({
    initial: { subject: '', text: '' },
    async send(body) {
      const written = await api.post<{ reference: string; message: string }>('/api/portal/tickets', body);
      return { ...written, all: await sendFiles(written, files) };
    },
    refreshes: ['/api/portal/tickets'],
    onDone: ({ reference, all }) => {
      if (all) toast.good(t('ticket.sent'));
      else toast.bad(t('ticket.fileFailed'));
      onDone(reference);
    },
  });
  return (
    <form {...form.form}>
      <Stack>
        <div className={classes.line}>
          <Title order={1}>{t('ask.title')}</Title>
        </div>
        <TextField {...form.field('subject')} label={t('ask.subject')} maxLength={200} focusFirst />
        <TextAreaField {...form.field('text')} label={t('ask.text')} rows={6} />
        <PickFiles files={files} onFiles={setFiles} />
        <ErrorNotice error={form.error} />
        <Group>
          <Button
            type="submit"
            loading={form.isSending}
            disabled={form.values.subject.trim() === '' || form.values.text.trim() === ''}
          >
            {t('ask.send')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('ask.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
