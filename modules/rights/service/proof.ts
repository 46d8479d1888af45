import type { Engine } from '@redlich/engine';
import { type ReceiptRow, rightsTables } from '../tables.ts';

const dayMs = 86_400_000;

/** The receipts of all closed requests. */
export const receiptsOf = (engine: Engine): Promise<readonly ReceiptRow[]> =>
  rightsTables(engine.db).selectFrom('records.rights_receipt').selectAll().execute();

/**
 * How many open requests are later than any deadline can be, holidays included: forty days, a hundred once extended. What comes
 * before stands in the list with its light.
 */
export async function countStuck(engine: Engine): Promise<number> {
  const row = await rightsTables(engine.db)
    .selectFrom('records.privacy_request')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where((each) =>
      each.or([
        each('received', '<', engine.now() - 100 * dayMs),
        each.and([each('received', '<', engine.now() - 40 * dayMs), each('extended_at', 'is', null)]),
      ]),
    )
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Requests that are answered and still there, and prepared answers past their thirty days. Both must be none. */
export async function countLeftOver(engine: Engine): Promise<{ requests: number; answers: number }> {
  const db = rightsTables(engine.db);
  const requests = await db
    .selectFrom('records.privacy_request')
    .select('id')
    .where('answered_at', 'is not', null)
    .execute();
  const answers = await db
    .selectFrom('records.prepared_answer')
    .select('id')
    .where('created_at', '<', engine.now() - 31 * dayMs)
    .execute();
  return { requests: requests.length, answers: answers.length };
}
