import type { AnyKind } from '../declare/index.ts';
import { consentIn, noFacts, readFacts, stopsTheClock } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { Session } from '../session.ts';
import { type KindRow, statementsOf } from '../vault/records.ts';
import { type Action, type Cause, carryOut, personsOf } from './carry-out.ts';
import { type Due, dueOf } from './due.ts';

/** When a record is due and what happens then, from its events and its person's facts. */
export function dueOfRow(session: Session, kind: AnyKind, row: KindRow, facts: LegalFacts): Due | null {
  if (row.life === 'anonymous') return null;
  const events: Record<string, number | null> = { created: row.created_at };
  for (const event of Object.keys(kind.events))
    events[event] = (row[`${event}_at`] as number | null | undefined) ?? null;
  return dueOf(kind.deletion, {
    events,
    consent: (id) => consentIn(facts, id),
    held: stopsTheClock(facts),
    restricted: row.life === 'restricted',
    calendar: session.calendar,
    periodOf: session.periods.periodOf,
  });
}

/**
 * Computes anew when rows of a kind are due, and carries out at once what is due by now: the moment an event or a legal fact
 * makes something due is the moment it dies.
 */
export async function recompute(
  session: Session,
  kind: AnyKind,
  rows: readonly KindRow[],
  cause: Cause,
): Promise<void> {
  const facts = await readFacts(session.connection, personsOf(rows));
  const now = session.now();
  const dying: Record<Action, KindRow[]> = { restrict: [], erase: [], anonymise: [] };
  for (const row of rows) {
    const due = dueOfRow(session, kind, row, (row.person_id && facts.get(row.person_id)) || noFacts);
    if (due !== null && due.at <= now) {
      dying[due.action].push(row);
      continue;
    }
    if ((due?.at ?? null) === row.due_at && (due?.action ?? null) === row.due_action) continue;
    await statementsOf(kind).setDue.run(session.connection, {
      id: row.id,
      at: due?.at ?? null,
      action: due?.action ?? null,
    });
  }
  await carryOut(session, kind, dying.erase, 'erase', cause);
  await carryOut(session, kind, dying.anonymise, 'anonymise', cause);
  if (dying.restrict.length > 0) await restrictAndGoOn(session, kind, dying.restrict, cause);
}

/** Restricted records have a second date: when they are gone for good. It may have come as well. */
async function restrictAndGoOn(
  session: Session,
  kind: AnyKind,
  rows: readonly KindRow[],
  cause: Cause,
): Promise<void> {
  await carryOut(session, kind, rows, 'restrict', cause);
  await recompute(
    session,
    kind,
    rows.map((row) => ({ ...row, life: 'restricted' as const })),
    cause,
  );
}
