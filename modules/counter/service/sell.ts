import type { Actor, RecordId, Unit } from '@redlich/engine';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { namesOfUsers } from '../../../platform/login/index.ts';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { type ArticleRow, articlesById, changeStock } from '../../articles/index.ts';
import { type NotHandedOver, type Prepared, prepareHandOver } from '../../orders/index.ts';
import { sale } from '../declaration.ts';
import { type FiscalDevice, noFiscalDevice } from '../fiscal.ts';
import { addUp, type ReceiptSums } from '../receipt-sums.ts';
import type { NewSale, Receipt } from '../schemas.ts';
import { type SaleLineRow, saleTables } from '../tables.ts';
import { saleAskedBefore } from './asked-before.ts';
import { readReceipt } from './read-sales.ts';

/** Why nothing was sold. */
export type NotSold =
  | { readonly outcome: 'order'; readonly orderId: RecordId; readonly fault: NotHandedOver }
  | { readonly outcome: 'article-unknown'; readonly line: number }
  | { readonly outcome: 'total-changed'; readonly totalCents: number }
  | { readonly outcome: 'too-little'; readonly totalCents: number }
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'request-used' };

/** What came of a sale. */
export type Sold =
  | {
      readonly outcome: 'sold';
      readonly receipt: Receipt;
      readonly anonymised: number;
      readonly filesEnded: number;
    }
  | NotSold;

/**
 * Sells articles and hands over what was ordered, in one unit: the sale is written, the order lines are collected, and when an order
 * is done it is anonymous and the customer's file gone, unless a consent keeps them (pledge consent.storage). All of it or nothing.
 */
export async function sell(
  tenant: Tenant,
  actor: Actor,
  order: NewSale,
  device: FiscalDevice = noFiscalDevice,
): Promise<Sold> {
  const { engine } = tenant;
  const cashier = await nameOfCashier(tenant, actor);
  const transaction = await device.begin();
  const written = await engine.write(actor, (unit) => write(unit, order, cashier));
  if (written.outcome !== 'written') return written;
  const receipt = await readReceipt(tenant, actor, written.id);
  if (receipt === undefined) throw new TypeError('a sale that was written cannot be read');
  await device.finish(transaction, receipt);
  const { anonymised, filesEnded } = written;
  return { outcome: 'sold', receipt, anonymised, filesEnded };
}

/** The name on the receipt; empty for a user who may not be named. */
export async function nameOfCashier({ engine }: Tenant, actor: Actor): Promise<string> {
  return (await namesOfUsers(engine, actor, [actor.id])).get(actor.id) ?? '';
}

type Written =
  | {
      readonly outcome: 'written';
      readonly id: RecordId;
      readonly anonymised: number;
      readonly filesEnded: number;
    }
  | NotSold;

async function write(unit: Unit, wanted: NewSale, cashier: string): Promise<Written> {
  const before = await saleAskedBefore(unit, wanted);
  if (before.asked === 'for-this') return { outcome: 'written', id: before.id, anonymised: 0, filesEnded: 0 };
  if (before.asked === 'for-something-else') return { outcome: 'request-used' };
  const handed: Prepared[] = [];
  for (const { orderId, revision, pieces } of wanted.orders) {
    const prepared = await prepareHandOver(unit, { order: orderId, revision, pieces });
    if ('outcome' in prepared) return { outcome: 'order', orderId, fault: prepared };
    handed.push(prepared);
  }
  const articles = await articlesById(unit.db, [
    ...wanted.lines.map((line) => line.articleId),
    ...handed.flatMap((each) => each.lines.map((line) => line.article)),
  ]);
  const unknown = wanted.lines.findIndex((line) => !articles.has(line.articleId));
  if (unknown >= 0) return { outcome: 'article-unknown', line: unknown };
  const lines = linesOf(wanted, handed, articles);
  if (lines.length === 0) return { outcome: 'nothing' };
  const sums = addUp(lines.map(counted), calendarDay(unit.now));
  const { totalCents } = sums;
  if (totalCents !== wanted.totalCents) return { outcome: 'total-changed', totalCents };
  if (wanted.payment.kind === 'cash' && wanted.payment.givenCents < totalCents)
    return { outcome: 'too-little', totalCents };
  const { id } = await insertSale(unit, {
    sums,
    lines,
    cashier,
    request: wanted.request,
    payment: wanted.payment.kind,
    givenCents: wanted.payment.kind === 'cash' ? wanted.payment.givenCents : null,
    cancels: null,
  });
  await changeStock(
    unit,
    lines.map((line) => ({ article: line.article_id, pieces: -line.quantity })),
  );
  let anonymised = 0;
  let filesEnded = 0;
  for (const each of handed) {
    const { order, file } = await each.write();
    if (order === 'anonymous') anonymised++;
    if (file === 'erased') filesEnded++;
  }
  return { outcome: 'written', id, anonymised, filesEnded };
}

type Line = Omit<SaleLineRow, 'sale_id' | 'position'>;

function linesOf(
  wanted: NewSale,
  handed: readonly Prepared[],
  articles: ReadonlyMap<string, ArticleRow>,
): readonly Line[] {
  const line = (
    article: string,
    more: Pick<Line, 'quantity' | 'price_cents' | 'order_number'> & Partial<Pick<Line, 'vat_class'>>,
  ): Line => {
    const row = articles.get(article);
    return {
      article_id: article,
      article_number: row?.number ?? '',
      title: row?.title ?? '',
      vat_class: row?.vat_class ?? 'full',
      ...more,
    };
  };
  return [
    ...handed.flatMap((each) =>
      each.lines.map(({ article, quantity, priceCents, vatClass }) =>
        line(article, { quantity, price_cents: priceCents, vat_class: vatClass, order_number: each.number }),
      ),
    ),
    ...wanted.lines.map(({ articleId, quantity, priceCents }) =>
      line(articleId, {
        quantity,
        price_cents: priceCents ?? articles.get(articleId)?.price_cents ?? 0,
        order_number: null,
      }),
    ),
  ];
}

/** A line as it counts. */
export const counted = (line: Pick<Line, 'quantity' | 'price_cents' | 'vat_class'>) => ({
  quantity: line.quantity,
  priceCents: line.price_cents,
  vatClass: line.vat_class,
});

/** A sale, or the counter-sale that cancels one. */
export interface SaleToWrite {
  readonly sums: ReceiptSums;
  readonly lines: readonly Line[];
  readonly cashier: string;
  readonly request: string;
  readonly payment: 'cash' | 'card';
  readonly givenCents: number | null;
  /** Receipt number of the sale it cancels. */
  readonly cancels: number | null;
}

/** Writes a sale with the next number. After everything that could refuse it, so that numbers have no gaps. */
export async function insertSale(unit: Unit, { sums, lines, cashier, ...more }: SaleToWrite) {
  const share = (vatClass: 'full' | 'reduced') => sums.shares.find((each) => each.vatClass === vatClass);
  const number = await nextNumber(unit, 'receipt');
  const row = await unit.insert(sale, {
    person: null,
    sealed: { cashier },
    plain: {
      number,
      total_cents: sums.totalCents,
      full_gross: share('full')?.grossCents ?? 0,
      full_tax: share('full')?.taxCents ?? 0,
      full_permille: share('full')?.permille ?? 0,
      reduced_gross: share('reduced')?.grossCents ?? 0,
      reduced_tax: share('reduced')?.taxCents ?? 0,
      reduced_permille: share('reduced')?.permille ?? 0,
      payment: more.payment,
      given_cents: more.givenCents,
      request: more.request,
      cancels: more.cancels,
      cancelled_by: null,
    },
  });
  await saleTables(unit.db)
    .insertInto('records.sale_line')
    .values(lines.map((line, i) => ({ ...line, sale_id: row.id, position: i + 1 })))
    .execute();
  return { id: row.id, number };
}
