import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { after, days } from '../declare/index.ts';
import {
  accountant,
  bookkeeping,
  fee,
  keep,
  lending,
  librarian,
  library,
  loan,
  reader,
  readerFile,
} from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const day = 86_400_000;

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
      plain: { number: 'L-1' },
    });
    return { person, id: row.id };
  });

test('what is due by an event dies in the unit that marks the event', async () => {
  const { id, person } = await newReader();
  const seen = await t.engine.write(desk, async (unit) => {
    const loaned = await unit.insert(loan, {
      person,
      sealed: { remark: 'x' },
      plain: { book: 'B', card: 'C' },
    });
    await unit.mark(loan, loaned.id, 'returned');
    await unit.mark(readerFile, id, 'left');
    return unit.open(readerFile, id, lending);
  });
  expect(seen).toMatchObject({ outcome: 'refused', reason: 'unknown' });
});

test('a consent to be kept outlives the event, and its withdrawal ends the record in the same unit', async () => {
  const { id, person } = await newReader();
  await t.engine.write(desk, (unit) => unit.giveConsent(person, keep, evidence));
  await t.engine.write(desk, (unit) => unit.mark(readerFile, id, 'left'));
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  await t.engine.write(desk, (unit) => unit.withdrawConsent(person, keep, evidence));
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'unknown' });
  expect(await t.engine.db.selectFrom('records.person').selectAll().execute()).toEqual([]);
});

test('an event taken back stops the clock', async () => {
  const { id, person } = await newReader();
  await t.engine.write(desk, async (unit) => {
    await unit.giveConsent(person, keep, evidence);
    await unit.mark(readerFile, id, 'left');
    await unit.mark(readerFile, id, 'left', null);
    await unit.withdrawConsent(person, keep, evidence);
  });
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
});

test('a record is restricted first and erased at the end of its time, by the sweep and nobody else', async () => {
  const { person } = await newReader();
  const row = await t.engine.write(desk, (unit) =>
    unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents: 100 } }),
  );
  const books: Actor = { id: 'books', roles: [accountant.id] };
  expect(await t.engine.clock.sweep()).toMatchObject({ erased: {}, restricted: {} });
  t.advance(367 * day);
  expect(await t.engine.clock.sweep()).toMatchObject({ restricted: { fee: 1 }, erased: {} });
  expect(await t.engine.open(desk, fee, row.id, lending)).toMatchObject({ reason: 'restricted' });
  expect(await t.engine.open(books, fee, row.id, bookkeeping)).toMatchObject({ outcome: 'opened' });
  t.advance(1030 * day);
  expect(await t.engine.clock.sweep()).toMatchObject({ erased: {}, restricted: {} });
  t.advance(10 * day); // past 1 January 2030
  expect(await t.engine.clock.sweep()).toMatchObject({ erased: { fee: 1 } });
  expect(await t.engine.open(books, fee, row.id, bookkeeping)).toMatchObject({ reason: 'unknown' });
});

test('records of one year share one key and all die together', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, async (unit) => {
    for (const cents of [1, 2, 3])
      await unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents } });
  });
  const groups = await t.engine.db.selectFrom('records.fee').select('key_group').distinct().execute();
  expect(groups).toHaveLength(1);
  t.advance(400 * day);
  await t.engine.write(desk, (unit) =>
    unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents: 4 } }),
  );
  expect(await t.engine.db.selectFrom('records.fee').select('key_group').distinct().execute()).toHaveLength(
    2,
  );
});

test('the preview names what dies and when, and touches nothing', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) =>
    unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents: 100 } }),
  );
  const until = t.engine.now() + 370 * day;
  expect(await t.engine.clock.preview(until)).toEqual([
    { day: '2027-03-02', kind: 'fee', action: 'restrict', count: 1 },
  ]);
  expect(await t.engine.clock.due({ until, limit: 10 })).toMatchObject([{ kind: 'fee', action: 'restrict' }]);
  expect(await t.engine.clock.sweep({ dryRun: true, at: until })).toMatchObject({ restricted: { fee: 1 } });
  expect(await t.engine.ledger.page({ types: ['restricted'], limit: 5 })).toEqual([]);
});

test('a sweep cannot be asked to run ahead of the clock', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) =>
    unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents: 100 } }),
  );
  expect(await t.engine.clock.sweep({ at: t.engine.now() + 5_000 * day })).toMatchObject({
    erased: {},
    restricted: {},
  });
});

test('a simulation tells what a changed rule would do', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, async (unit) => {
    await unit.insert(loan, { person, sealed: { remark: 'x' }, plain: { book: 'B', card: 'C' } });
    await unit.insert(loan, { person, sealed: { remark: 'y' }, plain: { book: 'D', card: 'C' } });
  });
  const rule = { ...loan.deletion, when: after('created', days(0)) };
  expect(await t.engine.clock.simulate(loan, rule)).toEqual({
    records: 2,
    earlier: 2,
    later: 0,
    same: 0,
    dueNow: 2,
    never: 0,
  });
});
