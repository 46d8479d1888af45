import {
  type Actor,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { contactEntry } from '../declaration.ts';
import type { ContactReply } from '../replies.ts';
import type { contactChannels } from '../schemas.ts';
import { customerTables } from '../tables.ts';
import { eventsOf, type FileRow, fileOf, purposeToOpen, type WhyOpen } from './files.ts';

/** A contact with a customer. */
export interface ContactDraft {
  readonly channel: (typeof contactChannels)[number];
  /** `in`: the customer came to us; `out`: we wrote or called. */
  readonly direction: 'in' | 'out';
  /** When; now, when left out. */
  readonly happened?: number | undefined;
  /** What it was about, in a sentence. */
  readonly text: string;
}

/**
 * Writes a contact into the customer's history, where it dies with the file. For other modules: a letter that was printed, a
 * message that was sent.
 * @returns the entry, or `null` when there is no such customer (any more)
 */
export async function recordContact(
  unit: Unit,
  person: PersonId,
  { channel, direction, happened = unit.now, text }: ContactDraft,
): Promise<RecordId | null> {
  const file = await fileOf(unit.db, person);
  if (file === undefined) return null;
  const plain = { happened, channel, direction, author: unit.actor.id };
  return (await unit.insert(contactEntry, { person, sealed: { text }, plain, events: eventsOf(file) })).id;
}

/** A page of a history, newest first. `next` is what to ask for the following one. */
export interface ContactPage {
  readonly rows: readonly ContactReply[];
  readonly next: string | null;
}

const pageSize = 30;

/** The history of contacts with a customer, newest first. */
export function listContacts(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  after: string | null,
): Promise<ContactPage | Refused> {
  return engine.write(actor, async (unit) => {
    const file = await fileOf(unit.db, person);
    if (file === undefined) return refused('unknown');
    const rows = await openContacts(unit, file, { limit: pageSize, after });
    if ('outcome' in rows) return rows;
    const last = rows.at(-1);
    return {
      rows,
      next: rows.length < pageSize || last === undefined ? null : `${last.happened}:${last.id}`,
    };
  });
}

/** What a list of contacts is asked for. */
interface ContactsWanted {
  readonly limit: number;
  readonly after?: string | null;
  readonly why?: WhyOpen;
}

/** Opens contacts of a file, as `openFile` opens the file itself. */
export async function openContacts(
  unit: Unit,
  file: FileRow,
  { limit, after = null, why = 'service' }: ContactsWanted,
): Promise<readonly ContactReply[] | Refused> {
  let query = customerTables(unit.db)
    .selectFrom('records.contact_entry')
    .select('id')
    .where('person_id', '=', file.person_id)
    .orderBy('happened', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== null) {
    const [at = '', id = ''] = after.split(':');
    query = query.where((eb) =>
      eb.or([
        eb('happened', '<', Number(at)),
        eb.and([eb('happened', '=', Number(at)), eb('id', '<', id as RecordId)]),
      ]),
    );
  }
  const ids = (await query.execute()).map((row) => row.id);
  const contacts: ContactReply[] = [];
  for (const each of await unit.openMany(contactEntry, ids, purposeToOpen(file, unit.now, why))) {
    if (each.outcome === 'refused') return each;
    const { id, happened, channel, direction, author } = each.row;
    contacts.push({ id, happened, channel, direction, author, text: each.sealed.text });
  }
  return contacts;
}
