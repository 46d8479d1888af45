import type { PersonId, Text, Unit } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { raiseNumber } from '../../../platform/numbers/number-series.ts';
import { articlesById } from '../../articles/index.ts';
import {
  customer,
  customerService,
  fileOf,
  nameOf,
  orderOpened,
  ordersDone,
  unlimitedStorage,
} from '../../customers/index.ts';
import { customerOrder } from '../declaration.ts';
import { awaited, type OrderState, openStates, piecesOf, stateOf } from '../order-state.ts';
import type { MessageKind } from '../schemas.ts';
import { type OrderLineRow, orderTables } from '../tables.ts';
import { orderTexts } from '../texts.ts';

/** An order of an older system. Instants in milliseconds, prices gross in cents. */
export interface ImportedOrder {
  readonly number: string;
  readonly customer: PersonId;
  readonly orderedAt: number;
  readonly expectedOn: string | null;
  /** When all of it was collected; `null` while it is open. */
  readonly collectedAt: number | null;
  readonly cancelledAt: number | null;
  readonly messageKind: MessageKind;
  readonly note: string;
  readonly lines: readonly {
    readonly article: string;
    readonly quantity: number;
    readonly priceCents: number;
  }[];
}

/** Something in the way of an import: the position of the order in what was given (from 0), the field, and why. */
export interface OrderImportFault {
  readonly order: number;
  readonly field: 'number' | 'customer' | 'article';
  readonly reason: Text;
}

/** What came of an import. It is whole or not at all. */
export type OrdersImported =
  | {
      readonly outcome: 'imported';
      readonly added: number;
      /** Known by their number from an earlier import and left as they are. */
      readonly known: number;
      /** Collected or cancelled in the old system: without the consent to storage the next sweep makes them anonymous. */
      readonly done: number;
      /** Customers whose file ended with the last of these orders. */
      readonly filesEnded: number;
    }
  | { readonly outcome: 'refused'; readonly faults: readonly OrderImportFault[] };

const atOnce = 400;

/**
 * Takes over many orders within a unit. An order whose number is known is left as it is, so an import can be repeated without
 * doubles. Orders that were done long ago are due at once and made anonymous by the next sweep; a customer all of whose orders are
 * done has a file only as long as a consent keeps it (pledge consent.storage). Nothing is written when a single order is at fault.
 * @param files `settle-later` when more orders of the same customers follow in this unit; then call `settleFiles` at its end
 */
export async function importOrders(
  unit: Unit,
  orders: readonly ImportedOrder[],
  files: 'settle' | 'settle-later' = 'settle',
): Promise<OrdersImported> {
  const known = await knownOrderNumbers(
    unit.db,
    orders.map((order) => order.number),
  );
  const fresh = orders.map((order, at) => ({ order, at })).filter(({ order }) => !known.has(order.number));
  const articles = await articlesById(
    unit.db,
    fresh.flatMap(({ order }) => order.lines.map((line) => line.article)),
  );
  const names = await namesOf(unit, [...new Set(fresh.map(({ order }) => order.customer))]);
  const faults = faultsOf(fresh, articles, names);
  if (faults.length > 0) return { outcome: 'refused', faults };
  for (let start = 0; start < fresh.length; start += atOnce) {
    const part = fresh.slice(start, start + atOnce).map(({ order }) => prepared(order, articles, names));
    const ids = await unit.insertMany(
      customerOrder,
      part.map((each) => each.record),
    );
    const lines = part.flatMap((each, i) => each.lines.map((line) => ({ ...line, order_id: ids[i] ?? '' })));
    for (let from = 0; from < lines.length; from += 1_000) {
      await orderTables(unit.db)
        .insertInto('records.order_line')
        .values(lines.slice(from, from + 1_000))
        .execute();
    }
  }
  const highest = Math.max(
    0,
    ...fresh.map(({ order }) => (/^\d{1,12}$/.test(order.number) ? Number(order.number) : 0)),
  );
  if (highest > 0) await raiseNumber(unit, 'order', highest);
  const filesEnded = files === 'settle' ? await settleFiles(unit, [...names.keys()], 'end') : 0;
  await unit.note('imported', { what: 'orders', added: fresh.length });
  const done = fresh.filter(({ order }) => order.collectedAt !== null || order.cancelledAt !== null).length;
  return { outcome: 'imported', added: fresh.length, known: orders.length - fresh.length, done, filesEnded };
}

/** Which of these order numbers there are already. */
export async function knownOrderNumbers(
  db: Unit['db'],
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < numbers.length; start += atOnce) {
    const part = numbers.slice(start, start + atOnce);
    const rows = await orderTables(db)
      .selectFrom('records.customer_order')
      .select('number')
      .where('number', 'in', part)
      .execute();
    for (const row of rows) known.add(row.number);
  }
  return known;
}

/** Names for the slips, by customer; whoever has no file is not in the answer. */
async function namesOf(unit: Unit, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const names = new Map<PersonId, string>();
  for (const person of persons) {
    const file = await fileOf(unit.db, person);
    if (file === undefined) continue;
    const opened = await unit.open(customer, file.id, customerService);
    names.set(person, opened.outcome === 'opened' ? nameOf(opened.sealed) : '');
  }
  return names;
}

type Numbered = { readonly order: ImportedOrder; readonly at: number };
type Articles = Awaited<ReturnType<typeof articlesById>>;

function faultsOf(
  orders: readonly Numbered[],
  articles: Articles,
  names: ReadonlyMap<PersonId, string>,
): readonly OrderImportFault[] {
  const faults: OrderImportFault[] = [];
  const numbers = new Set<string>();
  const fault = (
    order: number,
    field: OrderImportFault['field'],
    key: 'numberTwice' | 'articleUnknown' | 'customerUnknown',
  ) => faults.push({ order, field, reason: bilingual(orderTexts, `problem.${key}`) });
  for (const { order, at } of orders) {
    if (numbers.has(order.number)) fault(at, 'number', 'numberTwice');
    numbers.add(order.number);
    if (!names.has(order.customer)) fault(at, 'customer', 'customerUnknown');
    if (order.lines.some((line) => !articles.has(line.article))) fault(at, 'article', 'articleUnknown');
  }
  return faults;
}

/** The record and the lines of an imported order. */
function prepared(order: ImportedOrder, articles: Articles, names: ReadonlyMap<PersonId, string>) {
  const isCollected = order.collectedAt !== null;
  const isCancelled = !isCollected && order.cancelledAt !== null;
  const lines = order.lines.map((line, i): OrderLineRow => {
    const pieces = {
      quantity: line.quantity,
      cancelled: isCancelled ? line.quantity : 0,
      arrived: isCollected ? line.quantity : 0,
      collected: isCollected ? line.quantity : 0,
    };
    return {
      order_id: '',
      position: i + 1,
      article_id: line.article,
      ...pieces,
      awaited: awaited(pieces) || null,
      price_cents: line.priceCents,
      vat_class: articles.get(line.article)?.vat_class ?? 'full',
      ordered_at: order.orderedAt,
    };
  });
  const state: OrderState = stateOf(lines, { arrivedAt: null, notifiedAt: null });
  const record = {
    person: order.customer,
    createdAt: order.orderedAt,
    events: { collected: order.collectedAt, cancelled: isCancelled ? order.cancelledAt : null },
    sealed: { customerName: names.get(order.customer) ?? '', note: order.note },
    plain: {
      number: order.number,
      state,
      message_kind: order.messageKind,
      ...piecesOf(lines),
      total_cents: order.lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0),
      expected_on: order.expectedOn,
      arrived_at: order.collectedAt,
      notified_at: null,
    },
  };
  return { record, lines };
}

/**
 * Tells the files of customers whose orders were imported how their orders stand. An open order that is past its own date keeps no
 * file: its name dies with the next sweep.
 * @param done what becomes of a file without an open order: it ends now by its rule, or its thirty idle days go on
 * @returns how many files ended, or would have
 */
export async function settleFiles(
  unit: Unit,
  persons: readonly PersonId[],
  done: 'end' | 'leave-idle',
): Promise<number> {
  let ended = 0;
  for (const person of persons) {
    if (await hasLivingOrder(unit, person)) await orderOpened(unit, person);
    else if (done === 'end') ended += (await ordersDone(unit, person)) === 'erased' ? 1 : 0;
    else ended += (await unit.facts(person)).consents[unlimitedStorage.id]?.state === 'given' ? 0 : 1;
  }
  return ended;
}

/** Whether a person has an open order that is not past its date. */
async function hasLivingOrder(unit: Unit, person: PersonId): Promise<boolean> {
  const row = await orderTables(unit.db)
    .selectFrom('records.customer_order')
    .select('id')
    .where('person_id', '=', person)
    .where('state', 'in', openStates)
    .where((eb) => eb.or([eb('due_at', 'is', null), eb('due_at', '>', unit.now)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
