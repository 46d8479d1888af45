import { type Actor, type Engine, type RecordId, type Refused, refused } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { articlesById } from '../../articles/index.ts';
import { customer, fileOf } from '../../customers/index.ts';
import { customerOrder } from '../declaration.ts';
import type { Order, OrderLine, Slip } from '../schemas.ts';
import { type OrderLineRow, orderTables } from '../tables.ts';
import { loadOrder } from './load-order.ts';
import { companyHead } from './outbox.ts';
import { purposeOfOrder, shownHead } from './read-orders.ts';

/** One order with everything on it. What may not be opened is left out, with the reason. */
export async function readOrder(engine: Engine, actor: Actor, id: RecordId): Promise<Order | Refused> {
  const order = await loadOrder(engine.db, id);
  if (order === undefined) return refused('unknown');
  const { row, lines } = order;
  const opened =
    row.life === 'anonymous' ? null : await engine.open(actor, customerOrder, id, purposeOfOrder(row));
  const sealed = opened?.outcome === 'opened' ? opened.sealed : null;
  const facts = row.person_id === null ? undefined : await engine.facts.of(row.person_id);
  const file = row.person_id === null ? undefined : await fileOf(engine.db, row.person_id);
  return {
    ...shownHead(row, facts, sealed?.customerName ?? null),
    customerNumber: file?.number ?? null,
    note: sealed?.note ?? null,
    refused: opened?.outcome === 'refused' ? opened.reason : null,
    lines: await shownLines(engine, lines),
    messages: await messagesOf(engine, id),
    dueAt: row.due_at,
  };
}

async function shownLines(engine: Engine, lines: readonly OrderLineRow[]): Promise<OrderLine[]> {
  const articles = await articlesById(
    engine.db,
    lines.map((line) => line.article_id),
  );
  return lines.map((line) => {
    const article = articles.get(line.article_id);
    return {
      position: line.position,
      articleId: line.article_id,
      articleNumber: article?.number ?? '',
      title: article?.title ?? '',
      maker: article?.maker ?? '',
      quantity: line.quantity,
      cancelled: line.cancelled,
      arrived: line.arrived,
      collected: line.collected,
      priceCents: line.price_cents,
      vatClass: line.vat_class,
    };
  });
}

async function messagesOf(engine: Engine, order: RecordId): Promise<Order['messages']> {
  const rows = await orderTables(engine.db)
    .selectFrom('records.order_message')
    .select(['id', 'channel', 'state', 'fault', 'created_at', 'sent_at'])
    .where('order_id', '=', order)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as Order['messages'][number]['channel'],
    state: row.state as Order['messages'][number]['state'],
    fault: row.fault,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}

/** What the slip of an order is printed from. */
export async function readSlip(tenant: Tenant, actor: Actor, id: RecordId): Promise<Slip | Refused> {
  const { engine } = tenant;
  const order = await readOrder(engine, actor, id);
  if ('outcome' in order) return order;
  const row = (await loadOrder(engine.db, id))?.row;
  const file = row?.person_id == null ? undefined : await fileOf(engine.db, row.person_id);
  const opened =
    file && row && order.refused === null
      ? await engine.open(actor, customer, file.id, purposeOfOrder(row))
      : undefined;
  const phone = opened?.outcome === 'opened' ? (opened.sealed.phones[0] ?? null) : null;
  return { order, phone, company: await companyHead(tenant), printedAt: engine.now() };
}
