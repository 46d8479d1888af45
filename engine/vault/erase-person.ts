import { type Cause, carryOut } from '../clock/carry-out.ts';
import { dueOfRow } from '../clock/recompute.ts';
import type { AnyKind, Purpose } from '../declare/index.ts';
import type { PersonErasure } from '../engine.ts';
import { type Refused, refused } from '../errors.ts';
import { noFacts, readFacts } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { type KindRow, statementsOf } from './records.ts';

/**
 * Whether a law still demands a kind's records although the person wants them gone (Art. 17 (3) b): one of its purposes rests on
 * a legal obligation.
 */
const demandedByLaw = (kind: AnyKind): boolean =>
  (kind.purposes as readonly Purpose[]).some((purpose) => purpose.basis.article === '6-1-c');

/**
 * Erases all of a person at once. What a law still demands is restricted instead and dies by its own clock. Refused as a whole
 * under a hold, because half an erasure helps nobody.
 */
export async function erasePersonNow(
  session: Session,
  person: PersonId,
  cause: Cause,
): Promise<PersonErasure | Refused> {
  const facts = (await readFacts(session.connection, [person])).get(person) ?? noFacts;
  if (facts.holds.length > 0) return refused('held');
  const done = { erased: 0, anonymised: 0, restricted: 0 };
  for (const kind of session.register.kinds.values()) {
    const rows = await statementsOf(kind).byPerson.run(session.connection, { person });
    const kept = demandedByLaw(kind) ? rows.filter((row) => stillDemanded(session, kind, row, facts)) : [];
    const going = rows.filter((row) => !kept.includes(row));
    const { how } = kind.deletion;
    await carryOut(session, kind, going, how, cause);
    done[how === 'erase' ? 'erased' : 'anonymised'] += going.length;
    const open = kept.filter((row) => row.life === 'active');
    await carryOut(session, kind, open, 'restrict', cause);
    done.restricted += open.length;
  }
  return { outcome: 'erased', ...done };
}

function stillDemanded(session: Session, kind: AnyKind, row: KindRow, facts: LegalFacts): boolean {
  const due = dueOfRow(session, kind, row, facts);
  return due === null || due.at > session.now();
}

/** Erases one record whatever its clock says. */
export async function eraseRecord(
  session: Session,
  kind: AnyKind,
  id: RecordId,
  cause: Cause,
): Promise<{ readonly outcome: 'erased' } | Refused> {
  const [row] = await statementsOf(kind).byId.run(session.connection, [id]);
  if (row === undefined) return refused('unknown');
  const facts =
    row.person_id === null
      ? noFacts
      : ((await readFacts(session.connection, [row.person_id])).get(row.person_id) ?? noFacts);
  if (facts.holds.length > 0) return refused('held');
  await carryOut(session, kind, [row], 'erase', cause);
  return { outcome: 'erased' };
}
