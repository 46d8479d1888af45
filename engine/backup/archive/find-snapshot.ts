import { EngineFault } from '../../errors.ts';
import { type Place, PlaceFault } from '../place.ts';
import type { FindSnapshot } from '../restore/restore-view.ts';
import { contentOf, type PlacedManifest } from './manifest.ts';
import { listSnapshots, readManifest } from './place-objects.ts';
import { type RestoreProgress, restoreSnapshot } from './restore-snapshot.ts';
import { archiveSeals } from './sealing.ts';
import type { PlacedSnapshot } from './view.ts';

/**
 * Finds snapshots as they lie at places: the newest whose description can be read somewhere. What one place lost is taken from another.
 * @param scratch a folder for what is fetched, as large as the snapshot; to be removed afterwards
 */
export const snapshotsAtPlaces =
  (scratch: string, progress?: (progress: RestoreProgress) => void): FindSnapshot =>
  async (places, { tenant, archiveKey }, at) => {
    const seals = archiveSeals(tenant, archiveKey);
    for (const { name } of await namesAt(places, tenant, at)) {
      const found = await manifestAt(places, (place) => readManifest(place, seals, name));
      if (found === null) continue;
      const content = contentOf(found);
      return {
        at: content.at,
        lastFact: content.lastFact,
        tables: content.tables,
        async load(store, files) {
          const work = { places, tenant, archiveKey, name, store, files, scratch };
          const restored = await restoreSnapshot({ ...work, ...(progress && { progress }) });
          if (restored.outcome === 'broken')
            throw new EngineFault('seal-broken', `snapshot ${name} is whole at no place`);
        },
      };
    }
    return null;
  };

/** Names of snapshots not taken after an instant, newest first; places that fail are passed over. */
async function namesAt(
  places: readonly Place[],
  tenant: string,
  at: number,
): Promise<readonly PlacedSnapshot[]> {
  const found = new Map<string, PlacedSnapshot>();
  for (const place of places) {
    const listed = await quietly(() => listSnapshots(place, tenant));
    for (const each of listed ?? []) found.set(each.name, each);
  }
  return [...found.values()].filter((each) => each.at <= at).sort((a, b) => b.at - a.at);
}

async function manifestAt(
  places: readonly Place[],
  read: (place: Place) => Promise<PlacedManifest | string>,
): Promise<PlacedManifest | null> {
  for (const place of places) {
    const found = await quietly(() => read(place));
    if (found !== null && typeof found !== 'string') return found;
  }
  return null;
}

async function quietly<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlaceFault) return null;
    throw error;
  }
}
