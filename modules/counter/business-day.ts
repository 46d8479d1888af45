import { calendarDay } from '../../platform/i18n/format.ts';

/** The first instant of a calendar day in German time. */
export function startOfDay(day: string): number {
  const winter = Date.parse(`${day}T00:00:00+01:00`);
  const summer = winter - 3_600_000;
  // In summer the day begins an hour earlier; on the days of the change both readings would do only once.
  return calendarDay(summer) === day ? summer : winter;
}

/** The instants of a calendar day in German time: from its first to the first of the next one. */
export function spanOfDay(day: string): { readonly from: number; readonly until: number } {
  const from = startOfDay(day);
  return { from, until: startOfDay(calendarDay(from + 36 * 3_600_000)) };
}
