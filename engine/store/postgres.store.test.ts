import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { lending, librarian, library, reader, readerFile } from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { databaseOf, openPostgresStore } from './postgres.ts';

const url = process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;
const onPostgres = test.skipIf(url === undefined);
const desk: Actor = { id: 'desk', roles: [librarian.id] };

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library]);
});
afterEach(() => t.end());

const newReader = () =>
  t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name: 'Ada', phones: [] };
    return (await unit.insert(readerFile, { person, sealed, plain: { number: null } })).id;
  });

/** As a restart of the database server does. */
async function cutAll(): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    databaseOf(t.tenant),
  ]);
  await admin.end();
}

onPostgres(
  'after the database was away the next unit works, and nothing that was answered is lost',
  async () => {
    const id = await newReader();
    await cutAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  },
);

onPostgres('a unit whose connection is cut fails as a whole, and the next one works', async () => {
  const cut = t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name: 'Berta', phones: [] };
    await unit.insert(readerFile, { person, sealed, plain: { number: null } });
    await cutAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await unit.insert(readerFile, { person, sealed, plain: { number: null } });
  });
  await expect(cut).rejects.toThrow();
  expect(await t.engine.search(readerFile, 'berta', 10)).toEqual([]);
  const id = await newReader();
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.verify()).toEqual([]);
});

onPostgres('an error of the database names no value', async () => {
  const wrong = t.engine.write(desk, (unit) =>
    unit.db
      .insertInto('records.person')
      .values({ id: 'x', category: 'reader', created_at: 'Jördis' })
      .execute(),
  );
  const error = await wrong.catch((thrown: unknown) => thrown);
  expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('Jördis');
  expect(error).toMatchObject({ code: '22P02' });
});

onPostgres('two processes that open a new tenant at the same time both get it', async () => {
  const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url ?? '', `${t.tenant}-new`)));
  expect(stores).toHaveLength(3);
  for (const store of stores) await store.close();
});
