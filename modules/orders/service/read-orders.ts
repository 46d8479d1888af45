import type { Actor, Engine, LegalFacts, PersonId, RecordId, Unit } from '@redlich/engine';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { articlesById } from '../../articles/index.ts';
import { customerCare, customerService, findCustomers, notification } from '../../customers/index.ts';
import { customerOrder } from '../declaration.ts';
import { isOpen, type OrderState, openStates } from '../order-state.ts';
import type { MessageKind, OrderListQuery, OrderRow as ShownRow } from '../schemas.ts';
import { orderTables } from '../tables.ts';
import type { OrderRow } from './load-order.ts';

const pageSize = 50;
const dayMs = 86_400_000;

/** One page of orders, newest first. Opens only the names of the page. */
export async function listOrders(
  engine: Engine,
  actor: Actor,
  query: OrderListQuery,
): Promise<{ rows: ShownRow[]; next: string | null }> {
  const rows = await pickRows(engine, query);
  const page = rows.slice(0, pageSize);
  return {
    rows: await showRows(engine, actor, page),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

async function pickRows(
  engine: Engine,
  { state, messageKind, olderThanDays, due, after }: OrderListQuery,
): Promise<readonly OrderRow[]> {
  const db = orderTables(engine.db);
  const now = engine.now();
  let query = selectOf(db, state);
  if (messageKind !== undefined) query = query.where('message_kind', '=', messageKind);
  if (olderThanDays !== undefined) query = query.where('created_at', '<=', now - olderThanDays * dayMs);
  const today = calendarDay(now);
  if (due === 'today') query = query.where('expected_on', '=', today);
  if (due === 'overdue')
    query = query.where('expected_on', '<', today).whereRef('pieces_arrived', '<', 'pieces');
  if (due === 'week')
    query = query.where('expected_on', '>=', today).where('expected_on', '<=', calendarDay(now + 7 * dayMs));
  const last = after === undefined ? undefined : await rowById(engine, after as RecordId);
  if (last !== undefined)
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(last.created_at, last.id)));
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
}

function selectOf(db: ReturnType<typeof orderTables>, state: OrderListQuery['state']) {
  const query = db.selectFrom('records.customer_order').selectAll();
  if (state === 'all') return query;
  // Whoever asked to be forgotten while an order was open is waited for no more.
  if (state === 'open') return query.where('state', 'in', openStates).where('life', '!=', 'anonymous');
  return query.where('state', '=', state);
}

const rowById = (engine: Engine, id: RecordId): Promise<OrderRow | undefined> =>
  orderTables(engine.db)
    .selectFrom('records.customer_order')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/**
 * Orders by the beginning of their number, or those of customers found by name, number or phone. Names are in a body and in the
 * blind index only, never in an address.
 */
export async function findOrders(
  engine: Engine,
  actor: Actor,
  words: string,
  state: OrderListQuery['state'],
): Promise<ShownRow[]> {
  const db = orderTables(engine.db);
  const found = new Map<string, OrderRow>();
  if (/^[\p{L}\p{N}./_-]+$/u.test(words)) {
    const byNumber = await selectOf(db, state)
      .where('number', '>=', words)
      .where('number', '<', `${words}\uffff`)
      .orderBy('number')
      .limit(pageSize)
      .execute();
    for (const row of byNumber) found.set(row.id, row);
  }
  const persons = (await findCustomers(engine, actor, words)).map((hit) => hit.id as PersonId);
  if (persons.length > 0) {
    const theirs = await selectOf(db, state)
      .where('person_id', 'in', persons)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute();
    for (const row of theirs) found.set(row.id, row);
  }
  return showRows(engine, actor, [...found.values()].slice(0, pageSize));
}

/** The orders of one customer, open ones first, then newest first. */
export async function ordersOfCustomer(engine: Engine, actor: Actor, person: PersonId): Promise<ShownRow[]> {
  const rows = await orderTables(engine.db)
    .selectFrom('records.customer_order')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const shown = await showRows(engine, actor, rows);
  return shown.toSorted((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)));
}

/** For what an order may be opened: while it is open for the contract, later only because the customer agreed to be kept. */
export const purposeOfOrder = (row: OrderRow): typeof customerService | typeof customerCare =>
  isOpen(row.state) ? customerService : customerCare;

async function showRows(engine: Engine, actor: Actor, rows: readonly OrderRow[]): Promise<ShownRow[]> {
  const names =
    rows.length === 0
      ? new Map<RecordId, string>()
      : await engine.write(actor, (unit) => namesOf(unit, rows));
  const facts = await engine.facts.ofMany(rows.flatMap((row) => row.person_id ?? []));
  const summaries = await summariesOf(
    engine,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...shownHead(
      row,
      row.person_id === null ? undefined : facts.get(row.person_id),
      names.get(row.id) ?? null,
    ),
    summary: summaries.get(row.id) ?? '',
  }));
}

/** Names on orders by order, with one entry in the ledger for each purpose. Orders that may not be opened have none. */
async function namesOf(unit: Unit, rows: readonly OrderRow[]): Promise<ReadonlyMap<RecordId, string>> {
  const names = new Map<RecordId, string>();
  for (const purpose of [customerService, customerCare]) {
    const ids = rows
      .filter((row) => row.life !== 'anonymous' && purposeOfOrder(row) === purpose)
      .map((row) => row.id);
    for (const each of await unit.openMany(customerOrder, ids, purpose)) {
      if (each.outcome === 'opened') names.set(each.row.id, each.sealed.customerName);
    }
  }
  return names;
}

/** The part of an order that lists and the order's own page share. */
export function shownHead(
  row: OrderRow,
  facts: LegalFacts | undefined,
  customerName: string | null,
): Omit<ShownRow, 'summary'> {
  return {
    id: row.id,
    number: row.number,
    state: row.state as OrderState,
    messageKind: row.message_kind as MessageKind,
    mayNotify: facts?.consents[notification.id]?.state === 'given',
    customerId: row.person_id,
    customerName,
    createdAt: row.created_at,
    expectedOn: row.expected_on,
    pieces: row.pieces,
    piecesArrived: row.pieces_arrived,
    piecesCollected: row.pieces_collected,
    totalCents: row.total_cents,
    arrivedAt: row.arrived_at,
    notifiedAt: row.notified_at,
    collectedAt: row.collected_at,
    cancelledAt: row.cancelled_at,
    anonymous: row.life === 'anonymous',
    revision: row.revision,
  };
}

/** What was ordered in a few words: the first title, and how many more lines there are. */
async function summariesOf(
  engine: Engine,
  orders: readonly RecordId[],
): Promise<ReadonlyMap<string, string>> {
  if (orders.length === 0) return new Map();
  const lines = await orderTables(engine.db)
    .selectFrom('records.order_line')
    .select(['order_id', 'article_id', 'position'])
    .where('order_id', 'in', orders)
    .orderBy('position')
    .execute();
  const first = new Map<string, { article: string; more: number }>();
  for (const line of lines) {
    const known = first.get(line.order_id);
    first.set(
      line.order_id,
      known === undefined ? { article: line.article_id, more: 0 } : { ...known, more: known.more + 1 },
    );
  }
  const articles = await articlesById(
    engine.db,
    [...first.values()].map((each) => each.article),
  );
  return new Map(
    [...first].map(([order, { article, more }]) => [
      order,
      `${articles.get(article)?.title ?? ''}${more > 0 ? ` +${more}` : ''}`,
    ]),
  );
}

/** Counts for the start page. */
export async function orderCounts(
  engine: Engine,
): Promise<{ readonly ready: number; readonly overdue: number }> {
  const counted = (query: ReturnType<typeof selectOf>) =>
    query
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst();
  const db = orderTables(engine.db);
  const open = selectOf(db, 'open');
  const ready = await counted(open.where('state', 'in', ['arrived', 'notified']));
  const overdue = await counted(
    open.where('expected_on', '<', calendarDay(engine.now())).whereRef('pieces_arrived', '<', 'pieces'),
  );
  return { ready: Number(ready?.count ?? 0), overdue: Number(overdue?.count ?? 0) };
}
