import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, afterYearOf, type DeletionRule, days, type Moment, years } from '../declare/index.ts';
import { berlin, circumstances, instant, moment } from './arbitraries.ts';
import { type DueCircumstances, dueOf } from './due.ts';
import { type SimulatedRow, simulate, simulator } from './simulate.ts';

const now = berlin.startOf('2026-06-15') + 36_000_000;
const reason = { de: 'Grund', en: 'Reason' };
const rule = (when: Moment): DeletionRule => ({ per: 'record', when, how: 'erase', reason });
const row = (kind: string, current: DeletionRule, events: DueCircumstances['events']): SimulatedRow => {
  const state: DueCircumstances = {
    events,
    consent: () => ({ state: 'never' }),
    held: false,
    restricted: false,
    calendar: berlin,
  };
  return { kind, due: dueOf(current, state), circumstances: state };
};
const on = (day: string) => berlin.startOf(day) + 1;

test('a shorter period shows what dies at once, what dies earlier and what still never dies', () => {
  const current = rule(afterYearOf('closed', years(3)));
  const rows = [
    row('enquiry', current, { closed: on('2024-01-10') }),
    row('enquiry', current, { closed: on('2024-03-10') }),
    row('enquiry', current, { closed: on('2026-06-01') }),
    row('enquiry', current, { closed: null }),
  ];
  expect(simulate(rows, rule(after('closed', years(2))), { calendar: berlin, now })).toEqual({
    records: 4,
    earlier: 3,
    later: 0,
    same: 1,
    dueNow: 2,
    never: 1,
    shifts: [
      { kind: 'enquiry', day: '2026-06-15', action: 'erase', shift: 'earlier', count: 2 },
      { kind: 'enquiry', day: '2028-06-02', action: 'erase', shift: 'earlier', count: 1 },
      { kind: 'enquiry', day: null, action: null, shift: 'same', count: 1 },
    ],
  });
});

test('a rule that waits for another event shows what would never die any more', () => {
  const rows = [row('loan', rule(after('created', days(30))), { created: on('2026-06-10'), returned: null })];
  expect(simulate(rows, rule(after('returned', days(0))), { calendar: berlin, now })).toMatchObject({
    later: 1,
    never: 1,
    shifts: [{ day: null, action: null, shift: 'later', count: 1 }],
  });
});

test('days come in order with the never last, and kinds by name', () => {
  const changed = rule(after('created', days(1)));
  const rows = ['2026-07-03', '2026-07-01'].flatMap((day) =>
    ['b', 'a'].map((kind) => row(kind, changed, { created: on(day) })),
  );
  const { shifts } = simulate([...rows, row('a', changed, {})], changed, { calendar: berlin, now });
  expect(shifts.map(({ day, kind }) => [day, kind])).toEqual([
    ['2026-07-03', 'a'],
    ['2026-07-03', 'b'],
    ['2026-07-05', 'a'],
    ['2026-07-05', 'b'],
    [null, 'a'],
  ]);
});

const anyRow: fc.Arbitrary<SimulatedRow> = fc
  .record({ kind: fc.constantFrom('order', 'invoice'), at: fc.option(instant), state: circumstances })
  .map(({ kind, at, state }) => ({ kind, due: at === null ? null : { at }, circumstances: state }));

test('every record is counted once, however the rows are paged', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), moment, fc.nat(30), (rows, when, cut) => {
      const changed = rule(when);
      const whole = simulate(rows, changed, { calendar: berlin, now });
      const paged = simulator(changed, { calendar: berlin, now });
      for (const each of rows.slice(0, cut)) paged.add(each);
      paged.result();
      for (const each of rows.slice(cut)) paged.add(each);
      expect(paged.result()).toEqual(whole);
      expect(whole.earlier + whole.later + whole.same).toBe(rows.length);
      expect(whole.shifts.reduce((sum, each) => sum + each.count, 0)).toBe(rows.length);
      expect(whole.never).toBe(rows.filter((each) => dueOf(changed, each.circumstances) === null).length);
    }),
  );
});

test('the rule in force, simulated, moves nothing', () => {
  fc.assert(
    fc.property(fc.array(circumstances, { maxLength: 20 }), moment, (states, when) => {
      const current = rule(when);
      const rows = states.map((state) => ({
        kind: 'order',
        due: dueOf(current, state),
        circumstances: state,
      }));
      expect(simulate(rows, current, { calendar: berlin, now })).toMatchObject({
        earlier: 0,
        later: 0,
        same: states.length,
      });
    }),
  );
});
