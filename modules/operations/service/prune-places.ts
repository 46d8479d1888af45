import { EngineFault, type Place, PlaceFault, type PlaceTrouble, type PruneResult } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { tellOfPruning } from '../alarms.ts';
import { backupSetting } from '../settings.ts';
import { openPlaces } from './open-places.ts';

/** What thinning out came to at a place. */
export type PlacePruned = { readonly place: string } & (
  | PruneResult
  | { readonly outcome: 'failed'; readonly trouble: PlaceTrouble }
);

/** Thins out what is kept no longer, at each of these places. What hinders it at one does not stop the others, and is told. */
export async function pruneAt(
  tenant: Tenant,
  places: readonly Place[],
  archiveKey: Buffer,
): Promise<readonly PlacePruned[]> {
  const { days, weeks, months } = await tenant.settings.get(backupSetting);
  const pruned: PlacePruned[] = [];
  for (const place of places)
    try {
      const result = await tenant.engine.backup.prune(place, archiveKey, { days, weeks, months });
      pruned.push({ place: place.id, ...result });
    } catch (error) {
      if (error instanceof PlaceFault)
        pruned.push({ place: place.id, outcome: 'failed', trouble: error.trouble });
      else if (error instanceof EngineFault && error.id !== 'store-locked')
        pruned.push({ place: place.id, outcome: 'failed', trouble: 'damaged' });
      else throw error;
    }
  await tellOfPruning(tenant, pruned);
  return pruned;
}

/** Thins out at every place that is on, by hand. */
export async function prunePlaces(tenant: Tenant): Promise<readonly PlacePruned[]> {
  const archiveKey = await tenant.engine.custody.archiveKey();
  const places = await openPlaces(tenant);
  try {
    return await pruneAt(tenant, places, archiveKey);
  } finally {
    archiveKey.fill(0);
    for (const place of places) await place.close();
  }
}
