import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { keep, lending, librarian, library, newsletter, reader, readerFile } from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';

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
    const row = await unit.insert(readerFile, {
      person,
      sealed: { name: 'Ada', phones: [] },
      plain: { number: null },
    });
    return { person, id: row.id };
  });

test('a consent keeps wording, date, channel and recorder, and its withdrawal is kept beside it', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) =>
    unit.giveConsent(person, keep, { channel: 'paper', wordingVersion: '1', at: t.engine.now() - 1000 }),
  );
  t.advance(5_000);
  await t.engine.write(desk, (unit) =>
    unit.withdrawConsent(person, keep, { channel: 'phone', wordingVersion: '1' }),
  );
  expect((await t.engine.facts.of(person)).consents).toMatchObject({
    keep: { state: 'withdrawn', channel: 'phone' },
  });
  expect(await t.engine.facts.history(person)).toMatchObject([
    {
      consent: 'keep',
      event: 'given',
      channel: 'paper',
      recordedBy: 'desk',
      wordingVersion: '1',
      at: t.engine.now() - 6_000,
    },
    { consent: 'keep', event: 'withdrawn', channel: 'phone' },
  ]);
});

test('no consent is set by default, and each is given apart from the others', async () => {
  const { person } = await newReader();
  expect((await t.engine.facts.of(person)).consents).toEqual({});
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  expect(Object.keys((await t.engine.facts.of(person)).consents)).toEqual(['newsletter']);
  expect(await t.engine.facts.consenting('newsletter', 10)).toEqual([person]);
  expect(await t.engine.facts.consenting('keep', 10)).toEqual([]);
});

test('the chain verifies, and a changed entry is named', async () => {
  const { id, person } = await newReader();
  for (let i = 0; i < 5; i++) await t.engine.open(desk, readerFile, id, lending);
  await t.engine.write(desk, (unit) => unit.giveConsent(person, keep, evidence));
  await t.engine.ledger.checkpoint();
  expect(await t.engine.ledger.verify()).toEqual({ intact: true, facts: 1, accesses: 5, checkpoints: 1 });
  await t.engine.write(desk, (unit) =>
    unit.db.updateTable('ledger.access').set({ actor: 'nobody' }).where('number', '=', 3).execute(),
  );
  expect(await t.engine.ledger.verify()).toEqual({
    intact: false,
    stream: 'access',
    number: 3,
    fault: 'hash',
  });
});

test('a missing entry is named, also at the end of the chain', async () => {
  const { id } = await newReader();
  for (let i = 0; i < 4; i++) await t.engine.open(desk, readerFile, id, lending);
  await t.engine.ledger.checkpoint();
  await t.engine.write(desk, (unit) => unit.db.deleteFrom('ledger.access').where('number', '=', 4).execute());
  expect(await t.engine.ledger.verify()).toEqual({
    intact: false,
    stream: 'access',
    number: 4,
    fault: 'gap',
  });
  await t.engine.write(desk, (unit) => unit.db.deleteFrom('ledger.access').where('number', '=', 2).execute());
  expect(await t.engine.ledger.verify()).toEqual({
    intact: false,
    stream: 'access',
    number: 2,
    fault: 'gap',
  });
});

test('a forged checkpoint is noticed', async () => {
  await newReader();
  await t.engine.ledger.checkpoint();
  await t.engine.write(desk, (unit) => unit.db.updateTable('ledger.checkpoint').set({ at: 1 }).execute());
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: false, fault: 'signature' });
});

test('old accesses die, a signed checkpoint stands in their place, and the chain goes on', async () => {
  const { id } = await newReader();
  for (let i = 0; i < 3; i++) await t.engine.open(desk, readerFile, id, lending);
  t.advance(400 * 86_400_000);
  await t.engine.open(desk, readerFile, id, lending);
  await t.engine.rotate();
  expect(await t.engine.ledger.page({ stream: 'access', limit: 10 })).toHaveLength(1);
  await t.reopen();
  await t.engine.open(desk, readerFile, id, lending);
  expect(await t.engine.ledger.verify()).toMatchObject({ intact: true, accesses: 2 });
});
