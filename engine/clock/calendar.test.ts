import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { days, months, type Period, years } from '../declare/index.ts';
import { instant, period, zones } from './arbitraries.ts';
import { type Calendar, calendarOf } from './calendar.ts';

const berlin = calendarOf();
const at = (local: string, timeZone = 'Europe/Berlin') =>
  Temporal.ZonedDateTime.from(`${local}[${timeZone}]`).epochMilliseconds;
const local = (ms: number, timeZone = 'Europe/Berlin') =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();

/** The same answers, asked anew each time and by another way than the calendar's. */
function plainly(timeZone: string): Calendar {
  const dayAt = (ms: number) => Temporal.PlainDate.from(local(ms, timeZone));
  const midnight = (date: Temporal.PlainDate) =>
    date.toZonedDateTime(timeZone).startOfDay().epochMilliseconds;
  const isZero = (length: Period) => Object.values(length)[0] === 0;
  return {
    timeZone,
    plus: (ms, length) => (isZero(length) ? ms : midnight(dayAt(ms).add(length).add({ days: 1 }))),
    endOfYearPlus: (ms, length) =>
      midnight(Temporal.PlainDate.from(`${dayAt(ms).year + 1}-01-01`).add(length)),
    startOf: (day) => midnight(Temporal.PlainDate.from(day)),
    dayOf: (ms) => local(ms, timeZone).slice(0, 10),
    yearOf: (ms) => Number(local(ms, timeZone).slice(0, 4)),
  };
}

describe('the end of a period (§§ 187, 188 BGB)', () => {
  test.each<readonly [string, Period, string]>([
    ['2026-03-15T10:00', days(1), '2026-03-17T00:00:00'],
    ['2026-03-15T10:00', years(1), '2027-03-16T00:00:00'],
    ['2026-01-31T10:00', months(1), '2026-03-01T00:00:00'],
    ['2028-01-31T10:00', months(1), '2028-03-01T00:00:00'],
    ['2026-12-31T23:59:59.999', months(2), '2027-03-01T00:00:00'],
    ['2028-02-29T12:00', years(1), '2029-03-01T00:00:00'],
    ['2028-02-29T12:00', years(4), '2032-03-01T00:00:00'],
    ['2026-08-31T00:00', months(6), '2027-03-01T00:00:00'],
  ])('%s plus %o is %s', (start, length, end) => {
    expect(local(berlin.plus(at(start), length))).toBe(end);
  });

  test.each([days(0), months(0), years(0)])('%o is the very instant', (zero) => {
    expect(berlin.plus(at('2026-03-15T10:00:00.123'), zero)).toBe(at('2026-03-15T10:00:00.123'));
  });

  test('the day the clock is put forward has 23 hours, the day it is put back has 25', () => {
    expect(berlin.plus(at('2026-03-28T12:00'), days(1)) - berlin.startOf('2026-03-29')).toBe(23 * 3_600_000);
    expect(berlin.plus(at('2026-10-24T12:00'), days(1)) - berlin.startOf('2026-10-25')).toBe(25 * 3_600_000);
  });

  test('where midnight itself is skipped, the day begins at the first instant there is', () => {
    const saoPaulo = calendarOf('America/Sao_Paulo');
    expect(
      local(saoPaulo.plus(at('2018-11-02T12:00', 'America/Sao_Paulo'), days(1)), 'America/Sao_Paulo'),
    ).toBe('2018-11-04T01:00:00');
  });

  test('where the clock is put back at midnight, the old day goes on for an hour', () => {
    const saoPaulo = calendarOf('America/Sao_Paulo');
    const change = Date.UTC(2019, 1, 17, 2);
    expect(saoPaulo.dayOf(change - 1)).toBe('2019-02-16');
    expect(saoPaulo.dayOf(change)).toBe('2019-02-16');
    expect(saoPaulo.dayOf(change + 3_600_000)).toBe('2019-02-17');
  });
});

describe('the end of a calendar year', () => {
  test('is the local one: an hour before midnight in London it is the new year in Berlin', () => {
    const sylvester = Date.UTC(2025, 11, 31, 23, 0);
    expect(berlin.yearOf(sylvester - 1)).toBe(2025);
    expect(berlin.yearOf(sylvester)).toBe(2026);
    expect(local(berlin.endOfYearPlus(sylvester - 1, years(8)))).toBe('2034-01-01T00:00:00');
    expect(local(berlin.endOfYearPlus(sylvester, years(8)))).toBe('2035-01-01T00:00:00');
    expect(local(calendarOf('UTC').endOfYearPlus(sylvester, years(8)), 'UTC')).toBe('2034-01-01T00:00:00');
  });

  test('months and days count from 1 January, and a period of zero is its midnight', () => {
    expect(local(berlin.endOfYearPlus(at('2027-05-05T05:05'), months(2)))).toBe('2028-03-01T00:00:00');
    expect(local(berlin.endOfYearPlus(at('2027-05-05T05:05'), days(60)))).toBe('2028-03-01T00:00:00');
    expect(local(berlin.endOfYearPlus(at('2027-05-05T05:05'), days(0)))).toBe('2028-01-01T00:00:00');
  });
});

describe.each(zones)('in %s', (timeZone) => {
  const calendar = calendarOf(timeZone);
  const oracle = plainly(timeZone);

  test('what is remembered is what would be computed anew', () => {
    fc.assert(
      fc.property(instant, period, (ms, length) => {
        for (let twice = 0; twice < 2; twice++) {
          expect(calendar.plus(ms, length)).toBe(oracle.plus(ms, length));
          expect(calendar.endOfYearPlus(ms, length)).toBe(oracle.endOfYearPlus(ms, length));
          expect(calendar.dayOf(ms)).toBe(oracle.dayOf(ms));
          expect(calendar.yearOf(ms)).toBe(oracle.yearOf(ms));
          expect(calendar.startOf(oracle.dayOf(ms))).toBe(oracle.startOf(oracle.dayOf(ms)));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a period never ends before its event, and a later event or a longer period never ends it earlier', () => {
    fc.assert(
      fc.property(instant, instant, period, fc.nat(400), (one, other, length, more) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const longer = longerBy(length, more);
        expect(calendar.plus(first, length)).toBeGreaterThanOrEqual(first);
        expect(calendar.endOfYearPlus(first, length)).toBeGreaterThan(first);
        expect(calendar.plus(second, length)).toBeGreaterThanOrEqual(calendar.plus(first, length));
        expect(calendar.endOfYearPlus(second, length)).toBeGreaterThanOrEqual(
          calendar.endOfYearPlus(first, length),
        );
        expect(calendar.plus(first, longer)).toBeGreaterThanOrEqual(calendar.plus(first, length));
        expect(calendar.endOfYearPlus(first, longer)).toBeGreaterThanOrEqual(
          calendar.endOfYearPlus(first, length),
        );
      }),
      { numRuns: 500 },
    );
  });
});

function longerBy(length: Period, more: number): Period {
  if ('days' in length) return days(length.days + more);
  return 'months' in length ? months(length.months + more) : years(length.years + more);
}

test('forgetting what was remembered changes nothing', () => {
  const small = calendarOf('Europe/Berlin');
  const before = small.plus(0, years(10));
  for (let day = 0; day < 70_000; day++) small.plus(day * 86_400_000, years(1));
  expect(small.plus(0, years(10))).toBe(before);
});

test('a time zone nobody knows is refused', () => {
  expect(() => calendarOf('Europe/Atlantis')).toThrow(RangeError);
});
