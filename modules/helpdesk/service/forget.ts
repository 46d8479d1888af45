import {
  type AnyKind,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { enquiryHandling, partKinds, ticket } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { clerk, deskOf } from './desk.ts';
import { noteEvent, ticketRow } from './load-ticket.ts';
import { settleTicket } from './settle-ticket.ts';

/** Erases an enquiry with all that hangs on it, traces in plain tables included. Refused under a hold. */
export async function eraseTicket(
  unit: Unit,
  id: RecordId,
): Promise<{ readonly outcome: 'erased' } | Refused> {
  if ((await ticketRow(unit.db, id)) === undefined) return refused('unknown');
  if (await isHeld(unit, id)) return refused('held');
  const db = helpdeskTables(unit.db);
  for (const kind of partKinds) {
    const parts = await db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('ticket_id', '=', id)
      .execute();
    for (const part of parts) {
      const erased = await unit.erase(kind as AnyKind, part.id, 'due');
      if (erased.outcome === 'refused') return erased;
    }
  }
  const erased = await unit.erase(ticket, id, 'due');
  if (erased.outcome === 'erased') await forgetTraces(unit, id);
  return erased;
}

/** Whether a hold on anybody of an enquiry keeps it as it is. */
export async function isHeld(unit: Unit, id: RecordId): Promise<boolean> {
  const persons = new Set<PersonId>();
  for (const kind of [...partKinds, ticket]) {
    const rows = await helpdeskTables(unit.db)
      .selectFrom(`records.${kind.id}`)
      .select('person_id')
      .where(kind.id === 'ticket' ? 'id' : ('ticket_id' as 'id'), '=', id)
      .where('person_id', 'is not', null)
      .execute();
    for (const { person_id } of rows) if (person_id !== null) persons.add(person_id);
  }
  for (const person of persons) if ((await unit.facts(person)).holds.length > 0) return true;
  return false;
}

async function forgetTraces(unit: Unit, id: string): Promise<void> {
  const db = helpdeskTables(unit.db);
  await db.deleteFrom('records.ticket_event').where('ticket_id', '=', id).execute();
  await db
    .deleteFrom('records.ticket_link')
    .where((eb) => eb.or([eb('one', '=', id), eb('other', '=', id)]))
    .execute();
}

const portion = 200;

/**
 * Clears away what is left of unwanted enquiries once they are anonymous: nobody needs statistics of spam. What was an enquiry stays
 * as a number with category and times.
 * @returns how many went
 */
export async function forgetSpam(engine: Engine): Promise<number> {
  for (let done = 0; ; ) {
    const gone = await engine.write(clerk, async (unit) => {
      const rows = await helpdeskTables(unit.db)
        .selectFrom('records.ticket')
        .select('id')
        .where('state', '=', 'spam')
        .where('life', '=', 'anonymous')
        .limit(portion)
        .execute();
      for (const { id } of rows) await eraseTicket(unit, id);
      return rows.length;
    });
    done += gone;
    if (gone < portion) return done;
  }
}

/** Closes solved enquiries nobody wrote on any more: their clock begins. @returns how many were closed */
export async function closeSolved(tenant: Tenant): Promise<number> {
  const { settings } = await deskOf(tenant);
  const { engine } = tenant;
  const before = engine.now() - settings.closeAfterDays * 86_400_000;
  for (let done = 0; ; ) {
    const closed = await engine.write(clerk, async (unit) => {
      const rows = await helpdeskTables(unit.db)
        .selectFrom('records.ticket')
        .select('id')
        .where('state', '=', 'solved')
        .where('solved', '<', before)
        .limit(portion)
        .execute();
      for (const { id } of rows) {
        await unit.change(ticket, id, enquiryHandling, { revision: 'any', plain: { state: 'closed' } });
        await noteEvent(unit, id, 'state', 'closed');
        await settleTicket(unit, id);
      }
      return rows.length;
    });
    done += closed;
    if (closed < portion) return done;
  }
}

/** Companies with an enquiry that is not yet anonymous, among the given ones. */
export async function companiesWithTickets(
  engine: Engine,
  companies: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket')
    .select('company_id')
    .where('company_id', 'in', companies)
    .where('life', '!=', 'anonymous')
    .groupBy('company_id')
    .execute();
  return new Set(rows.flatMap(({ company_id }) => company_id ?? []));
}
