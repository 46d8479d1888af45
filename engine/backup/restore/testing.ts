import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Register } from '../../declare/index.ts';
import type { Engine } from '../../engine.ts';
import { migrate } from '../../migrate.ts';
import { openEngine, tenantFolders } from '../../open-engine.ts';
import { openStore } from '../../open-store.ts';
import { insertRows } from '../../store/insert-rows.ts';
import type { TestEngine } from '../../testing.ts';
import { epochFolder } from '../../vault/epochs.ts';
import type { FindSnapshot, RestoreTarget, SnapshotSource } from './restore-view.ts';

/** Tables of the records that a snapshot taken for a test holds. */
const tablesOf = (register: Register): readonly string[] => [
  'migration',
  'person',
  'fact',
  'file',
  'set_period',
  'recovery_kit',
  'custody',
  'custody_place',
  'drill_mark',
  ...register.kinds.keys(),
];

let copies = 0;

/** Takes a snapshot of an engine into memory: rows as they are, sealed files into a folder. */
export async function snapshotOf(t: TestEngine): Promise<SnapshotSource> {
  const { engine } = t;
  const [fact] = await engine.ledger.page({ limit: 1 });
  const tables = new Map<string, readonly Record<string, unknown>[]>();
  for (const table of tablesOf(engine.register))
    tables.set(table, (await engine.db.selectFrom(`records.${table}`).selectAll().execute()) as never);
  const files = join(t.folder, `files-${copies++}`);
  const from = tenantFolders(t.folder, t.tenant).files;
  if (existsSync(from)) cpSync(from, files, { recursive: true });
  return {
    at: engine.now(),
    lastFact: fact?.number ?? 0,
    tables: [...tables].map(([name, rows]) => ({ name, rows: rows.length })),
    async load(store, into) {
      await migrate(store, engine.register, [], engine.now(), 'unfinished');
      await store.begin();
      for (const [table, rows] of tables) {
        const [first] = rows;
        await store.writerDb.deleteFrom(`records.${table}`).execute();
        if (first === undefined) continue;
        const columns = Object.keys(first);
        await insertRows(
          store.writer,
          `records.${table}`,
          columns,
          rows.map((row) => columns.map((column) => row[column])),
        );
      }
      await store.commit();
      mkdirSync(into, { recursive: true });
      if (existsSync(files)) cpSync(files, into, { recursive: true });
    },
  };
}

/** Finds the newest of some snapshots. */
export const newestOf =
  (...snapshots: readonly SnapshotSource[]): FindSnapshot =>
  async (_places, _kit, at) =>
    snapshots.filter((each) => each.at <= at).sort((a, b) => b.at - a.at)[0] ?? null;

/** An empty target beside a test's engine. */
export interface TestTarget {
  /** Opens the store once more; a restore closes it. */
  open(): Promise<RestoreTarget>;
  /** The engine on what was restored, as the next start of the program opens it. */
  start(): Promise<Engine>;
  readonly folder: string;
}

/** Makes an empty target; of the same tenant in SQLite, and in a database of another name in PostgreSQL. */
export function targetFor(t: TestEngine): TestTarget {
  const folder = join(t.folder, `restored-${copies++}`);
  const folders = tenantFolders(folder, t.tenant);
  const url =
    process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;
  const database = `${t.tenant}-r${copies++}`;
  const open = async (): Promise<RestoreTarget> => ({
    store: await openStore(
      url === undefined
        ? { at: 'sqlite', folder: folders.stores }
        : { at: 'postgres', url, tenant: database },
    ),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    register: t.engine.register,
    steps: [],
    now: t.engine.now,
  });
  return {
    folder,
    open,
    start: async () => openEngine({ ...(await open()), tenant: t.tenant }),
  };
}
