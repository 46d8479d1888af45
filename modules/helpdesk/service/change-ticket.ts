import {
  type Actor,
  type Conflict,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { companyInUse, contractRow } from '../../contracts/index.ts';
import type { Priority, State } from '../choices.ts';
import { enquiryHandling, partKinds, ticket } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { type Desk, deskOf } from './desk.ts';
import { emailWordOf } from './find-person.ts';
import { noteEvent, type TicketRow, ticketRow } from './load-ticket.ts';
import { dueTimes, unknownOf } from './open-ticket.ts';
import { settleTicket } from './settle-ticket.ts';

/** What is changed about an enquiry; what is left out stays. */
export interface TicketChange {
  readonly subject?: string | undefined;
  readonly contactName?: string | undefined;
  readonly contactEmail?: string | undefined;
  readonly contactPhone?: string | undefined;
  readonly state?: State | undefined;
  readonly priority?: Priority | undefined;
  readonly category?: string | null | undefined;
  readonly company?: RecordId | null | undefined;
  readonly contract?: RecordId | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly team?: string | null | undefined;
  /** Instants, in place of what the topic says. */
  readonly respondBy?: number | null | undefined;
  readonly solveBy?: number | null | undefined;
}

/** What came of a change. */
export type TicketChanged =
  | { readonly outcome: 'changed'; readonly revision: number }
  | { readonly outcome: 'unknown-thing'; readonly what: 'category' | 'company' | 'contract' | 'team' }
  /** What is invoiced is a voucher and no spam. */
  | { readonly outcome: 'billed' }
  | Conflict
  | Refused;

/** Changes an enquiry, if the changer saw its latest revision. */
export async function changeTicket(
  tenant: Tenant,
  actor: Actor,
  id: RecordId,
  revision: number | 'any',
  change: TicketChange,
): Promise<TicketChanged> {
  const desk = await deskOf(tenant);
  return tenant.engine.write(actor, (unit) => changeTicketIn(unit, desk, id, revision, change));
}

/** Changes an enquiry within a unit. */
export async function changeTicketIn(
  unit: Unit,
  desk: Desk,
  id: RecordId,
  revision: number | 'any',
  change: TicketChange,
): Promise<TicketChanged> {
  const row = await ticketRow(unit.db, id);
  if (row === undefined) return refused('unknown');
  if (row.life === 'restricted') return refused('restricted');
  if (revision !== 'any' && revision !== row.revision) return { outcome: 'conflict', revision: row.revision };
  if (change.state === 'spam' && row.billable_minutes > 0) return { outcome: 'billed' };
  const unknown = await unknownOf(unit, change);
  if (unknown !== null) return { outcome: 'unknown-thing', what: unknown };
  const plain = await plainChange(unit, desk, row, change);
  const sealed = row.life === 'anonymous' ? {} : sealedChange(change);
  const changed = await unit.change(ticket, id, enquiryHandling, {
    revision,
    plain,
    ...(Object.keys(sealed).length === 0 ? {} : { sealed }),
  });
  if (changed.outcome !== 'changed') return changed;
  await noteChanges(unit, row, change);
  if (change.company) await companyInUse(unit, change.company);
  await settleTicket(unit, id);
  return changed;
}

async function plainChange(unit: Unit, desk: Desk, row: TicketRow, change: TicketChange) {
  const { state, priority, category, company, contract, assignee, team, respondBy, solveBy } = change;
  const due = category === undefined ? {} : await dueTimes(unit, desk, category, row.created_at);
  const ofContract = contract ? ((await contractRow(unit.db, contract))?.company_id ?? null) : null;
  return {
    ...(state === undefined ? {} : { state, solved: state === 'solved' ? unit.now : null }),
    ...(priority === undefined ? {} : { priority }),
    ...(category === undefined ? {} : { category_id: category, ...due }),
    ...(respondBy === undefined ? {} : { respond_by: respondBy }),
    ...(solveBy === undefined ? {} : { solve_by: solveBy }),
    ...(company === undefined ? {} : { company_id: company }),
    ...(contract === undefined ? {} : { contract_id: contract }),
    ...(ofContract === null || company !== undefined ? {} : { company_id: ofContract }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(team === undefined ? {} : { team_id: team }),
    ...(assignee && row.state === 'new' && state === undefined ? { state: 'open' } : {}),
  };
}

const sealedChange = ({ subject, contactName, contactEmail, contactPhone }: TicketChange) => ({
  ...(subject === undefined ? {} : { subject }),
  ...(contactName === undefined ? {} : { contactName }),
  ...(contactEmail === undefined ? {} : { contactEmail, contactEmailWord: emailWordOf(contactEmail) }),
  ...(contactPhone === undefined ? {} : { contactPhone }),
});

async function noteChanges(unit: Unit, row: TicketRow, change: TicketChange): Promise<void> {
  const { state, priority, category, company, contract, assignee, team } = change;
  const changes = [
    ['state', state, row.state],
    ['priority', priority, row.priority],
    ['category', category, row.category_id],
    ['company', company, row.company_id],
    ['contract', contract, row.contract_id],
    ['assignee', assignee, row.assignee],
    ['team', team, row.team_id],
  ] as const;
  for (const [what, after, before] of changes)
    if (after !== undefined && after !== before) await noteEvent(unit, row.id, what, after ?? '');
  if (change.respondBy !== undefined || change.solveBy !== undefined) await noteEvent(unit, row.id, 'due');
  if (Object.keys(sealedChange(change)).length > 0) await noteEvent(unit, row.id, 'edited');
}

/** Moves an enquiry and all that was written on it to another person: it was filed under the wrong one. */
export async function assignPerson(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  person: PersonId,
): Promise<{ readonly outcome: 'moved' } | Refused> {
  return engine.write(actor, async (unit) => {
    const row = await ticketRow(unit.db, id);
    if (row === undefined || row.person_id === null) return refused('unknown');
    const known = await unit.db
      .selectFrom('records.person')
      .select('id')
      .where('id', '=', person)
      .executeTakeFirst();
    if (known === undefined) return refused('unknown');
    for (const kind of partKinds) {
      if (kind.id === 'ticket_collaborator') continue;
      const parts = await helpdeskTables(unit.db)
        .selectFrom(`records.${kind.id}`)
        .select('id')
        .where('ticket_id', '=', id)
        .where('person_id', '=', row.person_id)
        .execute();
      for (const part of parts) await unit.reassign(kind, part.id, person);
    }
    await unit.reassign(ticket, id, person);
    await noteEvent(unit, id, 'person');
    return { outcome: 'moved' };
  });
}

/** The end of a contract changed: the clock of its enquiries counts from it. */
export async function contractEndChanged(
  unit: Unit,
  contract: RecordId,
  ended: number | null,
): Promise<void> {
  const rows = await helpdeskTables(unit.db)
    .selectFrom('records.ticket')
    .select('id')
    .where('contract_id', '=', contract)
    .execute();
  for (const { id } of rows) await settleTicket(unit, id, ended);
}
