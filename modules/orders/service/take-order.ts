import { type Actor, type Engine, type RecordId, type Refused, refused, type Unit } from '@redlich/engine';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import { articlesById } from '../../articles/index.ts';
import { customer, customerService, fileOf, matterOf, nameOf, orderOpened } from '../../customers/index.ts';
import { contactFor } from '../contact-for.ts';
import { customerOrder } from '../declaration.ts';
import { mayNotify } from '../may-notify.ts';
import type { MessageKind, NewOrder } from '../schemas.ts';
import { type OrderLineRow, orderTables } from '../tables.ts';

/** What came of taking an order. */
export type OrderTaken =
  | { readonly outcome: 'taken'; readonly id: RecordId; readonly number: string; readonly revision: number }
  | Refused
  | { readonly outcome: 'no-consent' | 'expected-in-past' }
  | { readonly outcome: 'no-contact'; readonly kind: MessageKind }
  | { readonly outcome: 'article-unknown'; readonly line: number };

/** Takes an order at the counter. */
export const takeOrder = (engine: Engine, actor: Actor, order: NewOrder): Promise<OrderTaken> =>
  engine.write(actor, (unit) => takeOrderIn(unit, order));

/**
 * Takes an order within a unit. Any way of being told but K needs the consent to notification as it stands in this very unit
 * (pledge consent.notify), and the contact details for it. From now on the customer's file lives until the order is done.
 */
export async function takeOrderIn(unit: Unit, order: NewOrder): Promise<OrderTaken> {
  const file = await fileOf(unit.db, order.customerId);
  if (file === undefined) return refused('unknown');
  const opened = await unit.open(customer, file.id, customerService);
  if (opened.outcome === 'refused') return opened;
  if (isPast(order.expectedOn, unit.now)) return { outcome: 'expected-in-past' };
  if (order.messageKind !== 'K') {
    if (!(await mayNotify(unit, order.customerId))) return { outcome: 'no-consent' };
    if (contactFor(order.messageKind, opened.sealed, 'de') === null)
      return { outcome: 'no-contact', kind: order.messageKind };
  }
  const articles = await articlesById(
    unit.db,
    order.lines.map((line) => line.articleId),
  );
  const unknown = order.lines.findIndex((line) => !articles.has(line.articleId));
  if (unknown >= 0) return { outcome: 'article-unknown', line: unknown };
  const priced = order.lines.map((line) => ({
    ...line,
    price: line.priceCents ?? articles.get(line.articleId)?.price_cents ?? 0,
  }));
  const number = String(await nextNumber(unit, 'order'));
  const { id, revision } = await unit.insert(customerOrder, {
    person: order.customerId,
    sealed: { customerName: nameOf(opened.sealed), note: order.note },
    plain: {
      number,
      state: 'ordered',
      message_kind: order.messageKind,
      pieces: priced.reduce((sum, line) => sum + line.quantity, 0),
      pieces_arrived: 0,
      pieces_collected: 0,
      total_cents: priced.reduce((sum, line) => sum + line.quantity * line.price, 0),
      expected_on: order.expectedOn,
      arrived_at: null,
      notified_at: null,
    },
  });
  const lines = priced.map(
    ({ articleId, quantity, price }, i): OrderLineRow => ({
      order_id: id,
      position: i + 1,
      article_id: articleId,
      quantity,
      cancelled: 0,
      arrived: 0,
      collected: 0,
      awaited: quantity,
      price_cents: price,
      vat_class: articles.get(articleId)?.vat_class ?? 'full',
      ordered_at: unit.now,
    }),
  );
  await orderTables(unit.db).insertInto('records.order_line').values(lines).execute();
  if (matterOf(file) !== 'open') await orderOpened(unit, order.customerId);
  return { outcome: 'taken', id, number, revision };
}

/** Whether a day is over. */
export const isPast = (day: string | null, now: number): boolean => day !== null && day < calendarDay(now);
