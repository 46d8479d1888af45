import {
  Button,
  Checkbox,
  FileButton,
  Group,
  NumberInput,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  ErrorNotice,
  isConflict,
  useGet,
  useRefresh,
  useSession,
  useTexts,
  useToast,
  useUnsaved,
} from '../../../platform/ui/index.ts';
import { fillPlaceholders } from '../rules/fill-placeholders.ts';
import type { DeskReply, Ticket } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** What is written: an answer that leaves the house, a note that never does, or time. */
export type Mode = 'reply' | 'note' | 'work';

const modes = ['reply', 'note', 'work'] as const;

interface ComposerProps {
  readonly ticket: Ticket;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly onWriting: (isWriting: boolean) => void;
}

const today = () => new Date().toISOString().slice(0, 10);

/** Writes an answer, a note or time. What leaves the house and what stays is said in words above the field and shown by its frame. */
export function Composer({ ticket, mode, onMode, onWriting }: ComposerProps) {
  const t = useTexts(screenTexts);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [work, setWork] = useState({ day: today(), minutes: 15, isBillable: true });
  const { send, isBusy, error } = useWriting(ticket, { mode, text, files, work }, () => {
    setText('');
    setFiles([]);
    onWriting(false);
  });
  useUnsaved(text !== '' && !isBusy);
  const write = (typed: string) => {
    setText(typed);
    onWriting(typed !== '');
  };
  return (
    <section className={classes.composer} data-screen-only data-kind={mode} aria-label={t('compose.label')}>
      <Stack gap="sm">
        <Modes mode={mode} onMode={onMode} />
        <Destination ticket={ticket} mode={mode} />
        <ErrorNotice error={error} />
        {isConflict(error) && <p className={classes.notice}>{t('compose.conflict')}</p>}
        {mode === 'work' && <WorkFields work={work} onChange={setWork} />}
        {mode === 'reply' && (
          <Canned ticket={ticket} onPick={(picked) => write(text === '' ? picked : `${text}\n\n${picked}`)} />
        )}
        <Textarea
          id="compose-text"
          label={t(mode === 'work' ? 'compose.what' : 'compose.text')}
          autosize
          minRows={4}
          maxRows={18}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send('waiting');
          }}
        />
        <Group justify="space-between" gap="xs">
          {mode === 'work' ? <span /> : <Attach files={files} onFiles={setFiles} />}
          <Group gap="xs">
            {mode === 'reply' && (
              <Button
                variant="default"
                loading={isBusy}
                disabled={text === ''}
                onClick={() => void send('solved')}
              >
                {t('compose.solve')}
              </Button>
            )}
            <Button loading={isBusy} disabled={text === ''} onClick={() => void send('waiting')}>
              {t(mode === 'reply' ? 'compose.send' : mode === 'note' ? 'compose.keep' : 'compose.workKeep')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </section>
  );
}

/** What is being written. */
function Modes({ mode, onMode }: Pick<ComposerProps, 'mode' | 'onMode'>) {
  const t = useTexts(screenTexts);
  return (
    <div className={classes.views}>
      {modes.map((each) => (
        <button
          key={each}
          type="button"
          className={classes.view}
          aria-pressed={each === mode}
          onClick={() => onMode(each)}
        >
          {t(`compose.${each}`)}
        </button>
      ))}
    </div>
  );
}

interface Draft {
  readonly mode: Mode;
  readonly text: string;
  readonly files: readonly File[];
  readonly work: { readonly day: string; readonly minutes: number; readonly isBillable: boolean };
}

/** Sends what was written and then its files; a mail waits for them. What was typed stays when it fails. */
function useWriting({ id, revision }: Ticket, { mode, text, files, work }: Draft, onDone: () => void) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = `/api/helpdesk/tickets/${id}`;
  const post = (state: 'waiting' | 'solved') => {
    if (mode === 'note') return api.post<{ id: string }>(`${path}/notes`, { text });
    if (mode === 'reply')
      return api.post<{ id: string }>(`${path}/replies`, { revision, text, state, files: files.length });
    const { day: workedOn, minutes, isBillable } = work;
    const billing = isBillable ? 'billable' : 'free';
    return api.post<{ id: string }>(`${path}/work`, { text, workedOn, minutes, billing });
  };
  const send = async (state: 'waiting' | 'solved') => {
    if (isBusy || text === '') return;
    setBusy(true);
    setError(null);
    try {
      const written = await post(state);
      onDone();
      if (mode !== 'work') {
        for (const file of files) await api.attach(`${path}/entries/${written.id}/files`, file);
        if (mode === 'reply' && files.length > 0) await api.post(`${path}/entries/${written.id}/release`);
      }
      toast.good(t(mode === 'reply' ? 'compose.sent' : 'compose.kept'));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
      await refresh(['/api/helpdesk']);
    }
  };
  return { send, isBusy, error };
}

function Destination({ ticket, mode }: { readonly ticket: Ticket; readonly mode: Mode }) {
  const t = useTexts(screenTexts);
  if (mode === 'work') return null;
  if (mode === 'note') return <p className={classes.quiet}>{t('compose.staysHere')}</p>;
  const count = ticket.collaborators.length;
  const address = ticket.contactEmail ?? '';
  return (
    <p className={classes.quiet}>
      {address === '' ? t('compose.portalOnly') : t('compose.goesTo', { address })}
      {count > 0 && ` ${t('compose.copies', { count })}`}
    </p>
  );
}

function Canned({ ticket, onPick }: { readonly ticket: Ticket; readonly onPick: (text: string) => void }) {
  const t = useTexts(screenTexts);
  const { user } = useSession();
  const { data } = useGet<DeskReply>('/api/helpdesk/desk');
  if (data === undefined || data.canned.length === 0) return null;
  const values = {
    name: ticket.contact ?? '',
    nummer: ticket.number,
    betreff: ticket.subject ?? '',
    firma: ticket.companyName ?? '',
    vertrag: ticket.contractNumber ?? '',
    bearbeiter: user.name,
  };
  return (
    <Select
      label={t('compose.canned')}
      data={data.canned.map(({ id, title }) => ({ value: id, label: title }))}
      value={null}
      onChange={(id) => {
        const body = data.canned.find((each) => each.id === id)?.body;
        if (body !== undefined) onPick(fillPlaceholders(body, values));
      }}
    />
  );
}

function WorkFields({
  work,
  onChange,
}: {
  readonly work: Draft['work'];
  readonly onChange: (work: Draft['work']) => void;
}) {
  const t = useTexts(screenTexts);
  return (
    <Group gap="md" align="flex-end">
      <TextInput
        type="date"
        label={t('compose.day')}
        value={work.day}
        onChange={(event) => onChange({ ...work, day: event.currentTarget.value })}
      />
      <NumberInput
        label={t('compose.minutes')}
        min={1}
        max={1_440}
        value={work.minutes}
        onChange={(minutes) => onChange({ ...work, minutes: Number(minutes) || 1 })}
      />
      <Checkbox
        label={t('compose.billable')}
        checked={work.isBillable}
        onChange={(event) => onChange({ ...work, isBillable: event.currentTarget.checked })}
      />
    </Group>
  );
}

function Attach({
  files,
  onFiles,
}: {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = useTexts(screenTexts);
  return (
    <Group gap="xs">
      <FileButton multiple onChange={(picked) => onFiles([...files, ...picked])}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
            {t('compose.attach')}
          </Button>
        )}
      </FileButton>
      {files.length > 0 && (
        <span className={classes.quiet}>{t('compose.files', { count: files.length })}</span>
      )}
    </Group>
  );
}
