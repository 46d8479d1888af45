import type { RecordId, Unit } from '@redlich/engine';
import { type EventRow, type HelpdeskTables, helpdeskTables } from '../tables.ts';

/** The plain part of an enquiry. */
export type TicketRow = HelpdeskTables['records.ticket'];

/** An enquiry without opening its seal. */
export const ticketRow = (db: unknown, id: string): Promise<TicketRow | undefined> =>
  helpdeskTables(db)
    .selectFrom('records.ticket')
    .selectAll()
    .where('id', '=', id as RecordId)
    .executeTakeFirst();

/** The enquiry with a public reference, or the one it was merged into. */
export async function ticketByReference(db: unknown, reference: string): Promise<TicketRow | undefined> {
  const row = await helpdeskTables(db)
    .selectFrom('records.ticket')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row === undefined ? undefined : whereItWent(db, row);
}

/** The enquiry a merged one went into, however often that happened; the enquiry itself otherwise. */
export async function whereItWent(db: unknown, row: TicketRow): Promise<TicketRow> {
  const seen = new Set<string>([row.id]);
  let last = row;
  while (last.merged_into !== null && !seen.has(last.merged_into)) {
    seen.add(last.merged_into);
    const next = await ticketRow(db, last.merged_into);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/** What those who handle enquiries want to be told of. */
const isNews = (what: string): boolean => what === 'opened' || what === 'inbound';

/**
 * Writes down what happened to an enquiry. Codes and ids only, never words.
 * @param more its value; with `at`, when it happened in an older system
 */
export async function noteEvent(
  unit: Unit,
  ticket: string,
  what: string,
  more: string | { readonly value: string; readonly at: number } = '',
): Promise<void> {
  const { value, at } = typeof more === 'string' ? { value: more, at: unit.now } : more;
  const row: EventRow = { ticket_id: ticket, at, actor: unit.actor.id, what, value };
  await helpdeskTables(unit.db).insertInto('records.ticket_event').values(row).execute();
  if (!isNews(what)) return;
  await helpdeskTables(unit.db)
    .insertInto('records.ticket_news')
    .values({ ticket_id: ticket, actor: unit.actor.id, at: unit.now })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Whether something happened to an enquiry after an instant. */
export async function happenedSince(
  db: unknown,
  id: RecordId,
  what: string,
  since: number,
): Promise<boolean> {
  const row = await helpdeskTables(db)
    .selectFrom('records.ticket_event')
    .select('at')
    .where('ticket_id', '=', id)
    .where('what', '=', what)
    .where('at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}
