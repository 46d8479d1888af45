import type { RecordId, Unit } from '@redlich/engine';
import { contractRow } from '../../contracts/index.ts';
import { partKinds, ticket } from '../declaration.ts';
import { type TicketEvent, ticketEvents } from '../deletion.ts';
import { helpdeskTables } from '../tables.ts';
import { type TicketRow, ticketRow } from './load-ticket.ts';

/** When each event of an enquiry happened; `null` while it has not. */
export type TicketEvents = Readonly<Record<TicketEvent, number | null>>;

/** The events of an enquiry as its row has them, for a part that is added. */
export const eventsOf = (row: TicketRow): TicketEvents => ({
  closed: row.closed_at,
  closed_contract: row.closed_contract_at,
  contract_ended: row.contract_ended_at,
  spam: row.spam_at,
  billed: row.billed_at,
});

/** What an enquiry's clock depends on. */
export interface Standing {
  readonly state: string;
  readonly contract: string | null;
  readonly created: number;
  /** The instant its contract is or will be over. */
  readonly contractEnds: number | null;
  readonly billableMinutes: number;
  /** When it was closed, or recognised as unwanted. */
  readonly ended: number;
}

/**
 * The events of an enquiry in a state. Only a closed one has a day of death: two years without a contract, and so on. Time that is
 * invoiced makes it a voucher from the day the enquiry was closed. What comes in when a contract is over already is not a matter of
 * that contract.
 */
export function eventsFor(standing: Standing): TicketEvents {
  const { state, contract, created, contractEnds, billableMinutes, ended } = standing;
  const closed = state === 'closed' ? ended : null;
  const isUnder = contract !== null && (contractEnds === null || contractEnds > created);
  return {
    closed: isUnder ? null : closed,
    closed_contract: isUnder ? closed : null,
    contract_ended: isUnder ? contractEnds : null,
    spam: state === 'spam' ? ended : null,
    billed: billableMinutes > 0 ? closed : null,
  };
}

/**
 * Brings the clock of an enquiry and all its parts in line with its state. Call it in the unit that changed state, contract, time or
 * parts; it writes only what differs.
 * @param contractEnds when its contract is over, for whoever is about to change that; as the contract has it, when left out
 */
export async function settleTicket(unit: Unit, id: RecordId, contractEnds?: number | null): Promise<void> {
  const row = await ticketRow(unit.db, id);
  if (row === undefined) return;
  const events = eventsFor({
    state: row.state,
    contract: row.contract_id,
    created: row.created_at,
    contractEnds: contractEnds === undefined ? await contractEndOf(unit, row) : contractEnds,
    billableMinutes: row.billable_minutes,
    ended: row.closed_at ?? row.closed_contract_at ?? row.spam_at ?? unit.now,
  });
  for (const kind of partKinds) {
    const parts = await helpdeskTables(unit.db)
      .selectFrom(`records.${kind.id}`)
      .select(['id', 'closed_at', 'closed_contract_at', 'contract_ended_at', 'spam_at', 'billed_at'])
      .where('ticket_id', '=', row.id)
      .execute();
    for (const part of parts) await markAll(unit, kind, part, events);
  }
  await markAll(unit, ticket, row, events);
}

/** The end of an enquiry's contract. A contract that is gone leaves the end it had. */
async function contractEndOf(unit: Unit, row: TicketRow): Promise<number | null> {
  if (row.contract_id === null) return null;
  const contract = await contractRow(unit.db, row.contract_id as RecordId);
  return contract === undefined ? row.contract_ended_at : contract.ended_at;
}

type Marked = Pick<
  TicketRow,
  'id' | 'closed_at' | 'closed_contract_at' | 'contract_ended_at' | 'spam_at' | 'billed_at'
>;

/** `billed` goes first and what ends goes before what begins: at no moment in between may a record seem due that is not. */
async function markAll(
  unit: Unit,
  kind: typeof ticket | (typeof partKinds)[number],
  row: Marked,
  events: TicketEvents,
): Promise<void> {
  const names = Object.keys(ticketEvents) as TicketEvent[];
  const order = names.toSorted((a, b) => rank(a, events) - rank(b, events));
  for (const name of order) {
    const before = row[`${name}_at`];
    if (before !== events[name]) await unit.mark(kind as typeof ticket, row.id, name, events[name]);
  }
}

const rank = (name: TicketEvent, events: TicketEvents): number => {
  if (name === 'billed') return events.billed === null ? 3 : 0;
  return events[name] === null ? 1 : 2;
};
