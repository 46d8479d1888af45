import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { Unit } from '../engine.ts';
import { keep, lending, librarian, library, newsletter, reader, readerFile } from '../sample.ts';
import { sodium } from '../sodium.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { checkpointText } from './ledger-verify.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library]);
});
afterEach(() => t.end());

const newReader = () =>
  t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name: 'Ada', phones: [] };
    return { person, id: (await unit.insert(readerFile, { person, sealed, plain: { number: null } })).id };
  });

/** What somebody does who can write to the database and has no key. */
const forge = (work: (db: Unit['db']) => Promise<unknown>) =>
  t.engine.write(desk, (unit) => work(unit.db).then(() => undefined));

test('a chain signed anew with a key of the forger is noticed', async () => {
  await newReader();
  await t.engine.ledger.checkpoint();
  const open = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secret = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_keypair(open, secret);
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  await forge(async (db) => {
    const row = await db.selectFrom('ledger.checkpoint').selectAll().executeTakeFirstOrThrow();
    sodium.crypto_sign_detached(signature, checkpointText(t.tenant, row as never), secret);
    await db.updateTable('ledger.checkpoint').set({ signature }).execute();
    await db.updateTable('ledger.identity').set({ public_key: open }).execute();
  });
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: false, fault: 'signature' });
});

test('accesses that did not die by their rule are missed, though a checkpoint stands after them', async () => {
  const { id } = await newReader();
  for (let i = 0; i < 3; i++) await t.engine.open(desk, readerFile, id, lending);
  await t.engine.ledger.checkpoint();
  await t.engine.open(desk, readerFile, id, lending);
  await forge((db) => db.deleteFrom('ledger.access').where('number', '<=', 3).execute());
  expect(await t.engine.ledger.verify()).toEqual({
    intact: false,
    stream: 'access',
    number: 1,
    fault: 'gap',
  });
  await forge((db) => db.deleteFrom('ledger.access').execute());
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: false, stream: 'access', fault: 'gap' });
});

test('a checkpoint taken out from between others is missed', async () => {
  await newReader();
  for (let i = 0; i < 3; i++) await t.engine.ledger.checkpoint();
  await forge((db) => db.deleteFrom('ledger.checkpoint').where('number', '=', 2).execute());
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: false, fault: 'checkpoint' });
});

test('a consent the ledger does not have is named, and a withdrawal taken out of the tables too', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) => unit.giveConsent(person, keep, evidence));
  await t.engine.write(desk, (unit) => unit.object(person, 'writing', 'raised'));
  expect(await t.engine.verify()).toEqual([]);
  await forge(async (db) => {
    const fact = await db
      .selectFrom('records.fact')
      .selectAll()
      .where('about', '=', 'keep')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('records.fact')
      .values({ ...fact, about: newsletter.id })
      .execute();
  });
  await forge((db) => db.deleteFrom('records.fact').where('fact', '=', 'objection').execute());
  const named = (await t.engine.verify()).map(({ where, id }) => `${where} ${id}`);
  expect(named.toSorted()).toEqual([`ledger ${person}/newsletter`, `ledger ${person}/writing`]);
});

test('a consent from before a withdrawal is kept as history and gives nothing back', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  t.advance(1_000);
  await t.engine.write(desk, (unit) => unit.withdrawConsent(person, newsletter, evidence));
  const old = { channel: 'paper', wordingVersion: '1', at: t.engine.now() - 500 } as const;
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, old));
  expect((await t.engine.facts.of(person)).consents).toMatchObject({ newsletter: { state: 'withdrawn' } });
  expect(await t.engine.facts.history(person)).toHaveLength(3);
  expect(await t.engine.verify()).toEqual([]);
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  expect((await t.engine.facts.of(person)).consents).toMatchObject({ newsletter: { state: 'given' } });
});
