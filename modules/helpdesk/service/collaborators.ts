import {
  type Actor,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { correspondence, enquirer, ticketCollaborator } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { emailWordOf, isSameAddress } from './find-person.ts';
import { noteEvent, type TicketRow, ticketRow } from './load-ticket.ts';
import { eventsOf } from './settle-ticket.ts';

/** Somebody who gets copies. `person`: somebody known; a new person otherwise. */
export interface Involved {
  readonly name: string;
  readonly email: string;
  readonly person?: PersonId | null;
}

/** Somebody involved, as a record. */
export interface Collaborator extends Involved {
  readonly id: RecordId;
  readonly person: PersonId | null;
}

/** People of one enquiry; more than this is a mailing list. */
export const mostCollaborators = 20;

/**
 * Involves people in one enquiry and in no other: a follow-up, a split or a merge starts without them, because what is said there was
 * never meant for them.
 */
export async function addCollaborators(
  unit: Unit,
  row: TicketRow,
  people: readonly Involved[],
): Promise<number> {
  let added = 0;
  for (const { name, email, person } of people.slice(0, mostCollaborators)) {
    await unit.insert(ticketCollaborator, {
      person: person ?? (await unit.newPerson(enquirer)),
      sealed: { name, email, emailWord: emailWordOf(email) },
      plain: { ticket_id: row.id },
      events: eventsOf(row),
    });
    added++;
  }
  return added;
}

/** The people involved in an enquiry. */
export async function collaboratorsOf(unit: Unit, ticket: string): Promise<readonly Collaborator[]> {
  const rows = await helpdeskTables(unit.db)
    .selectFrom('records.ticket_collaborator')
    .select('id')
    .where('ticket_id', '=', ticket)
    .orderBy('id')
    .execute();
  const opened = await unit.openMany(
    ticketCollaborator,
    rows.map(({ id }) => id),
    correspondence,
  );
  return opened.flatMap((each) =>
    each.outcome === 'opened'
      ? [{ id: each.row.id, person: each.row.person_id, name: each.sealed.name, email: each.sealed.email }]
      : [],
  );
}

/** What came of involving somebody. */
export type CollaboratorAdded =
  | { readonly outcome: 'added' }
  | { readonly outcome: 'known' | 'too-many' }
  | Refused;

/** Involves somebody, unless they are already. */
export function addCollaborator(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  somebody: Involved,
): Promise<CollaboratorAdded> {
  return engine.write(actor, async (unit): Promise<CollaboratorAdded> => {
    const row = await ticketRow(unit.db, id);
    if (row === undefined) return refused('unknown');
    const present = await collaboratorsOf(unit, id);
    if (present.some(({ email }) => isSameAddress(email, somebody.email))) return { outcome: 'known' };
    if (present.length >= mostCollaborators) return { outcome: 'too-many' };
    await addCollaborators(unit, row, [somebody]);
    await noteEvent(unit, id, 'collaborator-added');
    return { outcome: 'added' };
  });
}

/** Takes somebody out again; their record dies at once. */
export function removeCollaborator(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  collaborator: RecordId,
): Promise<{ readonly outcome: 'erased' } | Refused> {
  return engine.write(actor, async (unit) => {
    const row = await helpdeskTables(unit.db)
      .selectFrom('records.ticket_collaborator')
      .select('ticket_id')
      .where('id', '=', collaborator)
      .executeTakeFirst();
    if (row?.ticket_id !== id) return refused('unknown');
    await noteEvent(unit, id, 'collaborator-removed');
    return unit.erase(ticketCollaborator, collaborator, 'mistake');
  });
}
