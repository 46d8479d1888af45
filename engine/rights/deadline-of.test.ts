import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf } from '../clock/calendar.ts';
import { deadlineOf } from './deadline-of.ts';
import { isPublicHoliday, isWorkingDay } from './public-holidays.ts';

const calendar = calendarOf();
const noon = (day: string): number => calendar.startOf(day) + 43_200_000;
const lastDay = (day: string, state: string | null = null, extendedOn?: string): string =>
  deadlineOf({
    receivedAt: noon(day),
    calendar,
    state,
    ...(extendedOn === undefined ? {} : { extendedAt: noon(extendedOn) }),
  }).lastDay;

test('a request is due on the day of the same number a month later, to the end of that day', () => {
  expect(deadlineOf({ receivedAt: noon('2026-03-05'), calendar, state: null })).toEqual({
    lastDay: '2026-04-07', // 5 April is Easter Sunday, 6 April Easter Monday
    endsAt: calendar.startOf('2026-04-08'),
    extendableUntil: '2026-04-07',
    extension: 'none',
  });
  expect(lastDay('2026-06-10')).toBe('2026-07-10');
});

test('a month without that day ends with its last, and a weekend moves it to Monday', () => {
  expect(lastDay('2026-08-31')).toBe('2026-09-30');
  expect(lastDay('2026-01-31')).toBe('2026-03-02');
});

test('holidays of the federal state count, where it is known', () => {
  expect(lastDay('2025-10-06', 'DE-NW')).toBe('2025-11-06');
  expect(lastDay('2026-09-30', 'DE-TH')).toBe('2026-10-30');
  expect(lastDay('2024-09-30', 'DE-BB')).toBe('2024-10-30');
  expect(lastDay('2023-09-30', 'DE-BB')).toBe('2023-10-30');
  expect(lastDay('2025-12-06', 'DE-BW')).toBe('2026-01-07');
  expect(lastDay('2025-12-06', 'DE-BE')).toBe('2026-01-06');
  expect(lastDay('2025-12-06')).toBe('2026-01-06');
});

test('told within the month it is three months; told later it stays one', () => {
  expect(lastDay('2026-06-10', null, '2026-07-10')).toBe('2026-09-10');
  expect(lastDay('2026-06-10', null, '2026-07-11')).toBe('2026-07-10');
});

test('the holidays of known years', () => {
  const sn2026 = ['2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-10-31', '2026-11-18'];
  for (const day of sn2026) expect(isPublicHoliday(day, 'DE-SN'), day).toBe(true);
  expect(isPublicHoliday('2026-11-18', 'DE-TH')).toBe(false);
  expect(isPublicHoliday('2017-10-31', 'DE-HH')).toBe(false);
  expect(isPublicHoliday('2026-06-04', 'DE-HE')).toBe(true);
  expect(isPublicHoliday('2025-05-08', 'DE-BE')).toBe(true);
  expect(isPublicHoliday('2026-05-08', 'DE-BE')).toBe(false);
});

test('whenever it was received: the last day is a working day, a month or a few days more later, and never earlier for a later request', () => {
  const states = fc.constantFrom(null, 'DE-BY', 'DE-SN', 'DE-BE', 'DE-SL');
  const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(states, instants, instants, (state, one, two) => {
      const of = (receivedAt: number) => deadlineOf({ receivedAt, calendar, state });
      const { lastDay: day, endsAt } = of(one);
      expect(isWorkingDay(day, state)).toBe(true);
      const days = Math.round((endsAt - one) / 86_400_000);
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(38);
      const [earlier, later] = [one, two].toSorted((a, b) => a - b) as [number, number];
      expect(of(earlier).endsAt).toBeLessThanOrEqual(of(later).endsAt);
    }),
  );
});
