import { Button, Stack, Title } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  DateText,
  ErrorNotice,
  ErrorState,
  StateBadge,
  saveFile,
  TextAreaField,
  useForm,
  useGet,
  useToast,
} from '../../../platform/ui/index.ts';
import { PickFiles, sendFiles } from './pick-files.tsx';
import classes from './portal.module.css';
import type { OwnTicketPage } from './replies.ts';
import { stateTones } from './state-tones.ts';
import { usePortalTexts } from './use-portal-texts.ts';

interface TicketPartProps {
  readonly reference: string;
  readonly company: string;
  readonly onBack: () => void;
  /** An answer to a closed enquiry leads to the one it began. */
  readonly onMoved: (reference: string) => void;
}

/** One enquiry with all that was written to and fro. */
export function TicketPart({ reference, company, onBack, onMoved }: TicketPartProps) {
  const t = usePortalTexts();
  const path = `/api/portal/tickets/${reference}`;
  const { data, error, refetch } = useGet<OwnTicketPage>(path, { everySeconds: 20 });
  return (
    <>
      <div className={classes.line}>
        <Button variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('ticket.back')}
        </Button>
      </div>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div className={classes.line}>
            <Title order={1}>{data.subject ?? t('tickets.none')}</Title>
            <span>
              <StateBadge tone={stateTones[data.state]}>{t(`state.${data.state}`)}</StateBadge>{' '}
              <span className={classes.quiet}>{data.number}</span>
            </span>
          </div>
          {data.dueAt !== null && (
            <p className={classes.quiet}>
              {t('ticket.dies')} <DateText at={data.dueAt} />
            </p>
          )}
          {data.messages.map((message) => (
            <Message key={message.id} message={message} path={path} company={company} />
          ))}
          <Answer
            reference={reference}
            isClosed={data.state === 'closed'}
            onSent={(moved) => (moved === reference ? void refetch() : onMoved(moved))}
          />
        </>
      )}
    </>
  );
}

function Message({
  message,
  path,
  company,
}: {
  readonly message: OwnTicketPage['messages'][number];
  readonly path: string;
  readonly company: string;
}) {
  const t = usePortalTexts();
  const toast = useToast();
  const who =
    message.direction === 'out' ? t('ticket.house', { company }) : message.author || t('ticket.you');
  const load = async (id: string) => {
    try {
      saveFile(await api.download(`${path}/messages/${message.id}/files/${id}`));
    } catch (thrown) {
      toast.bad(thrown);
    }
  };
  return (
    <article className={classes.message}>
      <div className={classes.who}>
        <span>{who}</span>
        <span className={classes.quiet}>
          <DateText at={message.at} style="minute" />
        </span>
      </div>
      <p className={classes.text}>{message.text}</p>
      {message.files.length > 0 && (
        <ul className={classes.files} aria-label={t('ticket.files')}>
          {message.files.map((file) => (
            <li key={file.id}>
              <Button
                size="xs"
                variant="default"
                leftSection={
                  file.lock === null ? (
                    <IconDownload size={14} aria-hidden />
                  ) : (
                    <IconLock size={14} aria-hidden />
                  )
                }
                disabled={file.lock !== null}
                onClick={() => void load(file.id)}
              >
                {file.lock === null ? file.name : `${file.name} · ${t(`ticket.lock.${file.lock}`)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Answer({
  reference,
  isClosed,
  onSent,
}: {
  readonly reference: string;
  readonly isClosed: boolean;
  readonly onSent: (reference: string) => void;
}) {
  const t = usePortalTexts();
  const toast = useToast();
  const [files, setFiles] = useState<readonly File[]>([]);
  const form = useForm({
    initial: { text: '' },
    async send(body) {
      const path = `/api/portal/tickets/${reference}/messages`;
      const written = await api.post<{ reference: string; message: string }>(path, body);
      return { ...written, all: await sendFiles(written, files) };
    },
    refreshes: ['/api/portal/tickets'],
    onDone: (written) => {
      setFiles([]);
      form.reset({ text: '' });
      if (written.all) toast.good(t('ticket.sent'));
      else toast.bad(t('ticket.fileFailed'));
      onSent(written.reference);
    },
  });
  return (
    <form {...form.form}>
      <Stack maw="36rem">
        <TextAreaField
          {...form.field('text')}
          label={t('ticket.answer')}
          {...(isClosed && { hint: t('ticket.followUp') })}
          rows={4}
        />
        <PickFiles files={files} onFiles={setFiles} />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending} disabled={form.values.text.trim() === ''}>
          {t('ticket.send')}
        </Button>
      </Stack>
    </form>
  );
}
