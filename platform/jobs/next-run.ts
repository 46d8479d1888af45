import { businessTimeZone } from '../i18n/format.ts';
import type { Job } from './job.ts';

/** How a job's last run went, as far as the next one depends on it. Instants. */
export interface LastRun {
  readonly startedAt: number;
  readonly endedAt: number;
  /** How many runs, up to and including this one, ended in a fault one after the other; 0 after a good one. */
  readonly faultsInARow: number;
}

const firstPauseMs = 30_000;
const longestPauseMs = 3_600_000;

/**
 * When a job is due next: now, if it never ran; at its rhythm after a good run; after a fault sooner or later than that, with
 * pauses that double from half a minute to one hour. A daily time in the past means that the run was missed and is due.
 * A daily time that a change of the clocks skips comes an hour later, one that it repeats counts once.
 */
export function nextRun(
  every: Job['every'],
  last: LastRun | null,
  now: number,
  timeZone = businessTimeZone,
): number {
  if (last === null) return now;
  const retry = last.endedAt + Math.min(firstPauseMs * 2 ** (last.faultsInARow - 1), longestPauseMs);
  if ('seconds' in every) {
    const regular = last.startedAt + Math.max(every.seconds, 1) * 1000;
    return last.faultsInARow > 0 ? Math.max(regular, retry) : regular;
  }
  const regular = nextDaily(every.daily, last.startedAt, timeZone);
  return last.faultsInARow > 0 ? Math.min(regular, retry) : regular;
}

/** The first time of day `HH:MM` after an instant. */
function nextDaily(timeOfDay: string, after: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: timeOfDay }).epochMilliseconds;
  return at(today) > after ? at(today) : at(today.add({ days: 1 }));
}
