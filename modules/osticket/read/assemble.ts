import { textOfHtml } from '../../../platform/mail/index.ts';
import { type Book, type Rows, topicName } from './book.ts';
import type { ForeignRow } from './collect.ts';
import { eventsOf } from './events.ts';
import type { ForeignEntry, ForeignTicket, ForeignUser } from './foreign-ticket.ts';
import { type FormValue, formValuesOf } from './form-values.ts';
import { instantIn } from './local-time.ts';
import { oneLine } from './one-line.ts';
import type { Source } from './source.ts';
import { unknownUser, userOf } from './users.ts';

/** Fields that are no custom ones: they are the enquiry itself. */
const own = new Set(['subject', 'message', 'priority', 'topic', 'department', 'assignee', 'attachments']);

/** Puts an enquiry together from its row; `null` when it has neither a date nor anything written, and so is none. */
export function assemble(source: Source, row: ForeignRow): ForeignTicket | null {
  const { rows, book, zone } = source;
  const id = Number(row.ticket_id);
  // `C`: of an enquiry that was merged with another in osTicket.
  const threads = ['T', 'C'].flatMap((by) => rows.under('thread', id, by).map((thread) => Number(thread.id)));
  const values = formValuesOf(rows, book, 'T', id);
  const written = threads.flatMap((thread) => entriesOf(source, thread));
  const createdAt = instantIn(row.created, zone) ?? written[0]?.at;
  if (createdAt === undefined) return null;
  const tasks = rows.under('task', id, 'T');
  const subject =
    oneLine(values.find(({ name }) => name === 'subject')?.text ?? '', 200) || `#${row.number ?? id}`;
  const user = userOf(source, Number(row.user_id), Number(row.user_email_id)) ?? unknownUser(written);
  const state = stateOf(book, row, written);
  const ended = instantIn(row.closed, zone) ?? instantIn(row.lastupdate, zone) ?? createdAt;
  return {
    ...{ id, number: oneLine(row.number ?? '', 20) || String(id) },
    ...{ channel: channels[(row.source ?? '').toLowerCase()] ?? 'counter', state, subject, user, createdAt },
    priority: priorityOf(book, values),
    closedAt: state === 'closed' ? ended : null,
    dueAt: instantIn(row.duedate, zone),
    topic: topicOf(book, Number(row.topic_id)),
    team: oneLine(teamOf(book, row), 80) || null,
    collaborators: collaboratorsOf(source, threads, user.id),
    entries: [
      ...withAuthor(firstWords(written, { subject, user, createdAt }), user),
      ...detailsOf(values, createdAt),
      ...tasks.map((task) => taskNote(source, task, createdAt)),
    ].toSorted((a, b) => a.at - b.at),
    ...eventsOf(source, threads),
    tasks: tasks.length,
  };
}

const channels: Readonly<Record<string, ForeignTicket['channel']>> = {
  web: 'form',
  api: 'form',
  email: 'email',
  phone: 'phone',
};

function stateOf(book: Book, row: ForeignRow, written: readonly ForeignEntry[]): ForeignTicket['state'] {
  const state = book.statuses.get(Number(row.status_id))?.state ?? 'open';
  if (state === 'deleted') return 'deleted';
  if (state === 'closed' || state === 'archived') return 'closed';
  if (row.isanswered === '1') return 'waiting';
  return written.some(({ kind }) => kind === 'out') ? 'open' : 'new';
}

/** By urgency, 1 the most urgent; osTicket's own four when the table is missing. */
const byUrgency: Readonly<Record<string, ForeignTicket['priority']>> = {
  1: 'urgent',
  2: 'high',
  3: 'normal',
  4: 'low',
};

function priorityOf(book: Book, values: readonly FormValue[]): ForeignTicket['priority'] {
  const chosen = values.find(({ type, name }) => type === 'priority' || name === 'priority')?.chosen ?? 0;
  const urgency = book.priorities.get(chosen)?.priority_urgency;
  return byUrgency[urgency ?? String(5 - chosen)] ?? 'normal';
}

function topicOf(book: Book, id: number): ForeignTicket['topic'] {
  const name = oneLine(topicName(book, id), 80);
  if (name === '') return null;
  // 2: active.
  return { name, offered: (Number(book.topics.get(id)?.flags ?? 2) & 2) === 2 ? 'yes' : 'no' };
}

const teamOf = (book: Book, row: ForeignRow): string =>
  book.teams.get(Number(row.team_id))?.name ?? book.departments.get(Number(row.dept_id))?.name ?? '';

function collaboratorsOf(source: Source, threads: readonly number[], asker: number): readonly ForeignUser[] {
  const ids = threads.flatMap((thread) =>
    source.rows.under('thread_collaborator', thread).map((each) => Number(each.user_id)),
  );
  return [...new Set(ids)]
    .filter((id) => id !== asker)
    .flatMap((id) => userOf(source, id, 0) ?? [])
    .filter(({ email }) => email !== '');
}

const kinds: Readonly<Record<string, ForeignEntry['kind']>> = { M: 'in', R: 'out', N: 'note' };

function entriesOf({ rows, book, zone, words }: Source, thread: number): readonly ForeignEntry[] {
  return rows.under('thread_entry', thread).flatMap((row): ForeignEntry[] => {
    const kind = kinds[row.type ?? ''];
    const at = instantIn(row.created, zone);
    if (kind === undefined || at === null) return [];
    const staff = book.staff.get(Number(row.staff_id));
    const author = oneLine(row.poster || `${staff?.firstname ?? ''} ${staff?.lastname ?? ''}`, 160);
    const text = words === 'skip' ? '' : bodyOf(row);
    const title = oneLine(row.title ?? '', 200);
    return [
      {
        ...{ id: Number(row.id), kind, at, author, authorEmail: '' },
        text: kind === 'note' ? noteText(author, title, text) : text,
        mailId: oneLine(rows.under('thread_entry_email', Number(row.id))[0]?.mid ?? '', 400).replace(
          /^<|>$/g,
          '',
        ),
        files: filesOf(rows, Number(row.id)),
      },
    ];
  });
}

/** What was written, as plain text: no foreign HTML is kept (decision 71). */
function bodyOf({ body, format }: ForeignRow): string {
  const text = body ?? '';
  return (format === 'html' ? textOfHtml(text) : text.replace(/\r\n?/g, '\n')).trim();
}

/** A note has no author's field of its own for somebody without an account here. */
const noteText = (author: string, title: string, text: string): string =>
  [`[${author}]${title === '' ? '' : ` ${title}`}`, text].filter((each) => each !== '').join('\n\n');

function filesOf(rows: Rows, entry: number): ForeignEntry['files'] {
  return rows.under('attachment', entry, 'H').flatMap((each) => {
    const file = rows.one('file', Number(each.file_id));
    if (file === null) return [];
    const where = file.bk === 'D' ? ('database' as const) : ('elsewhere' as const);
    return [{ id: Number(each.file_id), name: each.name || file.name || '', size: Number(file.size), where }];
  });
}

/** An enquiry needs somebody's words: where nothing was written, its subject is all there is. */
function firstWords(
  written: readonly ForeignEntry[],
  { subject, user, createdAt }: Pick<ForeignTicket, 'subject' | 'user' | 'createdAt'>,
): readonly ForeignEntry[] {
  if (written.some(({ kind }) => kind !== 'note')) return written;
  const blank = { authorEmail: '', mailId: '', files: [] };
  return [{ id: 0, kind: 'in', at: createdAt, author: user.name, text: subject, ...blank }, ...written];
}

const withAuthor = (entries: readonly ForeignEntry[], user: ForeignUser): readonly ForeignEntry[] =>
  entries.map((entry) =>
    entry.kind === 'in' && entry.author === user.name ? { ...entry, authorEmail: user.email } : entry,
  );

/** What the owner's own fields hold, as a note. */
function detailsOf(values: readonly FormValue[], at: number): readonly ForeignEntry[] {
  const lines = values
    .filter(({ name, type }) => !own.has(name) && type !== 'priority' && type !== 'files')
    .map(({ label, name, text }) => `${label || name}: ${text}`);
  return lines.length === 0 ? [] : [note(lines.join('\n'), at)];
}

/** A task with what was written on it, as a note: Redlich has no tasks apart from their enquiry. */
function taskNote(source: Source, task: ForeignRow, at: number): ForeignEntry {
  const { rows, book, zone } = source;
  const id = Number(task.id);
  const title = formValuesOf(rows, book, 'A', id).find(({ name }) => name === 'title')?.text ?? '';
  const written = rows.under('thread', id, 'A').flatMap((thread) => entriesOf(source, Number(thread.id)));
  const state = instantIn(task.closed, zone) === null ? '☐' : '☑';
  const texts = written.map(({ kind, author, text }) => (kind === 'note' ? text : `[${author}]\n\n${text}`));
  const text = [`${state} ${oneLine(task.number ?? '', 20)} ${title}`.trim(), ...texts].join('\n\n');
  const files = written.flatMap((each) => each.files);
  // Entries of threads have numbers above zero, so tasks take those below.
  return { ...note(text, instantIn(task.created, zone) ?? at), id: -id, files };
}

const note = (text: string, at: number): ForeignEntry => ({
  ...{ id: 0, kind: 'note', at, author: '', authorEmail: '', text, mailId: '', files: [] },
});
