import { existsSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import {
  clearDrill,
  type DrillResult,
  EngineFault,
  epochFolder,
  holdDrill,
  openStore,
  type RecordId,
  type RestoreTarget,
  snapshotsAtPlaces,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { DrillRow } from '../operation.tables.ts';
import { noteDrillBegun, noteDrillEnded } from './drill-rows.ts';
import { openPlaces } from './open-places.ts';
import { placeRows, stateRows } from './place-rows.ts';
import { runningBackup } from './run-backup.ts';
import { type DrillRunning, drills } from './under-way.ts';

/** What came of wanting a drill. */
export type DrillEnd = DrillResult | Hindrance;

/** Why no drill was held. `no-room`: not enough free space to restore beside the running system, in bytes. */
export type Hindrance =
  | { readonly outcome: 'under-way' | 'no-place' | 'no-copies' }
  | { readonly outcome: 'no-room'; readonly wanted: number; readonly free: number };

/** Told how far a drill is. */
export type TellDrill = (running: DrillRunning) => void;

/**
 * Rehearses a restore: brings everything back from the places into a folder beside the data, looks whether it is all there and what was
 * deleted is not, and throws it away. One at a time, and not while a backup runs.
 */
export async function runDrill(
  tenant: Tenant,
  cause: DrillRow['cause'],
  tell: TellDrill = () => {},
): Promise<DrillEnd> {
  const { engine } = tenant;
  if (isUnderWay(tenant)) return { outcome: 'under-way' };
  const begun = { beganAt: engine.now(), rows: 0, allRows: 0 };
  drills.set(engine, begun);
  try {
    const hindrance = await whatLacks(tenant);
    if (hindrance?.outcome === 'no-room')
      await noteDrillEnded(tenant, await noteDrillBegun(tenant, cause), { ...nothing, stopped: 'no-room' });
    if (hindrance !== null) return hindrance;
    return await rehearse(tenant, cause, ({ rows, allRows }) => {
      const running = { ...begun, rows, allRows };
      drills.set(engine, running);
      tell(running);
    });
  } catch (error) {
    if (error instanceof EngineFault && error.id === 'store-locked') return { outcome: 'under-way' };
    throw error;
  } finally {
    drills.delete(engine);
  }
}

async function rehearse(
  tenant: Tenant,
  cause: DrillRow['cause'],
  tell: (done: Omit<DrillRunning, 'beganAt'>) => void,
): Promise<DrillResult> {
  const places = await openPlaces(tenant);
  const folder = scratchOf(tenant);
  let id: RecordId | null = null;
  try {
    const result = await holdDrill(tenant.engine, {
      places,
      findSnapshot: snapshotsAtPlaces(join(folder, 'packs'), tell),
      async scratch() {
        id = await noteDrillBegun(tenant, cause);
        return openScratch(tenant, folder);
      },
      discard: async () => empty(folder),
    });
    if (id !== null) await noteDrillEnded(tenant, id, result);
    return result;
  } finally {
    for (const place of places) await place.close();
  }
}

const nothing: DrillResult = {
  ...{ outcome: 'inconclusive', checks: {}, stopped: null, snapshotAt: null },
  ...{ records: 0, opened: 0, deletionsChecked: 0 },
};

async function openScratch({ engine, steps }: Tenant, folder: string): Promise<RestoreTarget> {
  return {
    store: await openStore({ at: 'sqlite', folder: join(folder, 'stores') }),
    epochs: epochFolder(join(folder, epochs)),
    files: join(folder, 'files'),
    register: engine.register,
    steps,
    now: engine.now,
  };
}

const epochs = 'epochs';

const scratchOf = ({ folder, id }: Tenant): string => join(folder, `drill-${id}`);

/** The keys first: without them what the disk may keep of the rest is noise. */
function empty(folder: string): void {
  rmSync(join(folder, epochs), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** Removes what a drill left whose process ended in the midst of it. @returns whether there was something */
export async function clearLeftDrill(tenant: Tenant): Promise<boolean> {
  const folder = scratchOf(tenant);
  if (drills.has(tenant.engine) || !existsSync(folder)) return false;
  return clearDrill(tenant.engine, async () => empty(folder));
}

const isUnderWay = (tenant: Tenant): boolean => drills.has(tenant.engine) || runningBackup(tenant) !== null;

/** Why no drill can be held now; `null` when one can. */
export const whatHinders = async (tenant: Tenant): Promise<Hindrance | null> =>
  isUnderWay(tenant) ? { outcome: 'under-way' } : whatLacks(tenant);

async function whatLacks(tenant: Tenant): Promise<Hindrance | null> {
  const on = (await placeRows(tenant.engine.db)).some((row) => Number(row.is_on) === 1);
  if (!on) return { outcome: 'no-place' };
  if ((await tenant.engine.custody.state([])).generation === 0) return { outcome: 'no-copies' };
  const sealed = Math.max(0, ...(await stateRows(tenant.engine.db)).map(({ bytes }) => Number(bytes)));
  const wanted = sealed * growsTo + reserveBytes;
  const { bavail, bsize } = await statfs(tenant.folder);
  const free = bavail * bsize;
  return free < wanted ? { outcome: 'no-room', wanted, free } : null;
}

/** What a snapshot takes when it is fetched, unpacked, indexed and searched, of its sealed size. Measured 4.6 (bench/backup.ts). */
const growsTo = 6;

/** What the shop must have left meanwhile. */
const reserveBytes = 500_000_000;
