import type { RecordId, Unit } from '@redlich/engine';
import type { NewSale } from '../schemas.ts';
import { saleTables } from '../tables.ts';

/** Whether a till's random id was used before: never, for the very same thing, or for something else. */
export type AskedBefore =
  | { readonly asked: 'never' | 'for-something-else' }
  | { readonly asked: 'for-this'; readonly id: RecordId };

const saleByRequest = (unit: Unit, request: string) =>
  saleTables(unit.db)
    .selectFrom('records.sale')
    .select(['id', 'total_cents', 'payment', 'given_cents', 'cancels'])
    .where('request', '=', request)
    .executeTakeFirst();

/**
 * Looks for a sale with the same id. A till that lost the answer asks again with the same content and gets its receipt; an id that
 * comes with another content is a fault of the till, which must not take a foreign receipt for its own.
 */
export async function saleAskedBefore(unit: Unit, wanted: NewSale): Promise<AskedBefore> {
  const row = await saleByRequest(unit, wanted.request);
  if (row === undefined) return { asked: 'never' };
  const lines = await saleTables(unit.db)
    .selectFrom('records.sale_line')
    .select(['article_id', 'quantity', 'order_number'])
    .where('sale_id', '=', row.id)
    .orderBy('position')
    .execute();
  const free = lines.filter((line) => line.order_number === null);
  const orders = new Set(lines.flatMap((line) => line.order_number ?? []));
  const { payment } = wanted;
  const isSame =
    row.cancels === null &&
    row.total_cents === wanted.totalCents &&
    row.payment === payment.kind &&
    row.given_cents === (payment.kind === 'cash' ? payment.givenCents : null) &&
    orders.size === wanted.orders.length &&
    free.length === wanted.lines.length &&
    wanted.lines.every(
      (line, i) => free[i]?.article_id === line.articleId && free[i]?.quantity === line.quantity,
    );
  return isSame ? { asked: 'for-this', id: row.id } : { asked: 'for-something-else' };
}

/** Looks for a cancellation with the same id; `sold` is the number of the receipt it must cancel. */
export async function cancellationAskedBefore(
  unit: Unit,
  request: string,
  sold: number,
): Promise<AskedBefore> {
  const row = await saleByRequest(unit, request);
  if (row === undefined) return { asked: 'never' };
  return row.cancels === sold ? { asked: 'for-this', id: row.id } : { asked: 'for-something-else' };
}
