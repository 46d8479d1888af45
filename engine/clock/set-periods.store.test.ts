import { afterEach, beforeEach, expect, test } from 'vitest';
import { activity, declare, kind, type Statute, statutory, years } from '../declare/index.ts';
import type { RecordId } from '../ids.ts';
import { accountant, asked, fee, library } from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { businessLetters, vouchers } from './statutes.ts';

/** The fee of the library, kept as long as vouchers are. */
const kept = kind({
  ...fee,
  id: 'voucher',
  deletion: {
    per: 'record',
    when: statutory(vouchers, 'created'),
    how: 'erase',
    reason: { de: 'Buchungsbelege werden aufbewahrt.', en: 'Booking vouchers are kept.' },
  },
});
const office = declare({
  module: 'office',
  activities: [
    activity({
      id: 'office',
      title: { de: 'Büro', en: 'Office' },
      description: { de: 'Belege aufbewahren.', en: 'Keeping vouchers.' },
      kinds: [kept],
      recipients: [],
      ...asked,
    }),
  ],
  consents: [],
  roles: [],
});
const desk = { id: 'desk', roles: [accountant.id] };
const year = 365.25 * 86_400_000;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library, office]);
});
afterEach(() => t.end());

const issue = (count = 1): Promise<readonly RecordId[]> =>
  t.engine.write(desk, (unit) =>
    unit.insertMany(
      kept,
      Array.from({ length: count }, (_, i) => ({
        person: null,
        sealed: { payer: `Ada ${i}` },
        plain: { cents: 100 },
      })),
    ),
  );
const set = (statute: Statute, count: number | null) =>
  t.engine.write(desk, (unit) => unit.setPeriod(statute, count === null ? null : years(count)));
const dueYears = async () => {
  const due = await t.engine.clock.due({ until: Number.MAX_SAFE_INTEGER, limit: 10_000 });
  return [...new Set(due.map(({ at }) => new Date(at + 86_400_000).getUTCFullYear()))];
};

test('by default a record is kept as long as the law says', async () => {
  await issue();
  expect(await dueYears()).toEqual([2026 + 8 + 1]);
  expect(t.engine.clock.periods()).toEqual(new Map());
});

test('a period the owner sets holds for new records at once and for those there are with the next sweep', async () => {
  await issue(3);
  await set(vouchers, 10);
  await issue();
  expect((await dueYears()).toSorted()).toEqual([2035, 2037]);
  await t.engine.clock.sweep();
  expect(await dueYears()).toEqual([2037]);
  await set(vouchers, null);
  await t.engine.clock.sweep();
  expect(await dueYears()).toEqual([2035]);
});

test('nothing dies by the former period once a longer one is set', async () => {
  await issue(2);
  t.advance(9.5 * year);
  await set(vouchers, 20);
  const swept = await t.engine.clock.sweep();
  expect(swept.erased).toEqual({});
  expect(await dueYears()).toEqual([2047]);
});

test('what is due by a shorter period dies with the next sweep', async () => {
  const [id] = await issue();
  t.advance(3 * year);
  await set(vouchers, 1);
  await t.engine.clock.sweep();
  expect(await t.engine.open(desk, kept, id as RecordId, kept.purposes[0])).toMatchObject({
    outcome: 'refused',
  });
});

test('it outlives a restart, is in the ledger, and touches no other statute', async () => {
  await issue();
  await set(businessLetters, 2);
  await set(vouchers, 12);
  await t.reopen();
  expect(t.engine.clock.periods()).toEqual(
    new Map([
      ['business-letters', years(2)],
      ['vouchers', years(12)],
    ]),
  );
  await t.engine.clock.sweep();
  expect(await dueYears()).toEqual([2039]);
  const [entry] = await t.engine.ledger.page({ types: ['rule-changed'], limit: 1 });
  expect(entry?.body).toEqual({
    statute: 'vouchers',
    period: '12 years',
    unit: 'years',
    count: 12,
    before: 'law',
  });
});

test('a unit that fails leaves the former period', async () => {
  await expect(
    t.engine.write(desk, async (unit) => {
      await unit.setPeriod(vouchers, years(1));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(t.engine.clock.periods()).toEqual(new Map());
  await issue();
  expect(await dueYears()).toEqual([2035]);
});

test('what another period would do is told without doing it', async () => {
  await issue(2);
  const [told] = await t.engine.clock.simulatePeriod(vouchers, years(10));
  expect(told).toMatchObject({ kind: kept, simulation: { records: 2, later: 2, dueNow: 0 } });
  expect(await t.engine.clock.simulatePeriod(businessLetters, years(1))).toEqual([]);
  expect(await dueYears()).toEqual([2035]);
});
