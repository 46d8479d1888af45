import { type FileId, type PersonId, type RecordId, type Refused, refused, type Unit } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { LockReason, State } from '../choices.ts';
import { correspondence, ticket, ticketMessage } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { openMessageFile } from './attachments.ts';
import { type Appended, appendInbound } from './converse.ts';
import { clerk, deskOf } from './desk.ts';
import { locksOn } from './file-locks.ts';
import { announceNews } from './live.ts';
import { type TicketRow, ticketRow, whereItWent } from './load-ticket.ts';
import type { MessageDraft } from './messages.ts';

// What the persons themselves may see and do: through the portal and in answers to their mail. Internal notes, times and the names of
// those who handle an enquiry are no part of it.

/** Who looks: a person, and the companies whose enquiries that person may see by role. */
export interface Viewer {
  readonly person: PersonId;
  /** Company ids. */
  readonly companies: readonly string[];
}

/** An enquiry in a person's list. */
export interface OwnTicket {
  /** Unguessable; the only name an enquiry has outside the house. */
  readonly reference: string;
  readonly number: string;
  readonly subject: string | null;
  readonly state: State;
  readonly channel: string;
  /** Whether the viewer asked, was involved, or sees it for the company. */
  readonly as: 'own' | 'involved' | 'company';
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it will be forgotten, once that is known. */
  readonly dueAt: number | null;
}

/** An enquiry as the person sees it. */
export interface OwnTicketPage extends OwnTicket {
  readonly messages: readonly {
    readonly id: RecordId;
    readonly at: number;
    readonly direction: 'in' | 'out';
    /** Who of the outside wrote it; empty for the house. */
    readonly author: string;
    readonly text: string;
    readonly files: readonly {
      readonly id: FileId;
      readonly name: string;
      readonly size: number;
      /** Why it is not handed out; `null`: it is. */
      readonly lock: LockReason | null;
    }[];
  }[];
}

/** How a viewer stands to an enquiry; `null`: not at all, and it must seem not to exist. */
export async function standingOf(
  db: unknown,
  row: TicketRow,
  viewer: Viewer,
): Promise<OwnTicket['as'] | null> {
  if (row.person_id === viewer.person) return 'own';
  const involved = await helpdeskTables(db)
    .selectFrom('records.ticket_collaborator')
    .select('id')
    .where('ticket_id', '=', row.id)
    .where('person_id', '=', viewer.person)
    .executeTakeFirst();
  if (involved !== undefined) return 'involved';
  return row.company_id !== null && viewer.companies.includes(row.company_id) ? 'company' : null;
}

/** Enquiries a viewer may see, those that moved last first. Unwanted ones and those under restriction are left out. */
export async function ticketsFor(
  { engine }: Tenant,
  viewer: Viewer,
  limit = 200,
): Promise<readonly OwnTicket[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket')
    .selectAll()
    .where('reference', 'is not', null)
    .where('state', '!=', 'spam')
    .where((eb) => eb.or([eb('merged_into', 'is', null), eb('person_id', '=', viewer.person)]))
    .where((eb) =>
      eb.or([
        eb('person_id', '=', viewer.person),
        eb(
          'id',
          'in',
          eb
            .selectFrom('records.ticket_collaborator')
            .select('ticket_id as id')
            .where('person_id', '=', viewer.person) as never,
        ),
        ...(viewer.companies.length === 0 ? [] : [eb('company_id', 'in', viewer.companies)]),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  const opened = await engine.openMany(
    clerk,
    ticket,
    rows.map(({ id }) => id),
    correspondence,
  );
  const list: OwnTicket[] = [];
  for (const [i, row] of rows.entries()) {
    const each = opened[i];
    const seen = await seenAs(engine.db, row, viewer);
    if (each?.outcome !== 'opened' || seen === null) continue;
    // A merged one stands in the list only for whoever asked it and cannot see where it went.
    if (row.merged_into !== null && seen.sees === 'all') continue;
    const now = { state: seen.row.state, updated_at: seen.row.updated_at };
    list.push(inList({ ...row, ...now }, each.sealed.subject, seen.as));
  }
  return list;
}

const inList = (row: TicketRow, subject: string | null, as: OwnTicket['as']): OwnTicket => ({
  reference: row.reference ?? '',
  number: row.number,
  subject,
  state: row.state as State,
  channel: row.channel,
  as,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  dueAt: row.due_at,
});

/** An enquiry as far as a viewer may see it. */
interface Visible {
  /** The one that is handled: a merged one leads to the one it went into. */
  readonly row: TicketRow;
  readonly as: OwnTicket['as'];
  /** The one the viewer knows by its reference. */
  readonly named: TicketRow;
  /** `own-part`: the viewer asked what was merged, and of the other one sees only what they wrote and were answered. */
  readonly sees: 'all' | 'own-part';
}

/**
 * The enquiry behind a reference, as far as the viewer may see it. Whoever may not is answered as if there were none.
 */
async function visible(db: unknown, reference: string, viewer: Viewer): Promise<Visible | null> {
  const named = await helpdeskTables(db)
    .selectFrom('records.ticket')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (named === undefined || named.state === 'spam') return null;
  return seenAs(db, named, viewer);
}

async function seenAs(db: unknown, named: TicketRow, viewer: Viewer): Promise<Visible | null> {
  const row = await whereItWent(db, named);
  const as = await standingOf(db, row, viewer);
  if (as !== null) return { row, as, named, sees: 'all' };
  return named.person_id === viewer.person ? { row, as: 'own', named, sees: 'own-part' } : null;
}

/**
 * The reference under which a viewer sees an enquiry they wrote to: its own, or that of the one they asked and that was merged into it.
 * `null`: they see neither.
 */
export async function referenceFor(
  { engine }: Tenant,
  viewer: Viewer,
  id: RecordId,
  known: string,
): Promise<string | null> {
  const row = await ticketRow(engine.db, id);
  if (row !== undefined && (await standingOf(engine.db, row, viewer)) !== null) return row.reference;
  return (await visible(engine.db, known, viewer)) === null ? null : known;
}

/** One enquiry with its messages, for a viewer. Notes, times and files of notes are not reached by this purpose at all. */
export async function ticketFor(
  { engine }: Tenant,
  viewer: Viewer,
  reference: string,
): Promise<OwnTicketPage | Refused> {
  const found = await visible(engine.db, reference, viewer);
  if (found === null) return refused('unknown');
  const { row, named, as, sees } = found;
  const shown = sees === 'all' ? row : { ...named, state: row.state, updated_at: row.updated_at };
  const head = await engine.open(clerk, ticket, shown.id, correspondence);
  if (head.outcome === 'refused') return head;
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_message')
    .select('id')
    .where('ticket_id', '=', row.id)
    .$if(sees === 'own-part', (query) => query.where('person_id', '=', viewer.person))
    .orderBy('created_at')
    .orderBy('id')
    .limit(500)
    .execute();
  const ids = rows.map(({ id }) => id);
  const [opened, files, lockOn] = await Promise.all([
    engine.openMany(clerk, ticketMessage, ids, correspondence),
    engine.files.describe(clerk, ticketMessage, ids, correspondence),
    locksOn(engine, ids),
  ]);
  const messages = opened.flatMap((each) => {
    if (each.outcome === 'refused') return [];
    const { id, created_at: at, direction } = each.row;
    const own = files
      .filter(({ record }) => record === id)
      .map(({ id: file, name, size }) => ({ id: file, name, size, lock: lockOn(file, id) }));
    const { text, authorName } = each.sealed;
    return [
      {
        id,
        at,
        direction: direction as 'in' | 'out',
        author: direction === 'in' ? authorName : '',
        text,
        files: own,
      },
    ];
  });
  return { ...inList(shown, head.sealed.subject, as), messages };
}

/** A message of a viewer to an enquiry they may see. A closed one begins a follow-up. */
export async function writeTo(
  tenant: Tenant,
  viewer: Viewer,
  reference: string,
  message: MessageDraft,
): Promise<Appended> {
  const desk = await deskOf(tenant);
  const written = await tenant.engine.write(clerk, async (unit: Unit): Promise<Appended> => {
    const found = await visible(unit.db, reference, viewer);
    if (found === null) return refused('unknown');
    return appendInbound(unit, desk, { ticket: found.named.id, person: viewer.person, message });
  });
  if (written.outcome === 'appended')
    await announceNews(tenant, written.id, written.as === 'message' ? 'inbound' : 'opened');
  return written;
}

/** Opens a file of a message of an enquiry the viewer may see. */
export async function fileFor(
  { engine }: Tenant,
  viewer: Viewer,
  {
    reference,
    message,
    file,
  }: { readonly reference: string; readonly message: RecordId; readonly file: FileId },
) {
  const found = await visible(engine.db, reference, viewer);
  if (found === null) return refused('unknown');
  const part = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_message')
    .select(['ticket_id', 'person_id'])
    .where('id', '=', message)
    .executeTakeFirst();
  if (part?.ticket_id !== found.row.id) return refused('unknown');
  if (found.sees === 'own-part' && part.person_id !== viewer.person) return refused('unknown');
  return openMessageFile(engine, clerk, message, file);
}
