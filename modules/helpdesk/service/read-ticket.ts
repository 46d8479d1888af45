import {
  type Actor,
  type DescribedFile,
  type Engine,
  isId,
  type RecordId,
  type Refused,
  refused,
} from '@redlich/engine';
import { namesOfUsers } from '../../../platform/login/index.ts';
import { companyNames, contractNumbers } from '../../contracts/index.ts';
import {
  enquiryHandling,
  type partKinds,
  ticket,
  ticketMessage,
  ticketNote,
  ticketWork,
} from '../declaration.ts';
import type { Entry, Ticket } from '../schemas.ts';
import { helpdeskTables } from '../tables.ts';
import { collaboratorsOf } from './collaborators.ts';
import { type LockOn, locksOn } from './file-locks.ts';
import { asRow } from './list-tickets.ts';
import { ticketRow } from './load-ticket.ts';

/** Parts of one kind shown at most; a longer conversation shows its latest. */
const mostParts = 500;

/** An enquiry with its whole story, oldest first, for those who handle it. */
export async function readTicket(engine: Engine, actor: Actor, id: RecordId): Promise<Ticket | Refused> {
  const row = await ticketRow(engine.db, id);
  if (row === undefined) return refused('unknown');
  const opened = await engine.open(actor, ticket, id, enquiryHandling);
  if (opened.outcome === 'refused' && row.life !== 'anonymous') return opened;
  const sealed = opened.outcome === 'opened' ? opened.sealed : undefined;
  const [story, people] = await Promise.all([
    storyOf(engine, actor, id),
    engine.write(actor, (unit) => collaboratorsOf(unit, id)),
  ]);
  const authors = story.flatMap(({ author }) => author ?? []);
  const names = await namesOfUsers(engine, actor, [
    ...authors,
    ...(row.assignee === null ? [] : [row.assignee]),
  ]);
  const companies = await companyNames(engine, actor, row.company_id === null ? [] : [row.company_id]);
  const contracts = await contractNumbers(engine.db, row.contract_id === null ? [] : [row.contract_id]);
  const merged = row.merged_into === null ? undefined : await ticketRow(engine.db, row.merged_into);
  return {
    ...asRow(row, opened, { names, companies, now: engine.now() }),
    reference: row.reference,
    personId: row.person_id,
    contactEmail: sealed?.contactEmail ?? null,
    contactPhone: sealed?.contactPhone ?? null,
    contractNumber: contracts.get(row.contract_id as RecordId) ?? null,
    minutes: row.minutes,
    billableMinutes: row.billable_minutes,
    mergedInto: merged === undefined ? null : { id: merged.id, number: merged.number },
    collaborators: people.map(({ id: record, name, email }) => ({ id: record, name, email })),
    links: await linksOf(engine, id),
    story: story.map((entry) =>
      entry.author === null || !names.has(entry.author)
        ? { ...entry, author: isUser(entry) ? null : entry.author }
        : { ...entry, author: names.get(entry.author) ?? null },
    ),
  };
}

/** Whether the author of an entry is a user, by id; the name of whoever asked, or answered in an older system, stands as it is. */
const isUser = (entry: Entry): boolean =>
  entry.kind !== 'message' || (entry.direction === 'out' && (entry.author === null || isId(entry.author)));

async function storyOf(engine: Engine, actor: Actor, id: RecordId): Promise<readonly Entry[]> {
  // At once, so that the entries of these openings share one commit.
  const [messages, notes, work, events] = await Promise.all([
    messagesOf(engine, actor, id),
    notesOf(engine, actor, id),
    workOf(engine, actor, id),
    eventsOfTicket(engine, id),
  ]);
  return [...events, ...messages, ...notes, ...work].toSorted((a, b) => a.at - b.at);
}

type PartKind = (typeof partKinds)[number];

async function partIds(engine: Engine, kind: PartKind, id: string): Promise<readonly RecordId[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom(`records.${kind.id}`)
    .select('id')
    .where('ticket_id', '=', id)
    .orderBy('id', 'desc')
    .limit(mostParts)
    .execute();
  return rows.map((row) => row.id).toReversed();
}

const filesOf = (files: readonly DescribedFile[], lockOn: LockOn, record: string) =>
  files
    .filter((file) => file.record === record)
    .map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size, lock: lockOn(id, record) }));

async function messagesOf(engine: Engine, actor: Actor, id: string): Promise<readonly Entry[]> {
  const ids = await partIds(engine, ticketMessage, id);
  if (ids.length === 0) return [];
  const [opened, files, lockOn] = await Promise.all([
    engine.openMany(actor, ticketMessage, ids, enquiryHandling),
    engine.files.describe(actor, ticketMessage, ids, enquiryHandling),
    locksOn(engine, ids),
  ]);
  return opened.flatMap((each): Entry[] => {
    if (each.outcome === 'refused') return [];
    const { row, sealed } = each;
    const direction = row.direction as 'in' | 'out';
    return [
      {
        ...{ kind: 'message', id: row.id, at: row.created_at, direction, channel: row.channel },
        author: (direction === 'out' ? row.author : null) ?? (sealed.authorName || null),
        authorEmail: sealed.authorEmail,
        recipients: sealed.recipients,
        copies: sealed.copies,
        text: sealed.text,
        delivery: row.delivery as 'none',
        fault: row.fault,
        files: filesOf(files, lockOn, row.id),
      },
    ];
  });
}

async function notesOf(engine: Engine, actor: Actor, id: string): Promise<readonly Entry[]> {
  const ids = await partIds(engine, ticketNote, id);
  if (ids.length === 0) return [];
  const [opened, files, lockOn] = await Promise.all([
    engine.openMany(actor, ticketNote, ids, enquiryHandling),
    engine.files.describe(actor, ticketNote, ids, enquiryHandling),
    locksOn(engine, ids),
  ]);
  return opened.flatMap((each): Entry[] => {
    if (each.outcome === 'refused') return [];
    const { id: note, created_at: at, author } = each.row;
    return [
      { kind: 'note', id: note, at, author, text: each.sealed.text, files: filesOf(files, lockOn, note) },
    ];
  });
}

async function workOf(engine: Engine, actor: Actor, id: string): Promise<readonly Entry[]> {
  const ids = await partIds(engine, ticketWork, id);
  if (ids.length === 0) return [];
  const opened = await engine.openMany(actor, ticketWork, ids, enquiryHandling);
  return opened.flatMap((each): Entry[] => {
    if (each.outcome === 'refused') return [];
    const { row, sealed } = each;
    const { id: work, created_at: at, author, worked_on: workedOn, minutes } = row;
    return [
      {
        kind: 'work',
        id: work,
        at,
        author,
        text: sealed.text,
        workedOn,
        minutes,
        billable: row.billable === 1,
      },
    ];
  });
}

/** Written, noted and worked stands in the story by itself. */
const told = new Set(['reply', 'inbound', 'note', 'work']);

async function eventsOfTicket(engine: Engine, id: string): Promise<readonly Entry[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_event')
    .selectAll()
    .where('ticket_id', '=', id)
    .orderBy('at')
    .limit(mostParts)
    .execute();
  return rows
    .filter(({ what }) => !told.has(what))
    .map((row, i) => ({
      ...{ kind: 'event' as const, id: `${row.ticket_id}-${i}`, at: Number(row.at), author: row.actor },
      what: row.what,
      value: row.value,
    }));
}

async function linksOf(engine: Engine, id: string): Promise<Ticket['links']> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_link as link')
    .innerJoin('records.ticket as head', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('link.one', '=', id), eb('head.id', '=', eb.ref('link.other') as never)]),
          eb.and([eb('link.other', '=', id), eb('head.id', '=', eb.ref('link.one') as never)]),
        ]),
      ),
    )
    .select(['head.id', 'head.number', 'head.state', 'link.kind', 'link.one'])
    .orderBy('link.at')
    .execute();
  return rows.map(({ id: other, number, state, kind, one }) => ({
    ...{ id: other as string, number, state: state as Ticket['state'], kind },
    direction: one === id ? 'from' : 'to',
  }));
}
