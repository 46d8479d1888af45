import type { Unit } from '@redlich/engine';
import { numberTables } from './tables.ts';

/**
 * The next number of a series (`order`, `receipt`, …), from 1 on. Given within a unit, so the series has no gaps: a number of work
 * that failed is given again.
 */
export async function nextNumber(unit: Unit, series: string): Promise<number> {
  const db = numberTables(unit.db);
  const next = await db
    .updateTable('records.number_series')
    .set((row) => ({ last: row('last', '+', 1) }))
    .where('series', '=', series)
    .returning('last')
    .executeTakeFirst();
  if (next !== undefined) return Number(next.last);
  await db.insertInto('records.number_series').values({ series, last: 1 }).execute();
  return 1;
}

/** Makes a series go on above a number that came from elsewhere (an import), if it is not above it already. */
export async function raiseNumber(unit: Unit, series: string, atLeast: number): Promise<void> {
  const db = numberTables(unit.db);
  const present = await db
    .selectFrom('records.number_series')
    .select('last')
    .where('series', '=', series)
    .executeTakeFirst();
  if (present === undefined)
    await db.insertInto('records.number_series').values({ series, last: atLeast }).execute();
  else if (Number(present.last) < atLeast) {
    await db
      .updateTable('records.number_series')
      .set({ last: atLeast })
      .where('series', '=', series)
      .execute();
  }
}
