import { join } from 'node:path';
import {
  type Engine,
  epochFolder,
  openEngine,
  openStore,
  type Place,
  type RestoreTarget,
  register,
  tenantFolders,
} from '@redlich/engine';
import { library } from '@redlich/engine/sample';
import { testStart } from '@redlich/engine/testing';
import { folderPlace } from '../../platform/places/index.ts';

/** A server with three disks in one folder, for whoever is killed at its work and whoever looks afterwards. */
export interface BackupScene {
  readonly folder: string;
  /** Put around the store; counts commits in the one that is killed. */
  readonly wrap?: (store: RestoreTarget['store']) => RestoreTarget['store'];
  /** Told of each operation of a place. */
  readonly step?: () => void;
}

/** The tenant of the scene. */
export const tenant = 'crash';

const dayMs = 86_400_000;

/** Noon of the third day: two nights after everything began. */
export const noon = testStart + 2 * dayMs;

/** Where the recovery key lies, for a test alone. */
export const keyFile = (folder: string): string => join(folder, 'key');

/** Where packs are fetched to. */
export const scratchOf = (folder: string): string => join(folder, 'scratch');

/** The three disks. */
export function disksOf({ folder, step = () => {} }: BackupScene): readonly Place[] {
  return ['one', 'two', 'three'].map((id) => {
    const place = folderPlace({ id, folder: join(folder, id), mark: 'any' });
    return {
      ...place,
      async *list(prefix) {
        step();
        yield* place.list(prefix);
      },
      async read(name) {
        step();
        return place.read(name);
      },
      async write(name, bytes) {
        step();
        await place.write(name, bytes);
        step();
      },
      async remove(name) {
        step();
        await place.remove(name);
      },
    };
  });
}

async function openAt(
  { folder, wrap = (store) => store }: BackupScene,
  now: number,
): Promise<RestoreTarget & { readonly tenant: string }> {
  const folders = tenantFolders(folder, tenant);
  return {
    tenant,
    store: wrap(await openStore({ at: 'sqlite', folder: folders.stores })),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    register: register([library]),
    steps: [],
    now: () => now,
  };
}

/** The server's engine. */
export const openScene = async (scene: BackupScene, now = noon): Promise<Engine> =>
  openEngine(await openAt(scene, now));

/** The empty machine beside it that is restored to. */
export const restoreTarget = (scene: BackupScene): Promise<RestoreTarget> =>
  openAt({ ...scene, folder: join(scene.folder, 'restored') }, noon + 1_000);

/** The engine on what was restored. */
export const openRestored = (folder: string): Promise<Engine> =>
  openScene({ folder: join(folder, 'restored') }, noon + 2_000);

/** A whole night: a new epoch, a snapshot, keys, ledger, and thinning out. */
export async function night(engine: Engine, places: readonly Place[]): Promise<boolean> {
  await engine.rotate();
  const archiveKey = await engine.custody.archiveKey();
  const snapshotBegan = engine.now();
  const results = await engine.backup.snapshot({ places, archiveKey });
  const { outcome } = await engine.custody.renew(places, { policy: 'go-on-with-quorum', snapshotBegan });
  await engine.custody.copyLedger(places);
  for (const place of places) await engine.backup.prune(place, archiveKey, { days: 42, weeks: 0, months: 0 });
  return outcome === 'final' && results.every((result) => result.outcome === 'good');
}
