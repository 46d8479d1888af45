import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../actor.ts';
import { tenantFolders } from '../../open-engine.ts';
import { openStore } from '../../open-store.ts';
import { librarian, loan, reader, readerFile } from '../../sample.ts';
import type { Store } from '../../store/connection.ts';
import type { TestEngine } from '../../testing.ts';
import { randomKey } from '../../vault/seal.ts';
import type { MemoryPlace } from '../testing.ts';
import { readWhole } from './read-tables.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { tablesOf } from './runs.tables.ts';
import type { PlaceResult, SnapshotContent } from './view.ts';

/** Who writes in tests of the archive. */
export const desk: Actor = { id: 'desk', roles: [librarian.id] };

/** Where PostgreSQL runs in this test run, if it does. */
export const databaseUrl =
  process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;

/** The result of a place at which a snapshot must be good. */
export function good(
  results: readonly PlaceResult[],
  place: string,
): PlaceResult & { readonly outcome: 'good' } {
  const result = results.find((each) => each.place === place);
  if (result?.outcome !== 'good') throw new Error(`not good: ${JSON.stringify(result)}`);
  return result;
}

/** All rows of all tables a snapshot is made of, by table. */
export async function dump(store: Store): Promise<Record<string, unknown>> {
  const view = await store.freeze();
  try {
    const tables: Record<string, unknown> = {};
    for (const shape of await tablesOf(view)) {
      const rows: unknown[] = [];
      for await (const portion of readWhole(view, shape))
        for (const row of portion)
          rows.push(
            row.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)),
          );
      tables[shape.name] = { shape, rows };
    }
    return tables;
  } finally {
    await view.close();
  }
}

/** The stores of a test's engine, opened once more beside it, for as long as the work takes. */
export async function beside<Result>(
  t: TestEngine,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { stores } = tenantFolders(t.folder, t.tenant);
  const store = await openStore(
    databaseUrl === undefined
      ? { at: 'sqlite', folder: stores }
      : { at: 'postgres', url: databaseUrl, tenant: t.tenant },
  );
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

let count = 0;

/** Restores a snapshot into a new store (of the other kind, if wished) and hands it over. */
export async function restored<Result>(
  from: { readonly places: readonly MemoryPlace[]; readonly tenant: string; readonly archiveKey: Buffer },
  name: string,
  into: 'sqlite' | 'postgres',
  work: (store: Store, files: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-restored-'));
  const tenant = `r${process.pid}-${Date.now().toString(36)}-${count++}`;
  const store = await openStore(
    into === 'sqlite'
      ? { at: 'sqlite', folder: join(folder, 'stores') }
      : { at: 'postgres', url: databaseUrl ?? '', tenant },
  );
  try {
    const files = join(folder, 'files');
    const result = await restoreSnapshot({ ...from, name, store, files, scratch: join(folder, 'scratch') });
    if (result.outcome === 'broken') throw new Error(`broken: ${JSON.stringify(result.damages)}`);
    return await work(store, files);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A key for an archive in a test. */
export const archiveKeyForTests = (): Buffer => randomKey();

/** Some readers with a file and a few loans each. */
export async function fill(t: TestEngine, readers: number, loans = 2): Promise<void> {
  await t.engine.write(desk, async (unit) => {
    for (let i = 0; i < readers; i++) {
      const person = await unit.newPerson(reader);
      await unit.insert(readerFile, {
        person,
        sealed: { name: `Änne ${i} Müßig`, phones: [`030 ${i}`] },
        plain: { number: `L${i}` },
      });
      for (let j = 0; j < loans; j++)
        await unit.insert(loan, {
          person,
          sealed: { remark: `Wunsch ${i} ${j}` },
          plain: { book: `978-3-${i}-${j}`, card: null },
        });
    }
  });
}

/** Names and numbers of rows of a snapshot's tables that have any. */
export const rowsOf = ({ tables }: SnapshotContent): Record<string, number> =>
  Object.fromEntries(tables.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
