import type { Purpose, Register } from '../declare/index.ts';
import type { Unit } from '../engine.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { PersonId } from '../ids.ts';

/** DPV classes of direct marketing, profiling for it included (Art. 21 (2)). */
const marketingClasses: ReadonlySet<string> = new Set([
  'dpv:DirectMarketing',
  'dpv:Marketing',
  'dpv:Advertising',
  'dpv:PersonalisedAdvertising',
  'dpv:TargetedAdvertising',
]);

/** Whether a purpose is direct marketing: an objection ends it at once and is not weighed (Art. 21 (2), (3) GDPR). */
export const isDirectMarketing = (purpose: Purpose): boolean => marketingClasses.has(purpose.dpv);

/** Purposes a person can object to: direct marketing whatever its basis, and what rests on legitimate interests (Art. 21 (1)). */
export const objectablePurposes = (register: Register): readonly Purpose[] =>
  [...register.purposes.values()].filter(
    (purpose) => isDirectMarketing(purpose) || purpose.basis.article === '6-1-f',
  );

/** What came of an objection. `ended`: at once. `pending`: restricted until it is weighed. */
export type Objected = { readonly outcome: 'ended' | 'pending' | 'not-objectable' };

/**
 * Takes an objection. Direct marketing ends at once, with the consent it rests on (Art. 21 (3) GDPR). Against legitimate interests
 * (Art. 21 (1)) the purpose is closed and all else restricted until the balance is struck (Art. 18 (1) d). A purpose that serves legal
 * claims stays open meanwhile where its declaration says so.
 * @param channel on which the objection came, for the consent it withdraws
 */
export async function objectTo(
  unit: Unit,
  register: Register,
  person: PersonId,
  purpose: Purpose,
  channel: Parameters<Unit['withdrawConsent']>[2]['channel'],
): Promise<Objected> {
  if (isDirectMarketing(purpose)) {
    await unit.object(person, purpose.id, 'raised');
    await endConsent(unit, register, person, purpose, channel);
    return { outcome: 'ended' };
  }
  if (purpose.basis.article !== '6-1-f') return { outcome: 'not-objectable' };
  await unit.object(person, purpose.id, 'raised');
  await unit.restrict(person, 'objection-pending', 'set');
  return { outcome: 'pending' };
}

async function endConsent(
  unit: Unit,
  register: Register,
  person: PersonId,
  purpose: Purpose,
  channel: Parameters<Unit['withdrawConsent']>[2]['channel'],
): Promise<void> {
  if (purpose.basis.article !== '6-1-a') return;
  const consent = register.consents.get(purpose.basis.consent.id);
  const standing = consent && (await unit.facts(person)).consents[consent.id];
  if (consent === undefined || standing?.state !== 'given') return;
  await unit.withdrawConsent(person, consent, { channel, wordingVersion: standing.wordingVersion });
}

/** `upheld`: the person's reasons prevail. `overridden`: compelling legitimate grounds or legal claims do (Art. 21 (1) sentence 2). */
export type BalanceDecision = 'upheld' | 'overridden';

/**
 * Records how an objection was weighed. Upheld, the purpose stays closed to this person; overridden, it opens again. The restriction
 * ends when no other objection is pending. The reasons are content and belong into the answer to the person, not into the ledger;
 * the person is told before (Art. 18 (3)), which the answer itself does.
 */
export async function decideObjection(
  unit: Unit,
  person: PersonId,
  purpose: Purpose,
  decision: BalanceDecision,
): Promise<void> {
  await unit.note('objection-decided', { purpose: purpose.id, decision }, person);
  if (decision === 'overridden') await unit.object(person, purpose.id, 'lifted');
  await endPending(unit, person);
}

/**
 * The person takes an objection back: the purpose opens again, and the restriction that came with it ends when no other objection is
 * pending. Nobody is to be told first (Art. 18 (3) GDPR): it is the person's own word.
 */
export async function takeBackObjection(unit: Unit, person: PersonId, purpose: Purpose): Promise<void> {
  if (!(await unit.facts(person)).objections.includes(purpose.id)) return;
  await unit.object(person, purpose.id, 'lifted');
  await endPending(unit, person);
}

/** Lifts the restriction that waits for a decision, once none is pending. */
async function endPending(unit: Unit, person: PersonId): Promise<void> {
  const facts = await unit.facts(person);
  if ((await pendingObjections(unit, person, facts)).length > 0) return;
  if (facts.restrictions.includes('objection-pending'))
    await unit.restrict(person, 'objection-pending', 'lifted');
}

/** An objection that stands and has not been weighed. `since`: when it was raised. */
export interface PendingObjection {
  readonly purpose: string;
  readonly since: number;
}

/** The objections of a person that wait to be weighed. Direct marketing is never weighed and is not among them. */
export async function pendingObjections(
  { db }: Pick<Unit, 'db'>,
  person: PersonId,
  { objections }: Pick<LegalFacts, 'objections'>,
): Promise<readonly PendingObjection[]> {
  if (objections.length === 0) return [];
  const entries = await db
    .selectFrom('ledger.fact')
    .select(['type', 'body', 'at'])
    .where('person_id', '=', person)
    .where('type', 'in', ['objection-raised', 'objection-decided', 'restriction-set'])
    .orderBy('number')
    .execute();
  const pending = new Map<
    string,
    { readonly state: 'raised' | 'pending' | 'decided'; readonly since: number }
  >();
  let last: string | null = null;
  for (const { type, body, at } of entries) {
    const said = JSON.parse(body) as { readonly about?: string; readonly purpose?: string };
    if (type === 'objection-raised' && said.about !== undefined) {
      pending.set(said.about, { state: 'raised', since: Number(at) });
      last = said.about;
    } else if (type === 'objection-decided' && said.purpose !== undefined)
      pending.set(said.purpose, { state: 'decided', since: Number(at) });
    else if (type === 'restriction-set' && said.about === 'objection-pending' && last !== null)
      pending.set(last, { state: 'pending', since: pending.get(last)?.since ?? Number(at) });
  }
  return objections.flatMap((purpose) => {
    const known = pending.get(purpose);
    return known?.state === 'pending' ? [{ purpose, since: known.since }] : [];
  });
}
