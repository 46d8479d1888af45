import type { PlaceRow, PlaceStateRow } from '../operation.tables.ts';
import { placeRows, stateRows } from './place-rows.ts';

/** Where good copies lie. */
export interface GoodCopies {
  /** Places that are on. */
  readonly on: number;
  /** When the newest good copy was taken that lies apart from the data; `null` when there is none. */
  readonly newestAt: number | null;
  /** Without one: since when one has been tried for; `null` when nobody has. */
  readonly waitingSince: number | null;
}

/** Looks where good copies lie. */
export async function goodCopies(db: unknown): Promise<GoodCopies> {
  const states = new Map((await stateRows(db)).map((state) => [state.place, state]));
  const on = (await placeRows(db)).filter((row) => Number(row.is_on) === 1);
  const known = on.flatMap((row) => states.get(row.id) ?? []);
  const good = on.flatMap((row) => goodAt(row, states.get(row.id)) ?? []);
  const failing = known.flatMap(({ failing_since }) => (failing_since === null ? [] : Number(failing_since)));
  return {
    on: on.length,
    newestAt: good.length === 0 ? null : Math.max(...good),
    waitingSince: failing.length === 0 ? null : Math.min(...failing),
  };
}

function goodAt({ beside_data }: PlaceRow, state: PlaceStateRow | undefined): number | null {
  if (Number(beside_data) === 1 || state?.good_at == null) return null;
  return Number(state.good_at);
}
