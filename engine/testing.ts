import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Declaration, register } from './declare/index.ts';
import type { Engine } from './engine.ts';
import type { Step } from './migrate.ts';
import { openEngine, tenantFolders } from './open-engine.ts';
import { openStore } from './open-store.ts';
import { columnsOf } from './store/kind-table.ts';
import { type BorrowedDatabase, borrowDatabase } from './store/testing.ts';
import { epochFolder } from './vault/epochs.ts';

export * from './backup/testing.ts';

/** An engine in a folder of its own, with a clock the test moves. */
export interface TestEngine {
  readonly engine: Engine;
  /** The data folder. */
  readonly folder: string;
  readonly tenant: string;
  /** Sets the clock forward. */
  advance(milliseconds: number): void;
  /** Closes and opens again, as a restart does. */
  reopen(): Promise<Engine>;
  /** Opens the same data once more, as a second process does; closed with the rest. */
  beside(): Promise<Engine>;
  /** Closes and removes everything. */
  end(): Promise<void>;
}

/** A Monday noon in Berlin, when tests begin. */
export const testStart = Date.UTC(2026, 2, 2, 11);

let count = 0;

/**
 * The PostgreSQL database of a test, or of several one after the other: which tables it has follows from declarations and steps.
 * On SQLite there is nothing to lend.
 * @param fresh makes the name of a new tenant
 */
export function testDatabase(
  declarations: readonly Declaration[],
  steps: readonly Step[],
  fresh: () => string,
): BorrowedDatabase {
  const url = testDatabaseUrl();
  if (url === undefined) return { tenant: fresh(), made: async () => {}, giveBack: async () => {} };
  const kinds = [...register(declarations).kinds.values()];
  const shape = JSON.stringify([
    kinds.map((kind) => [kind.id, columnsOf(kind), kind.deletion.per]),
    steps.map((step) => [step.module, step.id, step.up.toString()]),
  ]);
  return borrowDatabase(url, shape, fresh);
}

/** Where the PostgreSQL of this run listens; `undefined` while it tests SQLite. */
export const testDatabaseUrl = (): string | undefined =>
  process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;

/**
 * Opens an engine for a test, on the store the test run names: `REDLICH_TEST_STORE=postgres` with
 * `REDLICH_TEST_DATABASE_URL`, otherwise SQLite. The whole suite runs on both.
 */
export async function testEngine(
  declarations: readonly Declaration[],
  steps: readonly Step[] = [],
): Promise<TestEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-test-'));
  const url = testDatabaseUrl();
  const database = testDatabase(
    declarations,
    steps,
    () => `t${process.pid}-${Date.now().toString(36)}-${count++}`,
  );
  const { tenant } = database;
  const folders = tenantFolders(folder, tenant);
  let now = testStart;
  const open = async (): Promise<Engine> =>
    openEngine({
      tenant,
      register: register(declarations),
      store: await openStore(
        url === undefined ? { at: 'sqlite', folder: folders.stores } : { at: 'postgres', url, tenant },
      ),
      epochs: epochFolder(folders.epochs),
      files: folders.files,
      now: () => now,
      steps,
    });
  let engine = await open();
  await database.made();
  const others: Engine[] = [];
  return {
    get engine() {
      return engine;
    },
    folder,
    tenant,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    async reopen() {
      await engine.close();
      engine = await open();
      return engine;
    },
    async beside() {
      const other = await open();
      others.push(other);
      return other;
    },
    async end() {
      for (const other of others) await other.close();
      await engine.close();
      await database.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
