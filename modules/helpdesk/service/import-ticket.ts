import { dueOf, type Engine, type PersonId, type RecordId, type Unit } from '@redlich/engine';
import { companyInUse } from '../../contracts/index.ts';
import type { Channel, Priority, State } from '../choices.ts';
import { ticket } from '../declaration.ts';
import { soundsLikePrivacyRequest } from '../rules/recognise-privacy-request.ts';
import { addCollaborators, type Involved } from './collaborators.ts';
import { link } from './converse.ts';
import { emailWordOf } from './find-person.ts';
import { noteForeignId } from './foreign-ids.ts';
import { noteEvent, type TicketRow, ticketRow } from './load-ticket.ts';
import { insertMessage, insertNote } from './messages.ts';
import { isNumberTaken, newReference } from './open-ticket.ts';
import { eventsFor } from './settle-ticket.ts';

/** Something written in an older system. `foreignId`: where files hang on it, which follow later. */
export interface ImportedEntry {
  readonly foreignId: number;
  readonly kind: 'in' | 'out' | 'note';
  readonly at: number;
  readonly text: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** Message-ID of a mail, so that a late answer to it is threaded right. */
  readonly mailId: string;
  readonly hasFiles: boolean;
}

/** An enquiry of an older system, with everything but its files. */
export interface ImportedTicket {
  readonly source: string;
  readonly foreignId: number;
  readonly number: string;
  readonly channel: Channel;
  readonly state: Extract<State, 'new' | 'open' | 'waiting' | 'closed'>;
  readonly priority: Priority;
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly solveBy: number | null;
  readonly person: PersonId;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly subject: string;
  readonly category: string | null;
  readonly team: string | null;
  readonly company: RecordId | null;
  readonly entries: readonly ImportedEntry[];
  readonly collaborators: readonly Involved[];
  /** What happened to it there, in our codes. */
  readonly events: readonly { readonly at: number; readonly what: string; readonly value: string }[];
}

/** The events of an imported enquiry. No contract is known to it, and no invoiced time. */
const eventsOfImported = ({
  state,
  createdAt,
  closedAt,
}: Pick<ImportedTicket, 'state' | 'createdAt' | 'closedAt'>) =>
  eventsFor({
    ...{ state, created: createdAt, contract: null, contractEnds: null, billableMinutes: 0 },
    ended: closedAt ?? createdAt,
  });

/** Whether an enquiry would have died by now, by the rule the engine executes. */
export function isPastItsDate(
  engine: Engine,
  draft: Pick<ImportedTicket, 'state' | 'createdAt' | 'closedAt'>,
): boolean {
  const due = dueOf(ticket.deletion, {
    events: eventsOfImported(draft),
    consent: () => ({ state: 'never' }),
    held: false,
    restricted: false,
    calendar: engine.calendar,
  });
  return due !== null && due.at <= engine.now();
}

/**
 * Takes over an enquiry with all its messages and notes in a unit. Its number stays, its clock counts from the day it was closed, its
 * messages are nobody's to be mailed.
 */
export async function importTicket(unit: Unit, draft: ImportedTicket): Promise<RecordId> {
  const { source, person, entries, createdAt } = draft;
  const last = (kind: 'in' | 'out') =>
    entries.reduce<number | null>((at, each) => (each.kind === kind ? Math.max(at ?? 0, each.at) : at), null);
  const row = await unit.insert(ticket, {
    person,
    createdAt,
    sealed: {
      subject: draft.subject,
      contactName: draft.contactName,
      contactEmail: draft.contactEmail,
      contactEmailWord: emailWordOf(draft.contactEmail),
      contactPhone: draft.contactPhone,
    },
    plain: {
      ...{ number: await freeNumber(unit, draft.number), reference: newReference(), channel: draft.channel },
      ...{
        state: draft.state,
        priority: draft.priority,
        category_id: draft.category,
        company_id: draft.company,
      },
      ...{
        contract_id: null,
        team_id: draft.team,
        assignee: null,
        respond_by: null,
        solve_by: draft.solveBy,
      },
      ...{ responded: entries.find(({ kind }) => kind === 'out')?.at ?? null, solved: null },
      ...{ last_inbound: last('in'), last_outbound: last('out') },
      ...{ minutes: 0, billable_minutes: 0, merged_into: null },
      privacy:
        draft.state !== 'closed' &&
        entries.some(({ kind, text }) => kind === 'in' && soundsLikePrivacyRequest(text))
          ? 1
          : 0,
    },
    events: eventsOfImported(draft),
  });
  if (draft.company !== null) await companyInUse(unit, draft.company);
  await noteForeignId(unit, { source, sort: 'ticket', foreign_id: draft.foreignId }, row.id);
  for (const { at, what, value } of draft.events) await noteEvent(unit, row.id, what, { value, at });
  await noteEvent(unit, row.id, 'imported');
  for (const entry of entries) {
    const part = await insertEntry(unit, row, person, entry);
    if (entry.hasFiles)
      await noteForeignId(unit, { source, sort: 'entry', foreign_id: entry.foreignId }, part);
  }
  await addCollaborators(unit, row, draft.collaborators);
  return row.id;
}

function insertEntry(unit: Unit, row: TicketRow, person: PersonId, entry: ImportedEntry): Promise<RecordId> {
  const { kind, at, text, authorName, authorEmail, mailId } = entry;
  if (kind === 'note') return insertNote(unit, row, text, at);
  const channel = mailId === '' ? row.channel : 'email';
  return insertMessage(unit, row, person, {
    ...{ direction: kind, createdAt: at, text, authorName, authorEmail, mailId, channel },
  });
}

/** The number an enquiry had, or one that shows it, where an enquiry of this house has it. */
async function freeNumber(unit: Unit, number: string): Promise<string> {
  for (let i = 1; ; i++) {
    const tried = i === 1 ? number : `${number}-${i}`;
    if (!(await isNumberTaken(unit, tried))) return tried;
  }
}

/** Links two enquiries taken over, as far as both are still there and not linked yet. @returns whether it did */
export async function linkImported(
  unit: Unit,
  one: string,
  other: string,
  as: 'related' | 'merged',
): Promise<boolean> {
  if ((await ticketRow(unit.db, one)) === undefined || (await ticketRow(unit.db, other)) === undefined)
    return false;
  return link(unit, one, other, as);
}
