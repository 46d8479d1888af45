import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { register } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import { openEngine, tenantFolders } from '../open-engine.ts';
import { openStore } from '../open-store.ts';
import { lending, librarian, library, reader, readerFile } from '../sample.ts';
import { testDatabaseUrl, testStart } from '../testing.ts';
import { epochFolder } from '../vault/epochs.ts';
import type { Store } from './connection.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
/** What happens at the next commit: the disk is full before anything of it, or after the records. */
let next: 'well' | 'before' | 'after' = 'well';
let end: () => Promise<void> = async () => {};
afterEach(() => end());

/** A store whose commit breaks off where it is told to. */
const breaking = (store: Store): Store => ({
  ...store,
  async commit() {
    const how = next;
    next = 'well';
    if (how === 'before') throw full;
    await store.commit();
    if (how === 'after') throw full;
  },
});

async function open(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-full-'));
  const folders = tenantFolders(folder, 'full');
  const engine = await openEngine({
    tenant: 'full',
    register: register([library]),
    store: breaking(await openStore({ at: 'sqlite', folder: folders.stores })),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    now: () => testStart,
  });
  end = async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return engine;
}

const newReader = (engine: Engine, name: string) =>
  engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name, phones: [] };
    const { id } = await unit.insert(readerFile, { person, sealed, plain: { number: null } });
    return { person, id };
  });

const onSqlite = test.skipIf(testDatabaseUrl() !== undefined);

onSqlite('a commit for which there is no room has not happened, and the next one does', async () => {
  const engine = await open();
  next = 'before';
  await expect(newReader(engine, 'Ada')).rejects.toMatchObject({ id: 'store-full', ours: false });
  expect(await engine.search(readerFile, 'ada', 5)).toEqual([]);
  const { id } = await newReader(engine, 'Ada');
  expect(await engine.search(readerFile, 'ada', 5)).toEqual([id]);
  expect(await engine.verify()).toEqual([]);
});

onSqlite(
  'a commit that breaks off after the records has happened: what follows them is made up for',
  async () => {
    const engine = await open();
    const { id, person } = await newReader(engine, 'Ada');
    next = 'after';
    const { id: bea } = await newReader(engine, 'Bea');
    expect(await engine.open(desk, readerFile, bea, lending)).toMatchObject({ outcome: 'opened' });
    next = 'after';
    await engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
    expect(await engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'unknown' });
    expect(await engine.verify()).toEqual([]);
  },
);

onSqlite(
  'a unit whose statement finds no room takes the whole transaction with it, and says why',
  async () => {
    const engine = await open();
    const gone = engine.write(desk, async (unit) => {
      await unit.newPerson(reader);
      // As SQLite does by itself on a full disk.
      await unit.db.executeQuery({
        sql: 'ROLLBACK',
        parameters: [],
        query: undefined,
        queryId: undefined,
      } as never);
      throw full;
    });
    await expect(gone).rejects.toMatchObject({ id: 'store-full' });
    expect((await newReader(engine, 'Ada')).id).toBeDefined();
    expect(await engine.verify()).toEqual([]);
  },
);

onSqlite('a unit that comes after the store was closed is refused, and nothing else happens', async () => {
  const engine = await open();
  await end();
  end = async () => {};
  await expect(newReader(engine, 'Ada')).rejects.toThrow();
});
