import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { register } from './declare/index.ts';
import type { Engine } from './engine.ts';
import type { PersonId, RecordId } from './ids.ts';
import { openEngine, tenantFolders } from './open-engine.ts';
import { keep, lending, librarian, library, newsletter, reader, readerFile } from './sample.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { type TestEngine, testEngine, testStart } from './testing.ts';
import { epochFolder } from './vault/epochs.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const onSqlite = process.env.REDLICH_TEST_STORE !== 'postgres';

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library]);
});
afterEach(() => t.end());

const newReader = (
  engine: Engine,
  name: string,
): Promise<{ readonly person: PersonId; readonly id: RecordId }> =>
  engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name, phones: [] };
    return { person, id: (await unit.insert(readerFile, { person, sealed, plain: { number: null } })).id };
  });

const nameOf = async (engine: Engine, id: RecordId): Promise<string> => {
  const opened = await engine.open(desk, readerFile, id, lending);
  return opened.outcome === 'opened' ? opened.sealed.name : opened.reason;
};

test('two processes that change the keys at the same time lose none', async () => {
  const other = await t.beside();
  const { id } = await newReader(t.engine, 'Ada Vorher');
  const rotations = await Promise.allSettled([t.engine.rotate(), other.rotate()]);
  expect(rotations.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  const later = await newReader(other, 'Berta Nachher');
  await t.reopen();
  for (const engine of [t.engine, other, await t.beside()]) {
    expect(await nameOf(engine, id)).toBe('Ada Vorher');
    expect(await nameOf(engine, later.id)).toBe('Berta Nachher');
  }
  expect(await t.engine.verify()).toEqual([]);
});

test('a process that still knows the former epoch never writes over the key of the running one', async () => {
  const other = await t.beside();
  const { id } = await newReader(t.engine, 'Ada Vorher');
  await t.engine.rotate();
  await other.rotate();
  await t.reopen();
  expect(await nameOf(t.engine, id)).toBe('Ada Vorher');
});

test('a second store that shares the folder of epoch keys leaves the keys of the first alone', async () => {
  const { id } = await newReader(t.engine, 'Ada Vorher');
  const folders = tenantFolders(t.folder, t.tenant);
  const stranger = await openEngine({
    tenant: t.tenant,
    register: register([library]),
    store: openSqliteStore(join(t.folder, 'elsewhere')),
    epochs: epochFolder(folders.epochs),
    files: join(t.folder, 'elsewhere', 'files'),
    now: () => testStart,
  });
  await stranger.rotate();
  await stranger.close();
  await t.reopen();
  expect(await nameOf(t.engine, id)).toBe('Ada Vorher');
  await t.engine.rotate();
  expect(readdirSync(folders.epochs)).toHaveLength(2);
});

test('who searches after another process has changed the search key finds all the same', async () => {
  const { id } = await newReader(t.engine, 'Ada Suchbar');
  const gone = await newReader(t.engine, 'Berta Weg');
  const other = await t.beside();
  await t.engine.write(desk, (unit) => unit.erasePerson(gone.person, 'request'));
  await t.engine.rotate();
  expect(await other.search(readerFile, 'suchb', 10)).toEqual([id]);
});

test('an erasure in one process counts at once in the other', async () => {
  const { person, id } = await newReader(t.engine, 'Ada Vorher');
  const other = await t.beside();
  expect(await nameOf(other, id)).toBe('Ada Vorher');
  await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
  expect(await nameOf(other, id)).toBe('unknown');
  expect(await other.search(readerFile, 'ada', 10)).toEqual([]);
});

test('two processes write one chain', async () => {
  const other = await t.beside();
  const { id } = await newReader(t.engine, 'Ada');
  const openings = Array.from({ length: 40 }, (_, i) => nameOf(i % 2 === 0 ? t.engine : other, id));
  expect(new Set(await Promise.all(openings))).toEqual(new Set(['Ada']));
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: true, accesses: 40 });
});

test.skipIf(!onSqlite)(
  'what a process that died left between two commits, the one beside it finishes',
  async () => {
    const { person } = await newReader(t.engine, 'Ada');
    await t.engine.write(desk, (unit) => unit.giveConsent(person, keep, evidence));
    await (await t.beside()).write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
    // As if that process had died after the commit of its records and before that of its ledger.
    const ledger = new DatabaseSync(join(tenantFolders(t.folder, t.tenant).stores, 'ledger.db'));
    ledger.exec('DELETE FROM fact WHERE number = 2');
    ledger.close();
    await t.engine.write(desk, (unit) => unit.withdrawConsent(person, keep, evidence));
    const history = await t.engine.facts.history(person);
    expect(history.map(({ consent, event }) => `${consent} ${event}`)).toEqual([
      'keep given',
      'newsletter given',
      'keep withdrawn',
    ]);
    expect(await t.engine.ledger.verify()).toMatchObject({ intact: true, facts: 3 });
  },
);

test.skipIf(!onSqlite)(
  'what has been committed is not called failed when the keys cannot go at once, and they go with the next unit',
  async () => {
    const { person } = await newReader(t.engine, 'Ada');
    const folder = tenantFolders(t.folder, t.tenant).stores;
    const keys = new DatabaseSync(join(folder, 'keys.db'));
    keys.exec("CREATE TRIGGER stuck BEFORE DELETE ON key BEGIN SELECT raise(ABORT, 'stuck'); END");
    expect(await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'))).toMatchObject({
      erased: 1,
    });
    const left = () => keys.prepare("SELECT count(*) AS n FROM key WHERE kind = 'reader_file'").get()?.n;
    expect(left()).toBe(1);
    keys.exec('DROP TRIGGER stuck');
    await newReader(t.engine, 'Berta');
    expect(left()).toBe(1);
    keys.close();
    expect(await t.engine.verify()).toEqual([]);
  },
);

test.skipIf(!onSqlite)('while another process writes, this one waits without standing still', async () => {
  const records = new DatabaseSync(join(tenantFolders(t.folder, t.tenant).stores, 'records.db'));
  records.exec('BEGIN IMMEDIATE');
  const writing = newReader(t.engine, 'Ada');
  let turns = 0;
  for (; turns < 5; turns++) await new Promise((resolve) => setTimeout(resolve, 10));
  records.exec('COMMIT');
  records.close();
  expect(await nameOf(t.engine, (await writing).id)).toBe('Ada');
});
