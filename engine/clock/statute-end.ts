import type { Period, Statute, StatuteVersion } from '../declare/index.ts';
import type { Calendar } from './calendar.ts';

/**
 * The end of a statutory period that started at an instant: the first instant at which the version of the law then in force lets
 * go. Monotone in `start`, and never before the end that any version demands while it is in force. With `set`, the period the
 * owner has chosen instead, the end of that period.
 *
 * @example A voucher of 2015: ten years until 31.12.2024, eight from then on; both laws together let it go on 1.1.2025.
 */
export function statuteEnd(statute: Statute, start: number, calendar: Calendar, set?: Period): number {
  if (set !== undefined) return statutoryEnd(statute, start, calendar, set);
  const { versions } = statute;
  let end = statutoryEnd(statute, start, calendar, versions[0].period);
  for (let index = 1; index < versions.length; index++) {
    const next = versions[index] as StatuteVersion;
    const change = calendar.startOf(next.from);
    if (end <= change) return end;
    end = Math.max(change, statutoryEnd(statute, start, calendar, next.period));
  }
  return end;
}

/** The end of a period counted as a statute counts: from the event, or from the end of its calendar year. */
export function statutoryEnd(statute: Statute, start: number, calendar: Calendar, period: Period): number {
  return statute.runs === 'from-event' ? calendar.plus(start, period) : calendar.endOfYearPlus(start, period);
}

/** The versions that are in force on a local day or come into force later. */
export function versionsFrom(statute: Statute, day: string): readonly StatuteVersion[] {
  return statute.versions.filter((version) => version.until === undefined || version.until >= day);
}
