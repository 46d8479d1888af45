import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDay } from '../../platform/i18n/format.ts';
import { spanOfDay } from './business-day.ts';

it('a day begins and ends at midnight in German time, 23 to 25 hours long, and days follow without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2040, 0, 1) }), (instant) => {
      const day = calendarDay(instant);
      const { from, until } = spanOfDay(day);
      expect([
        calendarDay(from),
        calendarDay(from - 1) < day,
        calendarDay(until - 1),
        calendarDay(until) > day,
      ]).toEqual([day, true, day, true]);
      expect(spanOfDay(calendarDay(until)).from).toBe(until);
    }),
  );
});

it.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2026-07-01', 24],
])('%s has %d hours', (day, hours) => {
  const { from, until } = spanOfDay(day);
  expect((until - from) / 3_600_000).toBe(hours);
});
