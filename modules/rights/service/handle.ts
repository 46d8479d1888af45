import {
  type Actor,
  type Engine,
  isDirectMarketing,
  objectablePurposes,
  objectTo,
  type PersonId,
  planErasure,
  recipientsToTell,
  refused,
  type Unit,
} from '@redlich/engine';
import { recordConsentIn } from '../../customers/index.ts';
import { privacyRequest, requestHandling } from '../declaration.ts';
import type { IdentityCheck, Outcome, RefusalGround, Right } from '../rights.ts';
import type { CarryOut, Decision, Mark } from '../schemas.ts';
import { nextStepOf } from '../stage.ts';
import type { Done } from './done.ts';
import { isFindable } from './find-persons.ts';
import { isRectified } from './rectify.ts';
import { findRequest, progressOf, type RequestRow, subjectOf } from './requests.ts';

const done: Done = { outcome: 'done' };

/** Runs a step on a request that is open. */
function onRequest(
  engine: Engine,
  actor: Actor,
  id: string,
  step: (unit: Unit, row: RequestRow) => Promise<Done>,
): Promise<Done> {
  return engine.write(actor, async (unit) => {
    const row = await findRequest(unit.db, id);
    return 'outcome' in row ? row : step(unit, row);
  });
}

/** Says whose file a request is about, or that there is none. A new match takes back what was checked and reviewed before. */
export function matchPerson(
  engine: Engine,
  actor: Actor,
  id: string,
  person: PersonId | null,
): Promise<Done> {
  return onRequest(engine, actor, id, async (unit, row) => {
    if (row.ending !== null || row.carried_out_at !== null) return { outcome: 'not-yet' };
    if (person !== null && !(await isFindable(engine, unit.db, person))) return refused('unknown');
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      plain: { subject: person ?? 'nobody', identity: null, identity_by: null },
      sealed: { blackedOut: [] },
    });
    for (const event of ['identified', 'reviewed'] as const)
      if (row[`${event}_at`] !== null) await unit.mark(privacyRequest, row.id, event, null);
    return done;
  });
}

/** Notes that the person was asked for proof of who they are (Art. 12 (6) GDPR). */
export const askIdentity = (engine: Engine, actor: Actor, id: string): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    await unit.mark(privacyRequest, row.id, 'identity_asked', unit.now);
    return done;
  });

/** Records how, by whom and when the identity was checked. Nothing of what was shown is kept. */
export const recordIdentity = (engine: Engine, actor: Actor, id: string, how: IdentityCheck): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    if (row.subject === null) return { outcome: 'not-yet' };
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      plain: { identity: how, identity_by: unit.actor.id },
    });
    await unit.mark(privacyRequest, row.id, 'identified', unit.now);
    return done;
  });

/**
 * Extends the deadline by two months because of complexity and number of requests (Art. 12 (3) sentence 2, 3 GDPR). The person has to
 * be told within the first month, so after it nothing is extended any more.
 */
export const extendRequest = (
  engine: Engine,
  actor: Actor,
  id: string,
  { reason, until }: { readonly reason: string; readonly until: string },
): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    if (row.extended_at !== null) return { outcome: 'not-applicable' };
    if (engine.calendar.dayOf(unit.now) > until) return { outcome: 'too-late' };
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      sealed: { extensionReason: reason },
    });
    await unit.mark(privacyRequest, row.id, 'extended', unit.now);
    return done;
  });

/** Keeps what a reviewer blacked out, and that somebody looked. */
export const keepMarks = (engine: Engine, actor: Actor, id: string, marks: readonly Mark[]): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    if (row.identified_at === null) return { outcome: 'not-yet' };
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      sealed: { blackedOut: [...marks] },
    });
    await unit.mark(privacyRequest, row.id, 'reviewed', unit.now);
    return done;
  });

/** Notes that a recipient was told of a rectification, erasure or restriction (Art. 19 GDPR). */
export const noteTold = (engine: Engine, actor: Actor, id: string, recipient: string): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    const subject = subjectOf(row);
    if (subject === null) return refused('unknown');
    if (row.carried_out_at === null) return { outcome: 'not-yet' };
    const known = await recipientsToTell(engine, subject);
    if (!known.some((each) => each.recipient === recipient)) return refused('unknown');
    await unit.note('recipient-told', { recipient, right: row.right }, subject);
    return done;
  });

/**
 * Notes that a recipient is not told, because it is impossible or takes disproportionate effort (Art. 19 sentence 1 GDPR). The reason
 * stands in the answer to the person and dies with the request; the ledger keeps that it was decided.
 */
export const excuseRecipient = (
  engine: Engine,
  actor: Actor,
  id: string,
  { recipient, reason }: { readonly recipient: string; readonly reason: string },
): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    const subject = subjectOf(row);
    if (subject === null) return refused('unknown');
    if (row.carried_out_at === null || row.ending !== null) return { outcome: 'not-yet' };
    const known = await recipientsToTell(engine, subject);
    if (!known.some((each) => each.recipient === recipient)) return refused('unknown');
    const opened = await unit.open(privacyRequest, row.id, requestHandling);
    if (opened.outcome === 'refused') return opened;
    const others = (opened.sealed.excused ?? []).filter((each) => each.recipient !== recipient);
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      sealed: { excused: [...others, { recipient, reason }] },
    });
    await unit.note('recipient-excused', { recipient, right: row.right }, subject);
    return done;
  });

/** Decides a request. Fulfilling needs that everything before is done; the other ways are open at any time. */
export const decide = (engine: Engine, actor: Actor, id: string, decision: Decision): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    if (row.ending !== null) return { outcome: 'not-applicable' };
    const progress = await progressOf(engine, row);
    const next = nextStepOf(progress);
    if (decision.as === 'fulfilled' && next !== 'decide') return { outcome: 'not-yet' };
    if (decision.as === 'weighed' && next !== 'weigh') return { outcome: 'not-yet' };
    // What is recorded and restricts is not refused without being weighed.
    if (decision.as === 'refused' && progress.mustBeWeighed) return { outcome: 'not-yet' };
    await unit.change(privacyRequest, row.id, requestHandling, {
      revision: 'any',
      plain: endingOf(decision),
      sealed: {
        decision: 'reason' in decision ? decision.reason : '',
        addressee: decision.as === 'forwarded' ? decision.addressee : '',
      },
    });
    return done;
  });

/** How a decision stands in the request. Whoever's objection is overridden is refused (Art. 12 (4) GDPR applies). */
function endingOf(decision: Decision): { readonly ending: Outcome; readonly ground: RefusalGround | null } {
  if (decision.as === 'weighed')
    return decision.balance === 'upheld'
      ? { ending: 'fulfilled', ground: null }
      : { ending: 'refused', ground: 'compelling-grounds' };
  return { ending: decision.as, ground: decision.as === 'refused' ? decision.ground : null };
}

/** Carries out what a right asks for, on the matched person, once it is known who asks. */
export const carryOutRight = (engine: Engine, actor: Actor, id: string, wanted: CarryOut): Promise<Done> =>
  onRequest(engine, actor, id, async (unit, row) => {
    const person = subjectOf(row);
    if (person === null || row.identified_at === null || row.ending !== null) return { outcome: 'not-yet' };
    if ((row.right as Right) !== wanted.right || row.carried_out_at !== null)
      return { outcome: 'not-applicable' };
    const result = await execute(engine, unit, row, person, wanted);
    if (result.outcome === 'done') await unit.mark(privacyRequest, row.id, 'carried_out', unit.now);
    return result;
  });

/** The way a request came, as consents and objections note it. */
const channelOf = (row: RequestRow) =>
  row.channel === 'link' || row.channel === 'portal'
    ? 'online'
    : (row.channel as 'counter' | 'letter' | 'e-mail' | 'phone');

async function execute(
  engine: Engine,
  unit: Unit,
  row: RequestRow,
  person: PersonId,
  wanted: CarryOut,
): Promise<Done> {
  switch (wanted.right) {
    case 'erasure':
      return erase(engine, unit, row, person, wanted);
    case 'restriction':
      await unit.restrict(person, wanted.ground, 'set');
      return done;
    case 'objection': {
      const purpose = engine.register.purposes.get(wanted.purpose);
      if (purpose === undefined) return { outcome: 'not-applicable' };
      const objected = await objectTo(unit, engine.register, person, purpose, channelOf(row));
      if (objected.outcome === 'not-objectable') return { outcome: 'not-applicable' };
      await unit.change(privacyRequest, row.id, requestHandling, {
        revision: 'any',
        plain: { purpose: purpose.id },
      });
      return done;
    }
    case 'marketing-objection':
      for (const purpose of objectablePurposes(engine.register).filter(isDirectMarketing))
        await objectTo(unit, engine.register, person, purpose, channelOf(row));
      return done;
    case 'withdrawal':
      return withdraw(engine, unit, row, person, wanted.consents);
    case 'rectification':
      return (await isRectified(engine, row, person)) ? done : { outcome: 'nothing-corrected' };
  }
}

/** Erases what the plan said that somebody saw; if there is more or less by now, they look again first. */
async function erase(
  engine: Engine,
  unit: Unit,
  row: RequestRow,
  person: PersonId,
  { confirm, records }: Extract<CarryOut, { right: 'erasure' }>,
): Promise<Done> {
  if (confirm !== row.number) return { outcome: 'mistyped' };
  const plan = await planErasure(engine, person);
  if ('outcome' in plan) return plan;
  if (plan.fates.length !== records) return { outcome: 'plan-changed' };
  const result = await unit.erasePerson(person, 'request', { channel: channelOf(row) });
  return result.outcome === 'refused' ? result : done;
}

async function withdraw(
  engine: Engine,
  unit: Unit,
  row: RequestRow,
  person: PersonId,
  consents: readonly string[],
): Promise<Done> {
  const standing = (await unit.facts(person)).consents;
  for (const id of consents) {
    const consent = engine.register.consents.get(id);
    if (consent === undefined || standing[id]?.state !== 'given') return { outcome: 'not-applicable' };
    await recordConsentIn(unit, person, consent, { event: 'withdrawn', channel: channelOf(row) });
  }
  return done;
}
