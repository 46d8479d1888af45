import { type Actor, type Engine, type RecordId, type Refused, refused, type Unit } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { enquiryHandling, ticket, ticketMessage, ticketNote, ticketWork } from '../declaration.ts';
import { type HelpdeskTables, helpdeskTables } from '../tables.ts';
import { link } from './converse.ts';
import { deskOf } from './desk.ts';
import { noteEvent, type TicketRow, ticketRow } from './load-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { settleTicket } from './settle-ticket.ts';

/** What moves when enquiries are merged or split. Whoever is involved in one never moves along. */
const movable = [ticketMessage, ticketNote, ticketWork] as const;

/** What came of merging. */
export type Merged =
  | { readonly outcome: 'merged'; readonly moved: number }
  /** Two people who are not of one company must not read each other's letters. */
  | { readonly outcome: 'other-person' | 'same-ticket' }
  | Refused;

/**
 * Merges an enquiry into another one: messages, notes and times move, the merged one is closed and leads to the other. Only for the
 * same person, or two persons of one company. Those involved in the merged one do not come along, and whoever asked it sees only what
 * they are part of.
 */
export function mergeTickets(engine: Engine, actor: Actor, from: RecordId, into: RecordId): Promise<Merged> {
  return engine.write(actor, async (unit): Promise<Merged> => {
    if (from === into) return { outcome: 'same-ticket' };
    const [source, target] = [await ticketRow(unit.db, from), await ticketRow(unit.db, into)];
    if (source === undefined || target === undefined) return refused('unknown');
    if (source.merged_into !== null || target.merged_into !== null) return { outcome: 'same-ticket' };
    if (source.life === 'restricted' || target.life === 'restricted') return refused('restricted');
    if (!belongTogether(source, target)) return { outcome: 'other-person' };
    const moved = await moveParts(unit, source.id, target.id, 'all');
    await unit.change(ticket, source.id, enquiryHandling, {
      revision: 'any',
      plain: { state: 'closed', merged_into: target.id, minutes: 0, billable_minutes: 0 },
    });
    await countTimes(unit, target.id);
    await link(unit, target.id, source.id, 'merged');
    await noteEvent(unit, source.id, 'merged-into', target.id);
    await noteEvent(unit, target.id, 'merged-from', source.id);
    await unit.change(ticket, target.id, enquiryHandling, {
      revision: 'any',
      plain: {
        last_inbound: later(source.last_inbound, target.last_inbound),
        ...(target.state === 'closed' || target.state === 'solved' ? { state: 'open', solved: null } : {}),
      },
    });
    await settleTicket(unit, source.id);
    await settleTicket(unit, target.id);
    return { outcome: 'merged', moved };
  });
}

const belongTogether = (one: TicketRow, other: TicketRow): boolean =>
  (one.person_id !== null && one.person_id === other.person_id) ||
  (one.company_id !== null && one.company_id === other.company_id);

const later = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.max(one, other);

/** What came of splitting. */
export type Split = { readonly outcome: 'split'; readonly id: RecordId; readonly number: string } | Refused;

/** Splits messages off into an enquiry of their own, for the same person and without those involved. */
export async function splitTicket(
  tenant: Tenant,
  actor: Actor,
  id: RecordId,
  { subject, messages }: { readonly subject: string; readonly messages: readonly RecordId[] },
): Promise<Split> {
  const desk = await deskOf(tenant);
  return tenant.engine.write(actor, async (unit): Promise<Split> => {
    const opened = await unit.open(ticket, id, enquiryHandling);
    if (opened.outcome === 'refused') return opened;
    const { row, sealed } = opened;
    const own = await idsOf(unit, 'ticket_message', id);
    if (row.person_id === null || messages.some((each) => !own.includes(each))) return refused('unknown');
    const made = await openTicket(unit, desk, {
      channel: row.channel as never,
      contact: {
        person: row.person_id,
        name: sealed.contactName,
        email: sealed.contactEmail,
        phone: sealed.contactPhone,
      },
      subject,
      message: { text: '' },
      category: row.category_id,
      company: row.company_id as RecordId | null,
      contract: row.contract_id as RecordId | null,
      team: row.team_id,
      assignee: row.assignee,
    });
    if (made.outcome !== 'opened') return refused('unknown');
    await unit.erase(ticketMessage, made.message, 'mistake');
    await moveParts(unit, id, made.id, messages);
    await link(unit, id, made.id, 'split');
    await noteEvent(unit, id, 'split-off', made.id);
    await settleTicket(unit, made.id);
    return { outcome: 'split', id: made.id, number: made.number };
  });
}

/** Links two enquiries for those who handle them. Nobody sees one because of the other. */
export function linkTickets(
  engine: Engine,
  actor: Actor,
  one: RecordId,
  other: RecordId,
): Promise<{ readonly outcome: 'linked' } | Refused> {
  return engine.write(actor, async (unit) => {
    const both = [await ticketRow(unit.db, one), await ticketRow(unit.db, other)];
    if (one === other || both.includes(undefined)) return refused('unknown');
    await link(unit, one, other, 'related');
    await noteEvent(unit, one, 'linked', other);
    return { outcome: 'linked' };
  });
}

/** Undoes a link. */
export function unlinkTickets(engine: Engine, actor: Actor, one: RecordId, other: RecordId): Promise<void> {
  return engine.write(actor, async (unit) => {
    await helpdeskTables(unit.db)
      .deleteFrom('records.ticket_link')
      .where('kind', '=', 'related')
      .where((eb) =>
        eb.or([
          eb.and([eb('one', '=', one), eb('other', '=', other)]),
          eb.and([eb('one', '=', other), eb('other', '=', one)]),
        ]),
      )
      .execute();
  });
}

type PartTable = 'ticket_message' | 'ticket_note' | 'ticket_work';

async function idsOf(unit: Unit, part: PartTable, id: string): Promise<readonly RecordId[]> {
  const rows = await helpdeskTables(unit.db)
    .selectFrom(`records.${part}`)
    .select('id')
    .where('ticket_id', '=', id)
    .execute();
  return rows.map((row) => row.id);
}

async function moveParts(
  unit: Unit,
  from: string,
  to: string,
  which: 'all' | readonly RecordId[],
): Promise<number> {
  let moved = 0;
  for (const kind of movable) {
    for (const id of await idsOf(unit, kind.id, from)) {
      if (which !== 'all' && !which.includes(id)) continue;
      await unit.change(kind as typeof ticketNote, id, enquiryHandling, {
        revision: 'any',
        plain: { ticket_id: to },
      });
      moved++;
    }
  }
  return moved;
}

/** Adds up the times of an enquiry anew. */
export async function countTimes(unit: Unit, id: RecordId): Promise<void> {
  const rows: readonly Pick<HelpdeskTables['records.ticket_work'], 'minutes' | 'billable'>[] =
    await helpdeskTables(unit.db)
      .selectFrom('records.ticket_work')
      .select(['minutes', 'billable'])
      .where('ticket_id', '=', id)
      .execute();
  const sum = (some: typeof rows) => some.reduce((total, { minutes }) => total + Number(minutes), 0);
  await unit.change(ticket, id, enquiryHandling, {
    revision: 'any',
    plain: {
      minutes: sum(rows),
      billable_minutes: sum(rows.filter(({ billable }) => Number(billable) === 1)),
    },
  });
}
