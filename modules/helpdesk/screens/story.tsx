import { Button } from '@mantine/core';
import { IconLock, IconPaperclip } from '@tabler/icons-react';
import { formatDay } from '../../../platform/i18n/index.ts';
import {
  api,
  DateText,
  StateBadge,
  saveFile,
  useLanguage,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { priorities, states } from '../choices.ts';
import type { Entry, Ticket } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** The whole story of an enquiry, oldest first. Texts are shown as text; nothing of a mail is ever loaded or run. */
export function Story({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  if (ticket.story.length === 0) return <p className={classes.quiet}>{t('story.empty')}</p>;
  return (
    <ol className={classes.story}>
      {ticket.story.map((entry) => (
        <li key={entry.id}>
          {entry.kind === 'event' ? <Happened entry={entry} /> : <Written {...{ ticket, entry }} />}
        </li>
      ))}
    </ol>
  );
}

type Of<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

const named = [
  'collaborator-added',
  'collaborator-removed',
  'merged-into',
  'merged-from',
  'imported',
  'file-infected',
  'files-too-large',
  'split-off',
  'linked',
  'assignee',
] as const;

function Happened({ entry: { what, value, at, author } }: { readonly entry: Of<'event'> }) {
  const t = useTexts(screenTexts);
  const channels = ['portal', 'email', 'phone', 'counter', 'letter', 'form'] as const;
  const channel = channels.find((each) => each === value);
  const state = states.find((each) => each === value);
  const priority = priorities.find((each) => each === value);
  const other = named.find((each) => each === what);
  const text =
    what === 'opened' && channel !== undefined
      ? t('story.event.opened', { value: t(`channel.${channel}`) })
      : what === 'state' && state !== undefined
        ? t('story.event.state', { value: t(`state.${state}`) })
        : what === 'priority' && priority !== undefined
          ? t('story.event.priority', { value: t(`priority.${priority}`) })
          : t(other === undefined ? 'story.event.other' : `story.event.${other}`);
  return (
    <div className={classes.event}>
      {text}
      {author !== null && ` · ${author}`} · <DateText at={at} style="minute" />
    </div>
  );
}

function Written({
  ticket,
  entry,
}: {
  readonly ticket: Ticket;
  readonly entry: Exclude<Entry, Of<'event'>>;
}) {
  const { language } = useLanguage();
  const t = useTexts(screenTexts);
  const kind = entry.kind === 'message' ? entry.direction : entry.kind;
  return (
    <article className={classes.entry} data-kind={kind} aria-label={t(`story.${kind}`)}>
      <div className={classes.head}>
        <StateBadge tone={kind === 'in' ? 'active' : kind === 'note' ? 'attention' : 'neutral'}>
          {t(`story.${kind}`)}
        </StateBadge>
        <strong>{entry.author ?? t(kind === 'in' ? 'story.unknown' : 'story.house')}</strong>
        <span className={classes.quiet}>
          <DateText at={entry.at} style="minute" />
        </span>
        {entry.kind === 'message' && entry.direction === 'out' && (
          <StateBadge tone={tones[entry.delivery]}>{t(`story.delivery.${entry.delivery}`)}</StateBadge>
        )}
        {entry.kind === 'message' && (entry.delivery === 'failed' || entry.delivery === 'held') && (
          <Send ticket={ticket} entry={entry} />
        )}
        {entry.kind === 'work' && (
          <span>
            {t('story.minutes', { minutes: entry.minutes, day: formatDay(entry.workedOn, language) })}
            {entry.billable && ` · ${t('story.billable')}`}
          </span>
        )}
      </div>
      <p className={classes.text}>{entry.text}</p>
      {'files' in entry && entry.files.length > 0 && <Files ticket={ticket} entry={entry} />}
    </article>
  );
}

const tones = {
  none: 'neutral',
  waiting: 'neutral',
  sent: 'neutral',
  failed: 'bad',
  held: 'attention',
} as const;

/** Mails what waits for somebody's hand, or once more what did not arrive. */
function Send({ ticket, entry }: { readonly ticket: Ticket; readonly entry: Of<'message'> }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const send = useSend<undefined, unknown>(
    () => api.post(`/api/helpdesk/tickets/${ticket.id}/entries/${entry.id}/release`),
    { refreshes: ['/api/helpdesk'], onDone: () => toast.good(t('compose.sent')) },
  );
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={send.isPending}
      onClick={() => send.mutateAsync(undefined).catch(toast.bad)}
    >
      {t(entry.delivery === 'held' ? 'story.send' : 'story.sendAgain')}
    </Button>
  );
}

function Files({ ticket, entry }: { readonly ticket: Ticket; readonly entry: Of<'message'> | Of<'note'> }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const save = (file: string) =>
    api
      .download(`/api/helpdesk/tickets/${ticket.id}/entries/${entry.id}/files/${file}`)
      .then(saveFile)
      .catch(toast.bad);
  return (
    <div className={classes.files}>
      {entry.files.map((file) => (
        <Button
          key={file.id}
          size="xs"
          variant="default"
          leftSection={
            file.lock === null ? <IconPaperclip size={14} aria-hidden /> : <IconLock size={14} aria-hidden />
          }
          disabled={file.lock !== null}
          onClick={() => void save(file.id)}
        >
          {file.lock === null ? file.name : `${file.name} · ${t(`story.lock.${file.lock}`)}`}
        </Button>
      ))}
    </div>
  );
}
