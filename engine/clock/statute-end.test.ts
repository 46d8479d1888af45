import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Statute, type StatuteVersion, years } from '../declare/index.ts';
import { berlin, instant, period } from './arbitraries.ts';
import { statuteEnd, statutoryEnd, versionsFrom } from './statute-end.ts';
import { businessLetters, invoices, vouchers } from './statutes.ts';

const noonOf = (day: string) => berlin.startOf(day) + 43_200_000;
const endOf = (statute: Statute, day: string) => berlin.dayOf(statuteEnd(statute, noonOf(day), berlin));
const source = { de: 'Beispiel', en: 'Example' };

describe('vouchers under the law of 2025', () => {
  test.each([
    ['2013-06-01', '2024-01-01', 'ten years were over under the old law'],
    ['2014-06-01', '2025-01-01', 'ten years were over with the last day of the old law'],
    ['2015-06-01', '2025-01-01', 'the old law kept it to its last day, the new one no longer'],
    ['2016-06-01', '2025-01-01', 'eight years were over on the day the new law came'],
    ['2017-06-01', '2026-01-01', 'eight years'],
    ['2026-12-31', '2035-01-01', 'eight years'],
  ])('a voucher of %s is free on %s: %s', (day, free) => {
    expect(endOf(vouchers, day)).toBe(free);
    expect(endOf(invoices, day)).toBe(free);
  });

  test('letters kept their six years', () => {
    expect(endOf(businessLetters, '2020-12-31')).toBe('2027-01-01');
    expect(endOf(businessLetters, '2021-01-01')).toBe('2028-01-01');
  });

  test('what the owner has set counts from where the law counts, whatever the law says', () => {
    expect(berlin.dayOf(statuteEnd(vouchers, noonOf('2015-06-01'), berlin, years(10)))).toBe('2026-01-01');
    expect(berlin.dayOf(statuteEnd(vouchers, noonOf('2026-06-01'), berlin, years(2)))).toBe('2029-01-01');
  });
});

test('a law that grows longer does not bring back what was free the day before', () => {
  const growing: Statute = {
    ...vouchers,
    versions: [
      { from: '2000-01-01', until: '2024-12-31', period: years(8), source },
      { from: '2025-01-01', period: years(10), source },
    ],
  };
  expect(endOf(growing, '2016-05-05')).toBe('2025-01-01');
  expect(endOf(growing, '2017-05-05')).toBe('2028-01-01');
});

test('versions in force on a day or later', () => {
  expect(versionsFrom(vouchers, '2024-12-31').map((version) => version.from)).toEqual([
    '1998-12-24',
    '2025-01-01',
  ]);
  expect(versionsFrom(vouchers, '2025-01-01').map((version) => version.from)).toEqual(['2025-01-01']);
});

/** Statutes that change up to four times, on days near the ends of their periods. */
const statute: fc.Arbitrary<Statute> = fc
  .record({
    runs: fc.constantFrom('from-end-of-year' as const, 'from-event' as const),
    days: fc.uniqueArray(fc.integer({ min: 1960 * 12, max: 2080 * 12 }), { minLength: 1, maxLength: 4 }),
    periods: fc.array(period, { minLength: 4, maxLength: 4 }),
  })
  .map(({ runs, days, periods }) => {
    const starts = days
      .sort((a, b) => a - b)
      .map((month) => new Temporal.PlainDate(Math.floor(month / 12), (month % 12) + 1, 1));
    const versions = starts.map((from, index): StatuteVersion => {
      const until = starts[index + 1]?.subtract({ days: 1 }).toString();
      return {
        from: from.toString(),
        ...(until !== undefined && { until }),
        period: periods[index] ?? years(1),
        source,
      };
    });
    return { ...vouchers, runs, versions: versions as [StatuteVersion, ...StatuteVersion[]] };
  });

/** Whether the law in force at an instant, read by itself, lets a record go that started at `start`. */
function letsGo(law: Statute, start: number, at: number): boolean {
  return law.versions.some((version, index) => {
    const since = index === 0 ? Number.NEGATIVE_INFINITY : berlin.startOf(version.from);
    const next = law.versions[index + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : berlin.startOf(next.from);
    return since <= at && at <= until && statutoryEnd(law, start, berlin, version.period) <= at;
  });
}

describe('whatever the law', () => {
  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(statute, instant, instant, (law, one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        expect(statuteEnd(law, second, berlin)).toBeGreaterThanOrEqual(statuteEnd(law, first, berlin));
      }),
      { numRuns: 1_000 },
    );
  });

  test('it ends at the first instant at which the law then in force lets go, and not a moment sooner', () => {
    fc.assert(
      fc.property(
        statute,
        instant,
        fc.array(fc.nat(1_000_000_000_000), { maxLength: 20 }),
        (law, start, earlier) => {
          const end = statuteEnd(law, start, berlin);
          expect(letsGo(law, start, end)).toBe(true);
          expect(letsGo(law, start, end - 1)).toBe(false);
          for (const before of earlier) expect(letsGo(law, start, end - 1 - before)).toBe(false);
          for (const version of law.versions) {
            const change = berlin.startOf(version.from);
            if (change < end) expect(letsGo(law, start, change)).toBe(false);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('it never ends before the shortest version would, nor after the longest version and the last change', () => {
    fc.assert(
      fc.property(statute, instant, (law, start) => {
        const ends = law.versions.map((version) => statutoryEnd(law, start, berlin, version.period));
        const lastChange = berlin.startOf(law.versions.at(-1)?.from ?? '');
        expect(statuteEnd(law, start, berlin)).toBeGreaterThanOrEqual(Math.min(...ends));
        expect(statuteEnd(law, start, berlin)).toBeLessThanOrEqual(Math.max(...ends, lastChange));
      }),
      { numRuns: 1_000 },
    );
  });
});
