import type { Calendar } from '../clock/calendar.ts';
import { isWorkingDay } from './public-holidays.ts';

/** What a deadline is computed from. Instants are milliseconds since 1970. */
export interface DeadlineCircumstances {
  readonly receivedAt: number;
  readonly calendar: Calendar;
  /** Federal state of the controller (`DE-BE`), whose holidays count; `null` while unknown. */
  readonly state: string | null;
  /** When the person was told of an extension and its reasons (Art. 12 (3) sentence 3 GDPR). */
  readonly extendedAt?: number | null;
}

/** Until when a request is to be answered. */
export interface Deadline {
  /** The last local day, `YYYY-MM-DD`. */
  readonly lastDay: string;
  /** The first instant that is too late: the midnight after the last day. */
  readonly endsAt: number;
  /** Last day on which the person can be told of an extension. */
  readonly extendableUntil: string;
  /** `refused`: the person was told too late, so one month it stays. */
  readonly extension: 'none' | 'granted' | 'refused';
}

/**
 * The deadline of a request (Art. 12 (3) GDPR): one month after it was received; two further months when the person was told of the
 * extension and its reasons within the first. Counted by Regulation (EEC, Euratom) 1182/71: a month ends with the day of the same
 * number, or the month's last; if that is a Saturday, Sunday or public holiday, with the next working day (Art. 3 (2) c, (4)).
 *
 * The clock starts with the receipt, not with the identification: where doubts about the identity are reasonable and asked about
 * at once, the period may be suspended (EDPB Guidelines 01/2022, no. 157), which is the controller's argument and not counted here.
 *
 * @example received on 31 January 2026 → last day 2 March 2026, because 28 February is a Saturday
 */
export function deadlineOf({ receivedAt, calendar, state, extendedAt }: DeadlineCircumstances): Deadline {
  const first = lastDayAfter(calendar.dayOf(receivedAt), 1, state);
  const told = extendedAt ?? null;
  const inTime = told !== null && calendar.dayOf(told) <= first;
  const lastDay = inTime ? lastDayAfter(calendar.dayOf(receivedAt), 3, state) : first;
  return {
    lastDay,
    endsAt: calendar.startOf(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()),
    extendableUntil: first,
    extension: told === null ? 'none' : inTime ? 'granted' : 'refused',
  };
}

function lastDayAfter(day: string, months: number, state: string | null): string {
  let last = Temporal.PlainDate.from(day).add({ months });
  while (!isWorkingDay(last.toString(), state)) last = last.add({ days: 1 });
  return last.toString();
}
