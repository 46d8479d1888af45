import type { Engine, RecordId } from '@redlich/engine';
import { cancel, openStates, outstanding } from '../order-state.ts';
import { orderTables } from '../tables.ts';
import { loadOrder } from './load-order.ts';
import { sender } from './outbox.ts';
import { settleOrder } from './settle-order.ts';

const perRun = 200;

/**
 * Closes orders whose customer was forgotten while they were open (an erasure on request, a limitation that ran out): nobody comes to
 * collect them, so what was put aside goes back to the shelf.
 * @returns how many were closed
 */
export async function settleNameless(engine: Engine): Promise<number> {
  const rows = await orderTables(engine.db)
    .selectFrom('records.customer_order')
    .select('id')
    .where('state', 'in', openStates)
    .where('life', '=', 'anonymous')
    .limit(perRun)
    .execute();
  for (const { id } of rows) await closeOne(engine, id);
  return rows.length;
}

const closeOne = (engine: Engine, id: RecordId) =>
  engine.write(sender, async (unit) => {
    const order = await loadOrder(unit.db, id);
    if (order === undefined) return;
    const lines = order.lines.map((line) =>
      outstanding(line) === 0 ? line : cancel(line, outstanding(line)),
    );
    await settleOrder(unit, order, { revision: 'any', lines });
  });
