import {
  type Actor,
  type AnyKind,
  type Conflict,
  type ConsentEvidence,
  type ConsentKind,
  type ConsentState,
  type Engine,
  EngineFault,
  type LegalFacts,
  type PersonId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { marketing } from '../consents.ts';
import { customer, fileAccuracy, interestProfile } from '../declaration.ts';
import { type MergedConsent, mergeConsent } from '../merge-consents.ts';
import type { CustomerDraft } from '../schemas.ts';
import { tellConsentChanged } from './consent-listeners.ts';
import { endPapers } from './consent-papers.ts';
import { sealedOf } from './create-customer.ts';
import { fileOf } from './files.ts';
import { mergeInterests } from './merge-interests.ts';
import { mergedEvents, setMatter } from './merge-matter.ts';
import { type FileFate, fateOf, orderOpened } from './order-events.ts';
import { recordsOf } from './records-of-person.ts';

/** Two files of one person. `keep` stays, `drop` goes. */
export interface Merge {
  readonly keep: PersonId;
  readonly keepRevision: number;
  readonly drop: PersonId;
  readonly dropRevision: number;
  /** The data of the file that stays, chosen field by field. */
  readonly chosen: CustomerDraft;
}

/** What came of it. `file`: a newer withdrawal that came with the other file may end the merged one. */
export type Merged =
  | { readonly outcome: 'merged'; readonly file: FileFate; readonly moved: number }
  | Conflict
  | Refused;

/**
 * Merges two files of one person (Art. 5 (1) d GDPR). All records of the file that goes are sealed anew under the keys of the one
 * that stays, its own keys die, and the ledger says who became whom. Consents are merged by `mergeConsent`. Refused while one of
 * the two is restricted or held.
 */
export function mergeCustomers(engine: Engine, actor: Actor, merge: Merge): Promise<Merged> {
  return engine.write(actor, (unit) => mergeIn(unit, engine, merge));
}

async function mergeIn(unit: Unit, engine: Engine, merge: Merge): Promise<Merged> {
  const { keep, drop } = merge;
  const [stays, goes] = [await fileOf(unit.db, keep), await fileOf(unit.db, drop)];
  if (stays === undefined || goes === undefined || keep === drop) return refused('unknown');
  const [keepFacts, dropFacts] = [await unit.facts(keep), await unit.facts(drop)];
  const obstacle = mergeObstacle(keepFacts) ?? mergeObstacle(dropFacts);
  if (obstacle !== null) return obstacle;
  if (goes.revision !== merge.dropRevision) return { outcome: 'conflict', revision: goes.revision };
  const changed = await unit.change(customer, stays.id, fileAccuracy, {
    revision: merge.keepRevision,
    sealed: sealedOf(merge.chosen),
  });
  if (changed.outcome !== 'changed') return changed;

  const plans = planConsents(engine, keepFacts, dropFacts);
  const events = mergedEvents(stays, goes);
  // Consents first: what they keep alive must not die on its way to the other file. Withdrawals last, for the same reason.
  for (const plan of plans)
    if (plan.write === 'give') await unit.giveConsent(keep, plan.consent, evidenceOf(plan.from));
  for (const purpose of dropFacts.objections)
    if (!keepFacts.objections.includes(purpose)) await unit.object(keep, purpose, 'raised');
  // Nothing of either file may be due while it moves.
  for (const person of [keep, drop]) await orderOpened(unit, person);
  const mayKeep = plans.some((plan) => plan.consent === marketing && plan.result === 'given');
  await mergeInterests(unit, { keep, drop, mayKeep });
  const moved = await moveRecords(unit, engine, merge);
  await setMatter(unit, keep, events);
  const erased = await unit.erase(customer, goes.id, 'merged');
  if (erased.outcome === 'refused')
    throw new EngineFault('invalid-value', `the merged file was not erased: ${erased.reason}`, true);
  await unit.note('persons-merged', { from: drop, into: keep, moved }, keep);
  for (const plan of plans)
    if (plan.write === 'withdraw') await unit.withdrawConsent(keep, plan.consent, evidenceOf(plan.from));
  await endPapers(unit, keep);
  for (const { consent } of plans) await tellConsentChanged(unit, keep, consent);
  return { outcome: 'merged', file: await fateOf(unit, keep), moved };
}

/** A restriction, a hold or an objection must be settled before two files become one. */
export function mergeObstacle({ objections, restrictions, holds }: LegalFacts): Refused | null {
  if (holds.length > 0) return refused('held');
  if (restrictions.length > 0) return refused('restricted');
  return objections.includes(fileAccuracy.id) ? refused('objection', fileAccuracy.id) : null;
}

type Stated = Exclude<ConsentState, { state: 'never' }>;

/** What is to be written for one kind of consent, and the word it comes from. */
interface ConsentPlan extends MergedConsent {
  readonly consent: ConsentKind;
  readonly from: Stated;
}

/** What is to be written for each kind of consent either file knows of. */
function planConsents(engine: Engine, keep: LegalFacts, drop: LegalFacts): readonly ConsentPlan[] {
  return [...engine.register.consents.values()].flatMap((consent) => {
    const stays = keep.consents[consent.id] ?? { state: 'never' };
    const goes = drop.consents[consent.id] ?? { state: 'never' };
    const from = goes.state === 'never' ? stays : goes;
    return from.state === 'never' ? [] : [{ consent, ...mergeConsent(stays, goes), from }];
  });
}

/** The evidence as it was, its date included; only who recorded it is now who merged. */
const evidenceOf = ({ channel, wordingVersion, since, paper }: Stated): ConsentEvidence => ({
  channel: channel as ConsentEvidence['channel'],
  wordingVersion,
  at: since,
  ...(paper === null ? {} : { paper }),
});

/** Everything of the file that goes, in whatever module it was declared. Its interests are merged by themselves. */
async function moveRecords(unit: Unit, engine: Engine, { keep, drop }: Merge): Promise<number> {
  let moved = 0;
  for (const kind of engine.register.kinds.values()) {
    if (kind.id === customer.id || kind.id === interestProfile.id) continue;
    const ids = await recordsOf(unit.db, kind, drop);
    for (const id of ids) await unit.reassign<AnyKind>(kind, id, keep);
    moved += ids.length;
  }
  return moved;
}
