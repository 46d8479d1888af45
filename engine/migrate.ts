import { type Kysely, sql } from 'kysely';
import type { Register } from './declare/index.ts';
import { EngineFault } from './errors.ts';
import type { Store } from './store/connection.ts';
import { createKindTable, readPresent } from './store/kind-table.ts';
import { createEngineTables, engineSchemaVersion } from './store/schema.ts';

/** One step forwards of a module's plain tables. Never edited once published. */
export interface Step {
  readonly module: string;
  /** Sorted by this within the module. */
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a migration knows only the tables of its own time
  up(db: Kysely<any>): Promise<void>;
}

/**
 * Brings a store to the shape this program needs: the engine's tables, a table for every declared kind (columns a newer
 * declaration brings are added), then each module's steps that have not run yet. Only forwards.
 * @throws {EngineFault} `store-newer` when a newer program has written here, `restore-unfinished` when a restore into this store was
 * broken off: nothing is touched then
 */
export async function migrate(
  store: Store,
  register: Register,
  steps: readonly Step[],
  now: number,
  restore?: 'unfinished',
): Promise<void> {
  await store.begin();
  try {
    const db = store.writerDb;
    const present = await readPresent(db, store.dialect);
    const before = present.columnsOf.has('migration') ? await stepsDone(db) : new Set<string>();
    await createEngineTables(db, store.dialect);
    if (restore === undefined) await refuseUnfinished(db);
    await checkVersion(db, before, now);
    for (const kind of register.kinds.values()) await createKindTable(db, store.dialect, kind, present);
    for (const step of steps.toSorted((a, b) => (a.module === b.module ? (a.id < b.id ? -1 : 1) : 0))) {
      if (before.has(`${step.module}/${step.id}`)) continue;
      await step.up(db);
      await db
        .insertInto('records.migration')
        .values({ module: step.module, id: step.id, at: now })
        .execute();
    }
    await store.commit();
  } catch (error) {
    await store.rollback();
    throw error;
  }
}

/** What a restore broken off has left is no store yet: later erasures may not be in force in it. */
// biome-ignore lint/suspicious/noExplicitAny: the engine's own bookkeeping
async function refuseUnfinished(db: Kysely<any>): Promise<void> {
  const found = await db.selectFrom('keys.restoring').select('begun_at').execute();
  if (found.length > 0)
    throw new EngineFault('restore-unfinished', 'a restore into this store was not finished: run it again');
}

// biome-ignore lint/suspicious/noExplicitAny: the engine's own bookkeeping
async function stepsDone(db: Kysely<any>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('records.migration').select(['module', 'id']).execute();
  return new Set(rows.map((row) => `${row.module}/${row.id}`));
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function checkVersion(db: Kysely<any>, done: ReadonlySet<string>, now: number): Promise<void> {
  const versions = [...done]
    .filter((id) => id.startsWith('engine/'))
    .map((id) => Number(id.slice('engine/'.length)));
  const newest = Math.max(0, ...versions);
  if (newest > engineSchemaVersion) {
    throw new EngineFault(
      'store-newer',
      `this store has engine schema ${newest}, the program knows ${engineSchemaVersion}`,
    );
  }
  if (newest === engineSchemaVersion) return;
  await db
    .insertInto('records.migration')
    .values({ module: 'engine', id: String(engineSchemaVersion), at: now })
    .execute();
}

/** How a module names its own tables' columns, alike in both dialects. */
export const columnType = { instant: sql`bigint`, integer: sql`bigint`, text: 'text' } as const;
