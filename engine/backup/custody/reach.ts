import type { CustodyRow, HeldRow } from './custody-rows.ts';
import type { Remembered } from './survey.ts';

/** The last instant of all; for what has not happened. */
const never = Number.POSITIVE_INFINITY;

/**
 * Since when a custody can no longer be opened by anybody: not with all that the places hold, nor with the recovery kit, nor with the
 * complete history of any *one* of them on top. The places that have not let go of it, and one more that only says so, must be fewer than
 * its threshold. `Infinity` as long as that is not so; with a threshold of one it never is.
 */
export function deadSince({ threshold }: CustodyRow, held: readonly HeldRow[]): number {
  const gone = held.map((row) => row.removed_at ?? never).sort((a, b) => a - b);
  // With `still` places holding it, an adversary has those and one that remembers, but never more than it was given to.
  for (let still = held.length; still >= 0; still--) {
    if (Math.min(held.length, still + 1) >= threshold) continue;
    return still === held.length ? 0 : (gone[held.length - still - 1] ?? never);
  }
  return never;
}

/** A custody with the places it was given to. */
interface Told {
  readonly custody: CustodyRow;
  readonly held: readonly HeldRow[];
  readonly deadSince: number;
}

/** Custodies as far as deletions are concerned, oldest first. */
export function tellReach({ custodies, held }: Remembered): readonly Told[] {
  const byGeneration = Map.groupBy(held, (row) => row.generation);
  return custodies.map((custody) => {
    const rows = byGeneration.get(custody.generation) ?? [];
    return { custody, held: rows, deadSince: deadSince(custody, rows) };
  });
}

/** What can be said of a deletion whose entry in the ledger has this number. */
export interface Reach {
  readonly places: readonly { readonly place: string; readonly confirmedAt: number | null }[];
  readonly outOfReachSince: number | null;
}

/**
 * When each place confirmed a custody that lacks what was deleted and let go of those that have it, and since when no copy opens it. The
 * server has let go as well: it keeps the key of a custody no longer than the next one is in force.
 */
export function reachOf(told: readonly Told[], entry: number): Reach {
  const before = told.filter(({ custody }) => custody.seen < entry);
  const after = told.filter(({ custody }) => custody.seen >= entry);
  const inForce = Math.min(never, ...after.map(({ custody }) => custody.in_force_at ?? never));
  const since = Math.max(inForce, ...before.map((each) => each.deadSince));
  const ids = [...new Set(told.flatMap(({ held }) => held.map((row) => row.place)))];
  const places = ids.map((place) => {
    const at = (each: Told): HeldRow | undefined => each.held.find((row) => row.place === place);
    const confirmed = Math.min(never, ...after.map((each) => at(each)?.confirmed_at ?? never));
    const gone = before.map((each) => {
      const row = at(each);
      return row === undefined ? 0 : (row.removed_at ?? never);
    });
    return { place, confirmedAt: orNull(Math.max(confirmed, ...gone)) };
  });
  places.sort((a, b) => (a.confirmedAt ?? never) - (b.confirmedAt ?? never));
  return { places, outOfReachSince: orNull(since) };
}

const orNull = (instant: number): number | null => (instant === never ? null : instant);

/** The instant up to which every deletion is out of reach; `null` when that holds of none. */
export function finalUpTo(told: readonly Told[]): number | null {
  const inForce = told.filter(({ custody }) => custody.in_force_at !== null);
  const newest = inForce.at(-1);
  if (newest === undefined) return null;
  const alive = told.filter((each) => each.deadSince === never);
  const oldest = alive.reduce((low, each) => (each.custody.seen < low.custody.seen ? each : low), newest);
  // The very first custody has nothing before it: what was deleted earlier was in no copy.
  return oldest.custody.begun_at;
}
