import type { Engine } from '../../engine.ts';
import { openEngine } from '../../open-engine.ts';
import { openSession } from '../../open-session.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import { openKit } from '../custody/kit-objects.ts';
import { type RecoveryPair, recoveryPairOf } from '../custody/recovery-key.ts';
import { PlaceFault } from '../place.ts';
import { type Collected, collectCustody, fromShares } from './collect-custody.ts';
import { explanations, isAcceptable } from './explanations.ts';
import { findLedger, isSure } from './find-ledger.ts';
import { type Found, Stopped } from './found.ts';
import { putTogether } from './put-together.ts';
import type { AcceptableLoss, Restored, RestoreOptions, RestoreReport, RestoreStop } from './restore-view.ts';
import { emptyUnfinished, noteFinished, noteUnfinished } from './unfinished.ts';

/**
 * Restores a tenant from the places with the recovery key alone, into an empty store. The highest custody that a quorum opens and the
 * highest ledger that verifies win, whatever the snapshot's age; what the ledger says happened since is in force before the first seal is
 * opened. Broken off anywhere, the store cannot be opened until the restore was run again. The store is closed afterwards.
 * @example
 * const restored = await restoreTenant({ places, recoveryKey, findSnapshot, into });
 * if (restored.outcome === 'stopped') console.error(restored.explanation.de);
 */
export async function restoreTenant(options: RestoreOptions): Promise<Restored> {
  const pair = recoveryPairOf(options.recoveryKey);
  const { store } = options.into;
  try {
    const { kit, away } = await findKit(options, pair);
    const custody = await collectCustody(options.places, kit, fromShares(pair));
    if (custody.outcome === 'none') throw new Stopped('no-copies');
    if (custody.outcome === 'too-few') throw new Stopped('too-few-shares');
    const found = await findRest(options, kit, custody, away);
    if (!(await emptyUnfinished(store))) throw new Stopped('not-empty');
    const report = await restoreFound(options, found, pair.publicKey, options.settle);
    return { outcome: 'restored', report };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { outcome: 'stopped', reason: error.reason, explanation: explanations[error.reason] };
  } finally {
    await store.close().catch(() => {});
  }
}

async function findKit(
  { places, tenant }: RestoreOptions,
  pair: RecoveryPair,
): Promise<{ readonly kit: KitContent; readonly away: readonly string[] }> {
  const away: string[] = [];
  let stop: RestoreStop = 'no-copies';
  let kit: KitContent | null = null;
  for (const place of places) {
    try {
      const opened = await openKit(place, pair, tenant);
      if (opened.outcome === 'opened') kit ??= opened.content;
      else if (opened.outcome === 'wrong-kit') stop = 'wrong-kit';
      else if (opened.outcome === 'several') stop = 'several-tenants';
    } catch (error) {
      if (!(error instanceof PlaceFault)) throw error;
      away.push(place.id);
    }
  }
  if (kit === null) throw new Stopped(stop);
  return { kit, away };
}

/** Finds ledger and snapshot for a custody that was put together. @throws {Stopped} */
export async function findRest(
  options: Pick<RestoreOptions, 'places' | 'accept' | 'at' | 'findSnapshot' | 'living'>,
  kit: KitContent,
  custody: Collected,
  placesAway: readonly string[],
): Promise<Found> {
  const { places, accept = [], at = Number.MAX_SAFE_INTEGER, living } = options;
  const accepted = new Set<AcceptableLoss>();
  const lose = (loss: AcceptableLoss): void => {
    if (!accept.includes(loss)) throw new Stopped(loss);
    accepted.add(loss);
  };
  const ledgerPlaces = living === undefined ? places : [...places, living];
  const ledger = await findLedger(ledgerPlaces, kit);
  // It was laid a moment ago; where it does not open, it was sealed by somebody else.
  if (living !== undefined && ledger.copies.every(({ place }) => place !== living))
    throw new Stopped('other-data');
  if (ledger.copies.length === 0) throw new Stopped('ledger-damaged');
  if (!isSure({ ...ledger, places: Math.max(ledger.places, custody.head.places.length) }))
    lose('ledger-unsure');
  const snapshot = await options.findSnapshot(places, kit, at);
  if (snapshot === null) throw new Stopped('no-snapshot');
  return { kit, custody, ledger, ledgerPlaces, snapshot, placesAway, lose, accepted };
}

/** Looks at what was restored before it counts as finished; a reason, and it does not. */
type Inspect = (engine: Engine) => Promise<'not-whole' | null>;

/** Restores what was found, into an empty store; closes it afterwards. */
export async function restoreFound(
  { into }: Pick<RestoreOptions, 'into'>,
  found: Found,
  publicKey: Buffer,
  inspect: Inspect = async () => null,
): Promise<RestoreReport> {
  const { kit, snapshot } = found;
  const { store } = into;
  await noteUnfinished(store, into.now());
  const options = { ...into, tenant: kit.tenant, restore: 'unfinished' as const };
  const report = await store.filling(async () => {
    await snapshot.load(store, into.files);
    return putTogether(await openSession(options), into.epochs, found, publicKey);
  });
  const engine = await openEngine(options);
  await engine.clock.sweep();
  const swept = await countDeaths(engine, report.ledgerFact);
  // The epoch is as new as the store. Only the keys that died in it just now want another.
  if (swept > 0) await engine.rotate();
  else await engine.ledger.checkpoint();
  const reason = await inspect(engine);
  if (reason !== null) throw new Stopped(reason);
  await noteFinished(store);
  await engine.close();
  return { ...report, swept };
}

/** Records that died after the ledger's end, because their time had come. */
async function countDeaths(engine: Engine, after: number): Promise<number> {
  let count = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const types = ['erased', 'anonymised'];
    const page = await engine.ledger.page({ types, before, limit: 1_000 });
    const fresh = page.filter(({ number }) => number > after);
    for (const { body } of fresh) count += (body.records as readonly string[]).length;
    if (fresh.length < 1_000) return count;
    before = fresh.at(-1)?.number ?? 0;
  }
}

/** Whether going on after a stop is the owner's to choose. */
export const canGoOn = (restored: Restored): boolean =>
  restored.outcome === 'stopped' && isAcceptable(restored.reason);
