import { type Cause, carryOut } from '../clock/carry-out.ts';
import { recompute } from '../clock/recompute.ts';
import type { AnyKind } from '../declare/index.ts';
import type { ConsentEvidence, ErasureRequest, PersonErasure } from '../engine.ts';
import { type Refused, refused } from '../errors.ts';
import { writeConsent, writeStanding } from '../facts/legal-facts.ts';
import { consentIn, noFacts, readFacts, restrictionsAgainstErasure } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { PersonId, RecordId } from '../ids.ts';
import {
  eventsOfErasure,
  fateOf,
  isSamePlan,
  type PlanClock,
  standingConsents,
  withoutConsents,
} from '../rights/plan-erasure.ts';
import type { PlannedFate } from '../rights/view.ts';
import type { Session } from '../session.ts';
import { type KindRow, statementsOf, updateRow } from './records.ts';

/**
 * Erases all of a person at once, exactly as `planErasure` says. What a law still demands is restricted instead and dies by its own
 * clock. At the person's request all consents end with it. Refused as a whole under a hold, because half an erasure helps nobody, and
 * when it would no longer do what was shown.
 */
export async function erasePersonNow(
  session: Session,
  person: PersonId,
  cause: Cause,
  { channel = 'counter', seen }: ErasureRequest,
): Promise<PersonErasure | Refused> {
  const facts = (await readFacts(session.connection, [person])).get(person) ?? noFacts;
  if (facts.holds.length > 0) return refused('held');
  const now = session.now();
  const clock: PlanClock = { now, calendar: session.calendar, periodOf: session.periods.periodOf };
  const ended = cause.reason === 'request' ? standingConsents(facts) : [];
  const after = cause.reason === 'request' ? withoutConsents(facts, now) : facts;
  const planned: { kind: AnyKind; row: KindRow; fate: PlannedFate }[] = [];
  for (const kind of session.register.kinds.values()) {
    const rows = await statementsOf(kind).byPerson.run(session.connection, { person });
    planned.push(...rows.map((row) => ({ kind, row, fate: fateOf(kind, row, after, clock) })));
  }
  const fates = planned.map(({ fate }) => fate);
  const plan = { person, fates, consents: ended, held: false };
  if (seen !== undefined && !isSamePlan(seen, plan)) return refused('plan-changed');
  await withdraw(session, person, cause, facts, ended, channel);
  if (cause.reason === 'request') await endRestrictions(session, person, cause, facts);
  for (const [kind, rows] of Map.groupBy(planned, (each) => each.kind)) {
    const rowsWith = (kept: boolean) =>
      rows.filter(({ fate }) => (fate.fate === 'restricted') === kept).map(({ row }) => row);
    await carryOut(session, kind, rowsWith(false), kind.deletion.how, cause);
    await keep(session, kind, rowsWith(true), cause);
  }
  const count = (fate: PlannedFate['fate']) => fates.filter((each) => each.fate === fate).length;
  return {
    outcome: 'erased',
    erased: count('erased'),
    anonymised: count('anonymised'),
    restricted: count('restricted'),
    plan,
  };
}

/** Who wants everything gone no longer wants it kept. What a law keeps is restricted by the erasure itself. */
async function endRestrictions(
  session: Session,
  person: PersonId,
  cause: Cause,
  facts: LegalFacts,
): Promise<void> {
  for (const ground of restrictionsAgainstErasure(facts))
    await writeStanding(session, cause.actor, person, 'restriction', ground, 'lifted');
}

async function withdraw(
  session: Session,
  person: PersonId,
  cause: Cause,
  facts: LegalFacts,
  ended: readonly string[],
  channel: ConsentEvidence['channel'],
): Promise<void> {
  for (const id of ended) {
    const consent = session.register.consents.get(id);
    const standing = consentIn(facts, id);
    if (consent === undefined || standing.state === 'never') continue;
    const evidence = { channel, wordingVersion: standing.wordingVersion };
    await writeConsent(session, cause.actor, person, consent, 'withdrawn', evidence);
  }
}

/** What a law demands is restricted, and its clock goes on from what the erasure itself started. */
async function keep(session: Session, kind: AnyKind, rows: readonly KindRow[], cause: Cause): Promise<void> {
  const changed: KindRow[] = [];
  for (const row of rows) {
    const events = eventsOfErasure(kind, row, session.now());
    if (Object.keys(events).length > 0) await updateRow(session.connection, kind, row.id, events);
    changed.push({ ...row, ...events, life: 'restricted' });
  }
  const open = rows.filter((row) => row.life === 'active');
  await carryOut(session, kind, open, 'restrict', cause);
  await recompute(session, kind, changed, cause);
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
