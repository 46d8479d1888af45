import type { Period } from '../declare/index.ts';

/** Local days of a tenant's time zone. Instants are milliseconds since 1970. */
export interface Calendar {
  readonly timeZone: string;
  /** The end of a period: the very instant for zero days, otherwise the midnight that follows its last day (§ 188 BGB). */
  plus(instant: number, period: Period): number;
  /** The same, counted from the end of the instant's calendar year. */
  endOfYearPlus(instant: number, period: Period): number;
  /** The local day as `YYYY-MM-DD`. */
  dayOf(instant: number): string;
  /** The local calendar year. */
  yearOf(instant: number): number;
}

const remembered = 4_096;
const quarterHour = 900_000;

/**
 * A calendar for a time zone. Answers are remembered: within one quarter of an hour the local day never changes, since every
 * zone's midnight falls on a quarter of an hour of UTC.
 */
export function calendarOf(timeZone = 'Europe/Berlin'): Calendar {
  const days = new Map<number, Temporal.PlainDate>();
  const ends = new Map<string, number>();

  function dateOf(instant: number): Temporal.PlainDate {
    const slot = Math.floor(instant / quarterHour);
    let date = days.get(slot);
    if (date === undefined) {
      date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
      if (days.size >= remembered) days.clear();
      days.set(slot, date);
    }
    return date;
  }

  function midnight(date: Temporal.PlainDate): number {
    return date.toZonedDateTime({ timeZone }).epochMilliseconds;
  }

  function end(key: string, compute: () => Temporal.PlainDate): number {
    let at = ends.get(key);
    if (at === undefined) {
      at = midnight(compute());
      if (ends.size >= remembered) ends.clear();
      ends.set(key, at);
    }
    return at;
  }

  return {
    timeZone,
    plus(instant, period) {
      if ('days' in period && period.days === 0) return instant;
      const slot = Math.floor(instant / quarterHour);
      return end(`${slot}+${keyOf(period)}`, () => dateOf(instant).add(period).add({ days: 1 }));
    },
    endOfYearPlus(instant, period) {
      const { year } = dateOf(instant);
      return end(`${year}e${keyOf(period)}`, () => new Temporal.PlainDate(year + 1, 1, 1).add(period));
    },
    dayOf: (instant) => dateOf(instant).toString(),
    yearOf: (instant) => dateOf(instant).year,
  };
}

function keyOf(period: Period): string {
  if ('days' in period) return `d${period.days}`;
  return 'months' in period ? `m${period.months}` : `y${period.years}`;
}
