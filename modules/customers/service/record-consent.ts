import type {
  Actor,
  ConsentEvidence,
  ConsentKind,
  Engine,
  LegalFacts,
  PersonId,
  Unit,
} from '@redlich/engine';
import { tellConsentChanged } from './consent-listeners.ts';
import { endPapers } from './consent-papers.ts';
import { fileOf } from './files.ts';
import { type FileFate, fateOf } from './order-events.ts';
import { wordingInForce, wordingOf } from './wordings.ts';

/** A consent, or its withdrawal, as it is recorded. */
export interface ConsentEvent extends Omit<ConsentEvidence, 'wordingVersion'> {
  readonly event: 'given' | 'withdrawn';
  /** The wording the person saw; the one in force when left out. */
  readonly wordingVersion?: string | undefined;
}

/** What came of recording. `unchanged`: it stood like this already. `file`: whether the customer file outlived a withdrawal. */
export type ConsentRecorded =
  | { readonly outcome: 'recorded'; readonly file: FileFate; readonly facts: LegalFacts }
  | { readonly outcome: 'unchanged'; readonly file: FileFate; readonly facts: LegalFacts }
  | ConsentNotRecorded;

/** Why a consent was not recorded. */
export interface ConsentNotRecorded {
  readonly outcome: 'no-file' | 'unknown-wording' | 'in-the-future' | 'older-than-known';
}

/** Records a consent or its withdrawal (pledge consent.evidence). See {@link recordConsentIn}. */
export function recordConsent(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  consent: ConsentKind,
  event: ConsentEvent,
): Promise<ConsentRecorded> {
  return engine.write(actor, (unit) => recordConsentIn(unit, person, consent, event));
}

/**
 * Records a consent or its withdrawal within a unit. A withdrawal is as easy as the consent (Art. 7 (3)), and what lived by that
 * consent alone dies with it, in this unit. Something older than what is known changes nothing: the newest word counts.
 */
export async function recordConsentIn(
  unit: Unit,
  person: PersonId,
  consent: ConsentKind,
  event: ConsentEvent,
): Promise<ConsentRecorded> {
  if ((await fileOf(unit.db, person)) === undefined) return { outcome: 'no-file' };
  const known = (await unit.facts(person)).consents[consent.id] ?? { state: 'never' };
  const at = event.at ?? unit.now;
  if (at > unit.now) return { outcome: 'in-the-future' };
  if (known.state !== 'never' && at < known.since) return { outcome: 'older-than-known' };
  const present = known.state === 'never' ? null : known.wordingVersion;
  const wordingVersion = await versionFor(unit, consent, event, present);
  if (wordingVersion === undefined) return { outcome: 'unknown-wording' };
  if (!isNews(event, known.state, present === wordingVersion)) {
    return { outcome: 'unchanged', file: 'kept', facts: await unit.facts(person) };
  }
  const { channel, paper } = event;
  const evidence = { channel, wordingVersion, at };
  if (event.event === 'given')
    await unit.giveConsent(person, consent, { ...evidence, ...(paper === undefined ? {} : { paper }) });
  else {
    await unit.withdrawConsent(person, consent, evidence);
    await endPapers(unit, person);
  }
  await tellConsentChanged(unit, person, consent);
  return { outcome: 'recorded', file: await fateOf(unit, person), facts: await unit.facts(person) };
}

/** The version named if there is one; for a withdrawal what was given; otherwise what is in force. */
async function versionFor(
  unit: Unit,
  consent: ConsentKind,
  { event, wordingVersion }: ConsentEvent,
  present: string | null,
): Promise<string | undefined> {
  if (wordingVersion !== undefined) return (await wordingOf(unit.db, consent, wordingVersion))?.version;
  if (event === 'withdrawn' && present !== null) return present;
  return (await wordingInForce(unit.db, consent)).version;
}

/** Nobody withdraws what was never given; a consent given again is news when its wording or its paper is. */
function isNews(
  { event, paper }: ConsentEvent,
  state: 'never' | 'given' | 'withdrawn',
  sameWording: boolean,
): boolean {
  if (event === 'withdrawn') return state === 'given';
  return state !== 'given' || !sameWording || paper !== undefined;
}
