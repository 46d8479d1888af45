import type { Actor } from '../actor.ts';
import { recompute } from '../clock/recompute.ts';
import type { AnyKind, ConsentKind } from '../declare/index.ts';
import { consentsOf } from '../declare/index.ts';
import type { ConsentEvidence } from '../engine.ts';
import { EngineFault } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Session } from '../session.ts';
import { statementsOf } from '../vault/records.ts';
import { requirePersons } from './admit.ts';
import { consentIn, isOutdated, liftFact, noFacts, readFacts, setFact } from './projection.ts';

/**
 * Writes a consent or its withdrawal: the ledger entry that proves it, and the present state. A consent given before a withdrawal
 * that stands (an old paper that turns up late) is kept as history and gives nothing back.
 */
export async function writeConsent(
  session: Session,
  actor: Actor,
  person: PersonId,
  consent: ConsentKind,
  state: 'given' | 'withdrawn',
  evidence: ConsentEvidence,
): Promise<void> {
  if (session.register.consents.get(consent.id) !== consent) {
    throw new EngineFault('not-declared', `nobody declares the consent ${consent.id}`, true);
  }
  await requirePersons(session.connection, [person]);
  const now = session.now();
  const since = evidence.at ?? now;
  if (since > now) throw new EngineFault('invalid-value', 'a consent cannot lie in the future');
  const entry = await session.ledger.append('fact', {
    at: now,
    type: state === 'given' ? 'consent-given' : 'consent-withdrawn',
    actor: actor.id,
    person,
    body: {
      consent: consent.id,
      wording: evidence.wordingVersion,
      channel: evidence.channel,
      at: since,
      ...(evidence.paper ? { paper: evidence.paper } : {}),
    },
  });
  const before = (await readFacts(session.connection, [person])).get(person) ?? noFacts;
  if (isOutdated(consentIn(before, consent.id), { state, since })) return;
  await setFact(session.connection, {
    person,
    fact: 'consent',
    about: consent.id,
    state,
    since,
    channel: evidence.channel,
    wordingVersion: evidence.wordingVersion,
    recordedBy: actor.id,
    paper: evidence.paper ?? null,
    entry,
  });
}

/**
 * Writes a consent or its withdrawal, and what follows for every record of the person whose rule depends on it. A withdrawal lets
 * die in the same unit what lived by the consent alone.
 */
export async function recordConsent(
  session: Session,
  actor: Actor,
  person: PersonId,
  consent: ConsentKind,
  state: 'given' | 'withdrawn',
  evidence: ConsentEvidence,
): Promise<void> {
  await writeConsent(session, actor, person, consent, state, evidence);
  for (const kind of session.register.kinds.values()) {
    if (dependsOn(kind, consent)) await recomputePerson(session, actor, kind, person);
  }
}

function dependsOn(kind: AnyKind, consent: ConsentKind): boolean {
  const { when, restrict } = kind.deletion;
  return (
    consentsOf(when).includes(consent.id) ||
    (restrict !== undefined && consentsOf(restrict).includes(consent.id))
  );
}

async function recomputePerson(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  person: PersonId,
): Promise<void> {
  const rows = await statementsOf(kind).byPerson.run(session.connection, { person });
  await recompute(session, kind, rows, { actor, reason: 'withdrawal' });
}

const typeOf = {
  objection: { set: 'objection-raised', lifted: 'objection-lifted' },
  restriction: { set: 'restriction-set', lifted: 'restriction-lifted' },
  hold: { set: 'hold-set', lifted: 'hold-lifted' },
} as const;

/** Writes an objection, restriction or hold, or lifts it: the ledger entry, and the present state. */
export async function writeStanding(
  session: Session,
  actor: Actor,
  person: PersonId,
  fact: keyof typeof typeOf,
  about: string,
  change: 'set' | 'lifted',
): Promise<void> {
  await requirePersons(session.connection, [person]);
  const at = session.now();
  const entry = await session.ledger.append('fact', {
    at,
    type: typeOf[fact][change],
    actor: actor.id,
    person,
    body: { about },
  });
  if (change === 'set') await setFact(session.connection, { person, fact, about, since: at, entry });
  else await liftFact(session.connection, person, fact, about);
}

/**
 * Writes an objection, restriction or hold, or lifts it. Holds, and restrictions against erasure, stop and restart the clock of
 * everything of the person.
 */
export async function recordStanding(
  session: Session,
  actor: Actor,
  person: PersonId,
  fact: keyof typeof typeOf,
  about: string,
  change: 'set' | 'lifted',
): Promise<void> {
  await writeStanding(session, actor, person, fact, about, change);
  if (fact === 'objection') return;
  for (const kind of session.register.kinds.values()) await recomputePerson(session, actor, kind, person);
}
