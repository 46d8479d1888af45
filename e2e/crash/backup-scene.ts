import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AcceptableLoss,
  type Engine,
  epochFolder,
  holdDrill,
  openEngine,
  openStore,
  type Place,
  type Restored,
  type RestoreTarget,
  register,
  restoreTenant,
  snapshotsAtPlaces,
  tenantFolders,
} from '@redlich/engine';
import { library } from '@redlich/engine/sample';
import { testStart } from '@redlich/engine/testing';
import { folderPlace } from '../../platform/places/index.ts';

/** A server with three disks in one folder, for whoever is killed at its work and whoever looks afterwards. */
export interface BackupScene {
  readonly folder: string;
  /** Told of each step: an operation of a place, a commit, an epoch's key; by name, before and after. */
  readonly step?: (name: string) => void;
}

/** The tenant of the scene. */
export const tenant = 'crash';

const dayMs = 86_400_000;

/** The first night, and noon of the tenth day, when another is taken. */
export const firstNight = testStart + dayMs;
export const noon = testStart + 10 * dayMs;

/** Where the recovery key lies, for a test alone. */
export const keyFile = (folder: string): string => join(folder, 'key');

/** Where packs are fetched to. */
export const scratchOf = (folder: string): string => join(folder, 'scratch');

/** What an object is, without what differs from run to run. */
const sortOf = (name: string): string =>
  name
    .replace(`${tenant}/`, '')
    .replace(/^(packs|snapshots|ledger)\/.*/, '$1')
    .replace(/^(custody|kit)\/[^/]+/, '$1')
    .replace(/-\d+$/, '');

/** The three disks. */
export function disksOf({ folder, step = () => {} }: BackupScene): readonly Place[] {
  return ['one', 'two', 'three'].map((id) => {
    const place = folderPlace({ id, folder: join(folder, id), mark: 'any' });
    return {
      ...place,
      async *list(prefix) {
        step(`list ${sortOf(prefix)}`);
        yield* place.list(prefix);
      },
      async read(name) {
        step(`read ${sortOf(name)}`);
        return place.read(name);
      },
      async write(name, bytes) {
        step(`write ${sortOf(name)}`);
        await place.write(name, bytes);
        step(`wrote ${sortOf(name)}`);
      },
      async remove(name) {
        step(`remove ${sortOf(name)}`);
        await place.remove(name);
        step(`removed ${sortOf(name)}`);
      },
    };
  });
}

/** A store and the keys of epochs that tell their steps. */
function telling<Target extends Pick<RestoreTarget, 'store' | 'epochs'>>(
  target: Target,
  step: (name: string) => void,
): Target {
  const { store, epochs } = target;
  const around =
    <Args extends readonly unknown[], Result>(name: string, work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      step(name);
      const result = work(...args);
      step(`${name}, done`);
      return result;
    };
  return {
    ...target,
    store: {
      ...store,
      async commit() {
        step('commit');
        await store.commit();
        step('commit, done');
      },
      scrubKeys: around('scrub keys', store.scrubKeys),
      scrubAll: around('scrub all', store.scrubAll),
    },
    epochs: {
      ...epochs,
      create: around('create epoch', epochs.create),
      destroy: around('destroy epoch', epochs.destroy),
    },
  };
}

async function openAt(
  { folder, step = () => {} }: BackupScene,
  now: number,
): Promise<RestoreTarget & { readonly tenant: string }> {
  const folders = tenantFolders(folder, tenant);
  const target = {
    tenant,
    store: await openStore({ at: 'sqlite', folder: folders.stores }),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    register: register([library]),
    steps: [],
    now: () => now,
  };
  return telling(target, step);
}

/** The server's engine. */
export const openScene = async (scene: BackupScene, now = noon): Promise<Engine> =>
  openEngine(await openAt(scene, now));

/** The empty machine beside it that is restored to. */
export const restoreTarget = (scene: BackupScene): Promise<RestoreTarget> =>
  openAt({ ...scene, folder: join(scene.folder, 'restored') }, noon + 1_000);

/** Restores from the disks with the key alone. */
export const restore = async (
  scene: BackupScene,
  accept: readonly AcceptableLoss[] = [],
): Promise<Restored> =>
  restoreTenant({
    places: disksOf(scene),
    recoveryKey: readFileSync(keyFile(scene.folder)),
    findSnapshot: snapshotsAtPlaces(scratchOf(scene.folder)),
    into: await restoreTarget(scene),
    accept,
  });

/** Holds a drill in a folder beside. */
export const drill = (engine: Engine, scene: BackupScene) =>
  holdDrill(engine, {
    places: disksOf(scene),
    findSnapshot: snapshotsAtPlaces(scratchOf(scene.folder)),
    scratch: () => openAt({ ...scene, folder: drillIn(scene.folder) }, noon + 1_000),
    discard: async () => discardDrill(scene.folder),
  });

/** Removes what a drill left. */
export function discardDrill(folder: string): void {
  for (const left of [drillIn(folder), scratchOf(folder)]) rmSync(left, { recursive: true, force: true });
}

/** Where a drill restores to. */
export const drillIn = (folder: string): string => join(folder, 'drill');

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
