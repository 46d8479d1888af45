import type { Engine } from '@redlich/engine';
import { failuresSince } from './attempts.ts';
import { lockedUntil } from './lock-out.ts';
import { loginTables } from './tables.ts';

/** How the ways in stand against guessing, whoever they are for. */
export interface Defence {
  /** Failed attempts on record. */
  readonly failures: number;
  /** Names that take no attempt at this moment. */
  readonly locked: number;
  /** Attempts that were looked at while their name was locked. None, or the lock does not hold. */
  readonly slippedThrough: number;
}

/**
 * Looks through the failures on record, name by name: no two that count may lie closer together than the wait after the first of them.
 * Plain columns only.
 */
export async function defenceOf(engine: Engine): Promise<Defence> {
  const rows = await loginTables(engine.db)
    .selectFrom('records.sign_in_attempt')
    .select(['login_hash', 'created_at'])
    .where('counts', '=', 1)
    .orderBy('created_at')
    .execute();
  let slippedThrough = 0;
  let locked = 0;
  for (const tries of Map.groupBy(rows, (row) => row.login_hash).values()) {
    const waits = tries.map((row, i) => lockedUntil({ count: i + 1, lastAt: Number(row.created_at) }));
    slippedThrough += tries.filter((row, i) => i > 0 && Number(row.created_at) < (waits[i - 1] ?? 0)).length;
    if ((waits.at(-1) ?? 0) > engine.now()) locked++;
  }
  return { failures: await failuresSince(engine, 0), locked, slippedThrough };
}
