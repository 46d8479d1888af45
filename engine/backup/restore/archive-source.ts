import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { EngineFault } from '../../errors.ts';
import { listSnapshots, readManifest } from '../archive/place-objects.ts';
import { restoreSnapshot } from '../archive/restore-snapshot.ts';
import { archiveSeals } from '../archive/sealing.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import { type Place, PlaceFault } from '../place.ts';
import type { FindSnapshot, SnapshotSource } from './restore-view.ts';

/**
 * Finds snapshots in the archives at the places. One whose list of contents is damaged everywhere is passed over for the one before.
 * @param scratch a folder for what is fetched meanwhile, as large as a snapshot; sealed as it lay at the places, and removed afterwards
 */
export const fromArchive =
  (scratch: string): FindSnapshot =>
  async (places, kit, at) => {
    const names = new Map<string, number>();
    for (const place of places)
      for (const snapshot of await listQuietly(place, kit.tenant))
        if (snapshot.at <= at) names.set(snapshot.name, snapshot.at);
    const newestFirst = [...names].sort((a, b) => b[1] - a[1]);
    for (const [name] of newestFirst) {
      const source = await sourceOf(places, kit, name, scratch);
      if (source !== null) return source;
    }
    return null;
  };

async function listQuietly(place: Place, tenant: string): ReturnType<typeof listSnapshots> {
  try {
    return await listSnapshots(place, tenant);
  } catch (error) {
    if (error instanceof PlaceFault) return [];
    throw error;
  }
}

async function sourceOf(
  places: readonly Place[],
  { tenant, archiveKey }: KitContent,
  name: string,
  scratch: string,
): Promise<SnapshotSource | null> {
  const seals = archiveSeals(tenant, archiveKey);
  for (const place of places) {
    const placed = await readManifest(place, seals, name).catch((error: unknown) => {
      if (error instanceof PlaceFault) return 'missing' as const;
      throw error;
    });
    if (typeof placed === 'string') continue;
    const { at, lastFact, tables } = placed.manifest;
    return {
      at,
      lastFact,
      tables: tables.map(({ shape, rows }) => ({ name: shape.name, rows })),
      async load(store, files) {
        const folder = join(scratch, 'packs');
        try {
          const work = { places, tenant, archiveKey, name, store, files, scratch: folder };
          const restored = await restoreSnapshot(work);
          if (restored.outcome === 'broken')
            throw new EngineFault(
              'seal-broken',
              `a snapshot is damaged at every place: ${restored.damages[0]?.object ?? name}`,
            );
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    };
  }
  return null;
}
