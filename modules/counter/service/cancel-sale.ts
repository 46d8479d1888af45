import { type Actor, type RecordId, type Refused, refused, type Unit } from '@redlich/engine';
import { calendarDay } from '../../../platform/i18n/format.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { changeStock } from '../../articles/index.ts';
import { receiptIssue, sale } from '../declaration.ts';
import { addUp } from '../receipt-sums.ts';
import type { Receipt } from '../schemas.ts';
import { saleTables } from '../tables.ts';
import { cancellationAskedBefore } from './asked-before.ts';
import { readReceipt } from './read-sales.ts';
import { counted, insertSale, nameOfCashier } from './sell.ts';

/** What came of a cancellation. */
export type SaleCancelled =
  | { readonly outcome: 'cancelled'; readonly receipt: Receipt }
  | { readonly outcome: 'already' | 'is-cancellation' | 'request-used' }
  | Refused;

/**
 * Cancels a sale by a counter-sale with a number of its own; nothing that was recorded is changed or removed (§ 146 Abs. 4 AO). The
 * goods go back to the shelf. An order that was collected stays collected: it may be anonymous by now.
 */
export async function cancelSale(
  tenant: Tenant,
  actor: Actor,
  id: RecordId,
  request: string,
): Promise<SaleCancelled> {
  const cashier = await nameOfCashier(tenant, actor);
  const written = await tenant.engine.write(actor, (unit) => write(unit, id, request, cashier));
  if (written.outcome !== 'written') return written;
  const receipt = await readReceipt(tenant, actor, written.id);
  return receipt === undefined ? refused('unknown') : { outcome: 'cancelled', receipt };
}

type Written =
  | { readonly outcome: 'written'; readonly id: RecordId }
  | Exclude<SaleCancelled, { outcome: 'cancelled' }>;

async function write(unit: Unit, id: RecordId, request: string, cashier: string): Promise<Written> {
  const db = saleTables(unit.db);
  const row = await db.selectFrom('records.sale').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return refused('unknown');
  const before = await cancellationAskedBefore(unit, request, row.number);
  if (before.asked === 'for-this') return { outcome: 'written', id: before.id };
  if (before.asked === 'for-something-else') return { outcome: 'request-used' };
  if (row.cancels !== null) return { outcome: 'is-cancellation' };
  if (row.cancelled_by !== null) return { outcome: 'already' };
  const sold = await db
    .selectFrom('records.sale_line')
    .selectAll()
    .where('sale_id', '=', id)
    .orderBy('position')
    .execute();
  const lines = sold.map(({ sale_id: _, position: __, ...line }) => ({ ...line, quantity: -line.quantity }));
  // Taxed as the sale was, whatever the rates are today.
  const sums = addUp(lines.map(counted), calendarDay(row.created_at));
  const counter = await insertSale(unit, {
    sums,
    lines,
    cashier,
    request,
    payment: row.payment === 'card' ? 'card' : 'cash',
    givenCents: null,
    cancels: row.number,
  });
  await unit.change(sale, id, receiptIssue, { revision: 'any', plain: { cancelled_by: counter.number } });
  await changeStock(
    unit,
    lines.map((line) => ({ article: line.article_id, pieces: -line.quantity })),
  );
  return { outcome: 'written', id: counter.id };
}
