import type { Period } from '../declare/index.ts';

/**
 * Local days of a tenant's time zone. Instants are milliseconds since 1970. Periods follow §§ 187, 188 BGB: the day of the event
 * does not count, a period ends with the expiry of its last day, and a day a month does not have is that month's last one. So
 * two months after noon of 31 December end at the midnight that begins 1 March.
 *
 * An instant or an end outside the years a date can name (±271,821) throws a `RangeError`.
 */
export interface Calendar {
  readonly timeZone: string;
  /** The end of a period: the very instant for a period of zero, otherwise the midnight that follows its last day. */
  plus(instant: number, period: Period): number;
  /** The end of a period that begins when the instant's local calendar year is over; for a period of zero that midnight itself. */
  endOfYearPlus(instant: number, period: Period): number;
  /** The first instant of a local day, given as `YYYY-MM-DD`. */
  startOf(day: string): number;
  /** The local day as `YYYY-MM-DD`. */
  dayOf(instant: number): string;
  /** The local calendar year. */
  yearOf(instant: number): number;
}

const dayMs = 86_400_000;

/**
 * A calendar for an IANA time zone. `Temporal` answers each question once for a local day and a period; the answer is kept in a
 * map of at most 65,536 entries, because due dates are computed for a hundred thousand records a second.
 * @throws {RangeError} when the time zone is not known.
 */
export function calendarOf(timeZone = 'Europe/Berlin'): Calendar {
  const offsetAt = offsetsOf(timeZone);
  const localDay = (instant: number): number => Math.floor((instant + offsetAt(instant)) / dayMs);
  const midnight = (date: Temporal.PlainDate): number => date.toZonedDateTime({ timeZone }).epochMilliseconds;

  const ends = remember((day: number, period: Period) => midnight(dateOf(day).add(period).add({ days: 1 })));
  const yearEnds = remember((day: number, period: Period) =>
    midnight(new Temporal.PlainDate(dateOf(day).year + 1, 1, 1).add(period)),
  );
  const names = remember((day: number) => dateOf(day).toString());
  const years = remember((day: number) => dateOf(day).year);
  const starts = bounded<string, number>();

  return {
    timeZone,
    plus: (instant, period) => {
      const length = lengthOf(period);
      return length < unitCount ? instant : ends(localDay(instant), length, period);
    },
    endOfYearPlus: (instant, period) => yearEnds(localDay(instant), lengthOf(period), period),
    startOf: (day) => starts.get(day) ?? starts.put(day, midnight(Temporal.PlainDate.from(day))),
    dayOf: (instant) => names(localDay(instant), 0, noPeriod),
    yearOf: (instant) => years(localDay(instant), 0, noPeriod),
  };
}

const noPeriod: Period = { days: 0 };
const epoch = new Temporal.PlainDate(1970, 1, 1);

/** The date of a day counted from 1 January 1970. */
const dateOf = (day: number): Temporal.PlainDate => epoch.add({ days: day });

const unitCount = 3;

/** A number that stands for one period: its count and its unit. Below `unitCount` the period is zero. */
function lengthOf(period: Period): number {
  if ('days' in period) return period.days * unitCount;
  return 'months' in period ? period.months * unitCount + 1 : period.years * unitCount + 2;
}

/** Room for every length of a period beside the day, in one exact integer. */
const lengths = 2 ** 18;

type PerDay<Value> = (day: number, length: number, period: Period) => Value;

function remember<Value>(compute: (day: number, period: Period) => Value): PerDay<Value> {
  const known = bounded<number, Value>();
  return (day, length, period) => {
    const key = day * lengths + length;
    return known.get(key) ?? known.put(key, compute(day, period));
  };
}

const capacity = 65_536;

/** A map that forgets everything when it is full, which is cheaper than choosing what to forget. */
function bounded<Key, Value>() {
  const map = new Map<Key, Value>();
  return {
    get: (key: Key): Value | undefined => map.get(key),
    put: (key: Key, value: Value): Value => {
      if (map.size >= capacity) map.clear();
      map.set(key, value);
      return value;
    },
  };
}

/** A stretch of time with one offset from UTC, between two changes of the clock. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** The offset of a zone at an instant, in milliseconds. Asks `Temporal` once per stretch. */
function offsetsOf(timeZone: string): (instant: number) => number {
  const known: Stretch[] = [stretchAt(0, timeZone)];
  let [last] = known as [Stretch];
  return (instant) => {
    if (instant >= last.from && instant < last.until) return last.offset;
    const found = known.find((each) => instant >= each.from && instant < each.until);
    if (found === undefined) {
      last = stretchAt(instant, timeZone);
      if (known.length >= 512) known.length = 0;
      known.push(last);
    } else last = found;
    return last.offset;
  };
}

function stretchAt(instant: number, timeZone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  // The change at an instant that is itself a change belongs to what follows it.
  const before = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: local.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: local.offsetNanoseconds / 1_000_000,
  };
}
