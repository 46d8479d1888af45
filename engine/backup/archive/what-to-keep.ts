import type { PlacedSnapshot, RetentionPolicy } from './view.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Fewer days are not offered: the pledge says six weeks. */
export const fewestDays = 42;

/** What may go, or why nothing may. */
export type KeepDecision =
  | { readonly outcome: 'decided'; readonly remove: readonly PlacedSnapshot[] }
  | { readonly outcome: 'refused'; readonly reason: 'clock-went-back' };

/**
 * Which snapshots are no longer kept. Of the last two days all stay; then the last of each day (UTC) for the days of the policy, of
 * each week for its weeks, of each month for its months.
 *
 * Days, weeks and months are counted twice: by the clock, and by how many of them have a snapshot. One goes only when both say so. So a
 * clock that jumps ahead by years removes nothing, and after a pause of months the days from before it stay. A clock that stands before
 * the newest snapshot went back, and then nothing is said at all.
 */
export function whatToKeep(
  snapshots: readonly PlacedSnapshot[],
  policy: RetentionPolicy,
  now: number,
): KeepDecision {
  const newestFirst = snapshots.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const [newest] = newestFirst;
  if (newest === undefined) return { outcome: 'decided', remove: [] };
  if (newest.at > now + hour) return { outcome: 'refused', reason: 'clock-went-back' };
  const kept = new Set<PlacedSnapshot>([newest]);
  const keepLastOfEach = (periodOf: (at: number) => number, count: number, longest: number): void => {
    const lastOfEach = new Map<number, PlacedSnapshot>();
    for (const snapshot of newestFirst) {
      const period = periodOf(snapshot.at);
      if (!lastOfEach.has(period)) lastOfEach.set(period, snapshot);
    }
    for (const [i, snapshot] of [...lastOfEach.values()].entries())
      if (i < count || now - snapshot.at <= longest) kept.add(snapshot);
  };
  const days = Math.max(policy.days, fewestDays);
  for (const snapshot of newestFirst) if (newest.at - snapshot.at <= 2 * day) kept.add(snapshot);
  keepLastOfEach((at) => Math.floor(at / day), days, days * day);
  // The first day of 1970 was a Thursday; weeks begin on Monday.
  keepLastOfEach(
    (at) => Math.floor((at / day + 3) / 7),
    weeksIn(days) + policy.weeks,
    (days + 7 * policy.weeks) * day,
  );
  keepLastOfEach(monthOf, policy.months === 0 ? 0 : monthsIn(days + 7 * policy.weeks) + policy.months, 0);
  return { outcome: 'decided', remove: newestFirst.filter((snapshot) => !kept.has(snapshot)) };
}

const weeksIn = (days: number): number => Math.ceil(days / 7);
const monthsIn = (days: number): number => Math.ceil(days / 30);

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
