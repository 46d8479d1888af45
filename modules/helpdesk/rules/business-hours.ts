/** When a company answers on a weekday, in local time `HH:MM`; `null`: not at all. */
export type OpenDay = { readonly from: string; readonly until: string } | null;

/** What business hours are counted by. */
export interface BusinessHours {
  /** Monday to Sunday. */
  readonly week: readonly OpenDay[];
  /** Whether a local day (`YYYY-MM-DD`) is a public holiday. */
  readonly isHoliday: (day: string) => boolean;
  readonly timeZone: string;
}

const hourMs = 3_600_000;

/** After so many days without an open hour nobody waits any longer. */
const mostDays = 400;

/**
 * The instant by which so many business hours have passed. Counts open hours only, in real hours also on the days the clocks change.
 * @returns `null` when the company is never open
 */
export function afterBusinessHours(start: number, hours: number, at: BusinessHours): number | null {
  let left = hours * hourMs;
  let day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(at.timeZone).toPlainDate();
  for (let count = 0; count < mostDays; count++, day = day.add({ days: 1 })) {
    const span = openSpan(day, at);
    if (span === null) continue;
    const from = Math.max(span.from, start);
    const open = Math.max(span.until - from, 0);
    if (open > 0 && left <= open) return from + left;
    left -= open;
  }
  return null;
}

function openSpan(day: Temporal.PlainDate, at: BusinessHours): { from: number; until: number } | null {
  const hours = at.week[day.dayOfWeek - 1] ?? null;
  if (hours === null || at.isHoliday(day.toString())) return null;
  const instant = (time: string): number =>
    day.toZonedDateTime({ timeZone: at.timeZone, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds;
  return { from: instant(hours.from), until: instant(hours.until) };
}
