import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AcceptableLoss,
  type Engine,
  epochFolder,
  openStore,
  type Place,
  PlaceFault,
  type Restored,
  register,
  restoreTenant,
  snapshotsAtPlaces,
  tenantFolders,
} from '@redlich/engine';
import type { Clock } from './clock.ts';
import { hasTenant, noteTenant, stepsOf, tenantName } from './installation.ts';
import type { Module } from './module.ts';

/** What is restored, and where. */
export interface RestoreWork {
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly epochs?: string;
  readonly modules: readonly Module[];
  readonly clock: Clock;
  readonly places: readonly Place[];
  readonly recoveryKey: Buffer;
  readonly tenant: string;
  /** The newest snapshot not taken after this instant. */
  readonly at?: number;
  readonly accept: readonly AcceptableLoss[];
  readonly progress: (done: number, all: number) => void;
  /** Where a copy of the ledger of the data lies that is to be replaced. */
  readonly living?: Place;
  /** The last thing that is done before the restore counts as finished; a reason, and it does not. */
  readonly settle?: (engine: Engine) => Promise<'not-whole' | null>;
  /** What the database is called, where it is not the tenant's name. */
  readonly database?: string;
}

/** What came of it. `occupied`: the folder has this tenant already, and nothing was touched. */
export type InstallationRestored = Restored | { readonly outcome: 'occupied' };

/** Tenants whose copies lie at these places. */
export async function tenantsAt(places: readonly Place[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const place of places) {
    try {
      for await (const { name } of place.list('')) {
        const [tenant = '', what] = name.split('/');
        if (what === 'snapshots' && tenantName.test(tenant)) found.add(tenant);
      }
    } catch (error) {
      // The restore itself says which places are away.
      if (!(error instanceof PlaceFault)) throw error;
    }
  }
  return [...found].sort();
}

/** Restores a tenant from its places into a data folder that does not have it. A run that was broken off begins anew. */
export async function restoreInstallation(work: RestoreWork): Promise<InstallationRestored> {
  const { folder, databaseUrl, modules, clock, places, tenant } = work;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (hasTenant(folder, tenant)) return { outcome: 'occupied' };
  const folders = tenantFolders(folder, tenant);
  const scratch = join(folder, `restoring-${tenant}`);
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  try {
    const restored = await restoreTenant({
      places,
      tenant,
      recoveryKey: work.recoveryKey,
      accept: work.accept,
      ...(work.at !== undefined && { at: work.at }),
      ...(work.living !== undefined && { living: work.living }),
      ...(work.settle !== undefined && { settle: work.settle }),
      findSnapshot: snapshotsAtPlaces(scratch, ({ bytes, allBytes }) => work.progress(bytes, allBytes)),
      into: {
        store: await openStore(
          databaseUrl === undefined
            ? { at: 'sqlite', folder: folders.stores }
            : { at: 'postgres', url: databaseUrl, tenant: work.database ?? tenant },
        ),
        epochs: epochFolder(work.epochs === undefined ? folders.epochs : join(work.epochs, tenant)),
        files: folders.files,
        register: register(modules.map((module) => module.declaration)),
        steps: stepsOf(modules),
        now: clock.now,
      },
    });
    if (restored.outcome === 'restored') noteTenant(folder, tenant);
    return restored;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
