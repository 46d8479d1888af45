import { alarmTables } from '../tables.ts';

/** What is kept of requests of attacks: how many, and the instant of the oldest. None where nobody watches for them. */
export async function keptProbing(
  db: unknown,
): Promise<{ readonly count: number; readonly oldest: number | null }> {
  const found = await alarmTables(db)
    .selectFrom('records.probing_request')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.min('created_at').as('oldest')])
    .executeTakeFirst()
    .catch(() => undefined);
  const count = Number(found?.count ?? 0);
  return { count, oldest: count === 0 ? null : Number(found?.oldest) };
}
