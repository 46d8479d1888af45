import type { Actor, Engine, RecordId } from '@redlich/engine';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { bookkeeping } from '../../../platform/roles/roles.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { spanOfDay } from '../business-day.ts';
import { receiptIssue, sale, salesBooks } from '../declaration.ts';
import type { Receipt, SaleDay, SaleRow } from '../schemas.ts';
import { type SaleTables, saleTables } from '../tables.ts';

type Row = SaleTables['records.sale'];

const pageSize = 50;

/** The receipt of a sale, with the company as it is called today. */
export async function readReceipt(tenant: Tenant, actor: Actor, id: RecordId): Promise<Receipt | undefined> {
  const { engine, settings } = tenant;
  const db = saleTables(engine.db);
  const row = await db.selectFrom('records.sale').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const lines = await db
    .selectFrom('records.sale_line')
    .selectAll()
    .where('sale_id', '=', id)
    .orderBy('position')
    .execute();
  const { name, street, postcode, city, phone, vatId } = await settings.get(companySetting);
  return {
    ...shownRow(row),
    lines: lines.map((line) => ({
      position: line.position,
      articleId: line.article_id,
      articleNumber: line.article_number,
      title: line.title,
      quantity: line.quantity,
      priceCents: line.price_cents,
      vatClass: line.vat_class,
      orderNumber: line.order_number,
    })),
    shares: sharesOf(row),
    givenCents: row.given_cents,
    changeCents: row.given_cents === null ? null : row.given_cents - row.total_cents,
    cashier: await cashierOf(engine, actor, row),
    company: { name, street, postcode, city, phone, vatId },
  };
}

async function cashierOf(engine: Engine, actor: Actor, row: Row): Promise<string | null> {
  if (row.life === 'anonymous') return null;
  const isBookkeeper = actor.roles.includes(bookkeeping.id);
  const opened = await engine.open(actor, sale, row.id, isBookkeeper ? salesBooks : receiptIssue);
  return opened.outcome === 'opened' ? opened.sealed.cashier : null;
}

const shownRow = (row: Row): SaleRow => ({
  id: row.id,
  number: row.number,
  soldAt: row.created_at,
  totalCents: row.total_cents,
  payment: row.payment === 'card' ? 'card' : 'cash',
  cancels: row.cancels,
  cancelledBy: row.cancelled_by,
});

/** The shares of VAT of one row. A class that is not on the receipt has no rate. */
function sharesOf(row: Row): Receipt['shares'] {
  const share = (vatClass: 'full' | 'reduced', permille: number, grossCents: number, taxCents: number) =>
    permille === 0 ? [] : [{ vatClass, permille, grossCents, taxCents, netCents: grossCents - taxCents }];
  return [
    ...share('full', row.full_permille, row.full_gross, row.full_tax),
    ...share('reduced', row.reduced_permille, row.reduced_gross, row.reduced_tax),
  ];
}

/** One page of sales, newest first, of one day or of all. Opens nothing. */
export async function listSales(
  engine: Engine,
  { day, after }: { readonly day?: string | undefined; readonly after?: number | undefined },
): Promise<{ rows: SaleRow[]; next: string | null }> {
  let query = saleTables(engine.db).selectFrom('records.sale').selectAll();
  if (day !== undefined) {
    const { from, until } = spanOfDay(day);
    query = query.where('created_at', '>=', from).where('created_at', '<', until);
  }
  if (after !== undefined) query = query.where('number', '<', after);
  const rows = await query
    .orderBy('number', 'desc')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    rows: page.map(shownRow),
    next: rows.length > pageSize && last !== undefined ? String(last.number) : null,
  };
}

/** What a day brought in, by kind of payment and by rate. */
export async function sumOfDay(engine: Engine, day = calendarDay(engine.now())): Promise<SaleDay> {
  const { from, until } = spanOfDay(day);
  const rows = await saleTables(engine.db)
    .selectFrom('records.sale')
    .selectAll()
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .orderBy('number')
    .execute();
  const shares = new Map<string, SaleDay['shares'][number]>();
  for (const share of rows.flatMap(sharesOf)) {
    const key = `${share.vatClass}${share.permille}`;
    const before = shares.get(key);
    shares.set(key, {
      ...share,
      grossCents: share.grossCents + (before?.grossCents ?? 0),
      taxCents: share.taxCents + (before?.taxCents ?? 0),
      netCents: share.netCents + (before?.netCents ?? 0),
    });
  }
  const sum = (of: readonly Row[]) => of.reduce((total, row) => total + row.total_cents, 0);
  return {
    day,
    sales: rows.filter((row) => row.cancels === null).length,
    cancellations: rows.filter((row) => row.cancels !== null).length,
    firstNumber: rows[0]?.number ?? null,
    lastNumber: rows.at(-1)?.number ?? null,
    cashCents: sum(rows.filter((row) => row.payment !== 'card')),
    cardCents: sum(rows.filter((row) => row.payment === 'card')),
    totalCents: sum(rows),
    shares: [...shares.values()],
  };
}
