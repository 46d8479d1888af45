import type { RecordId } from '@redlich/engine';
import { type OrderLineRow, type OrderTables, orderTables } from '../tables.ts';

/** The plain part of an order. */
export type OrderRow = OrderTables['records.customer_order'];

/** An order with its lines, as plain queries see it. */
export interface LoadedOrder {
  readonly row: OrderRow;
  /** By position. */
  readonly lines: readonly OrderLineRow[];
}

/** An order with its lines, without opening its seal. */
export async function loadOrder(db: unknown, id: RecordId): Promise<LoadedOrder | undefined> {
  const row = await orderTables(db)
    .selectFrom('records.customer_order')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { row, lines: await linesOf(db, id) };
}

/** The lines of an order, by position. */
export const linesOf = (db: unknown, id: string): Promise<OrderLineRow[]> =>
  orderTables(db)
    .selectFrom('records.order_line')
    .selectAll()
    .where('order_id', '=', id)
    .orderBy('position')
    .execute();
