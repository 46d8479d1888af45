import type { Store } from '../../store/connection.ts';
import type { Place } from '../place.ts';
import { isComplete, listPacks } from './examine-place.ts';
import { packName } from './names.ts';
import { listSnapshots, readManifest } from './place-objects.ts';
import { readOwnRuns } from './runs.tables.ts';
import type { ArchiveSeals } from './sealing.ts';
import type { PruneResult, RetentionPolicy } from './view.ts';
import { whatToKeep } from './what-to-keep.ts';
import { readWriter } from './writer-object.ts';

/**
 * Removes what is no longer kept: first the manifests of snapshots that go, then the packs no remaining manifest names. Killed
 * anywhere in between, every snapshot that is left is whole, and the next pruning removes the rest. Packs of a run that was killed go
 * as well. Nothing is removed on any doubt.
 */
export async function prunePlace(
  store: Store,
  place: Place,
  seals: ArchiveSeals,
  policy: RetentionPolicy,
  now: number,
): Promise<PruneResult> {
  const own = await readOwnRuns(store);
  const writer = await readWriter(place, seals);
  if (own === null || writer === 'unknown' || writer.writer !== own.writer) return refused('other-writer');
  if (own.tokens.get(writer.run.number) !== writer.run.token) return refused('other-writer');
  const snapshots = await listSnapshots(place, seals.tenant);
  const packs = await listPacks(place, seals.tenant);
  const decision = whatToKeep(snapshots, policy, now);
  if (decision.outcome === 'refused') return decision;
  // Names tell seconds; of two taken in one second either may stand last.
  const newest = snapshots.find(({ name }) => name === own.last.get(place.id)?.name);
  if (newest === undefined || snapshots.some(({ at }) => at > newest.at))
    return refused('newest-not-verified');
  const gone = new Set(decision.remove.map(({ name }) => name));
  const needed = new Set<string>();
  for (const { name } of snapshots.filter((each) => !gone.has(each.name))) {
    const kept = await readManifest(place, seals, name);
    // Which packs it needs is unknown, so none may go.
    if (typeof kept === 'string') return refused('manifest-damaged');
    if (name === newest.name && !isComplete(kept.manifest, packs)) return refused('newest-not-verified');
    for (const hash of kept.manifest.packs.keys()) needed.add(hash);
  }
  for (const name of gone) await place.remove(name);
  let bytes = 0;
  const unneeded = [...packs].filter(([hash]) => !needed.has(hash));
  for (const [hash, size] of unneeded) {
    await place.remove(packName(seals.tenant, hash));
    bytes += size;
  }
  return { outcome: 'pruned', snapshots: gone.size, objects: gone.size + unneeded.length, bytes };
}

const refused = (reason: (PruneResult & { outcome: 'refused' })['reason']): PruneResult => ({
  outcome: 'refused',
  reason,
});
