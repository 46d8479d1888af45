import type { Conflict, PersonId, RecordId, Refused, Unit } from '@redlich/engine';
import { customerService, type FileFate, ordersDone } from '../../customers/index.ts';
import { customerOrder, orderMessage } from '../declaration.ts';
import { awaited, isOpen, type OrderState, openStates, piecesOf, stateOf } from '../order-state.ts';
import type { MessageKind } from '../schemas.ts';
import { type OrderLineRow, orderTables } from '../tables.ts';
import type { LoadedOrder } from './load-order.ts';

/** What changes of an order besides its lines. */
export interface OrderNews {
  /** The revision the changer has seen. */
  readonly revision: number | 'any';
  readonly lines?: readonly OrderLineRow[];
  readonly arrivedAt?: number;
  readonly notifiedAt?: number;
  readonly messageKind?: MessageKind;
  readonly expectedOn?: string | null;
  readonly note?: string;
}

/** What came of it. The state follows from the lines. */
export type Settled =
  | {
      readonly outcome: 'settled';
      readonly order: LoadedOrder;
      readonly state: OrderState;
      /** Whether the customer's file outlived it. */
      readonly file: FileFate;
    }
  | Conflict
  | Refused;

/**
 * Writes what changed of an order, and lets its state follow. When nothing is left to come or to collect the order is done: its
 * messages die, and without the consent to unlimited storage it is anonymous and the customer's file gone before the unit ends
 * (pledge consent.storage). The one place where an order changes its state.
 */
export async function settleOrder(
  unit: Unit,
  { row, lines }: LoadedOrder,
  news: OrderNews,
): Promise<Settled> {
  const after = news.lines ?? lines;
  const arrivedAt = news.arrivedAt ?? row.arrived_at;
  const notifiedAt = news.notifiedAt ?? row.notified_at;
  const state = stateOf(after, { arrivedAt, notifiedAt });
  const plain = {
    state,
    ...piecesOf(after),
    total_cents: after.reduce((sum, line) => sum + (line.quantity - line.cancelled) * line.price_cents, 0),
    arrived_at: arrivedAt,
    notified_at: notifiedAt,
    message_kind: news.messageKind ?? row.message_kind,
    expected_on: news.expectedOn === undefined ? row.expected_on : news.expectedOn,
  };
  const changed = await unit.change(customerOrder, row.id, customerService, {
    revision: news.revision,
    plain,
    ...(news.note === undefined ? {} : { sealed: { note: news.note } }),
  });
  if (changed.outcome !== 'changed') return changed;
  await writeLines(unit, lines, after);
  const order = { row: { ...row, ...plain, revision: changed.revision }, lines: after };
  const isDone = isOpen(row.state) && !isOpen(state);
  const event = state === 'collected' ? 'collected' : 'cancelled';
  const file = isDone ? await finishOrder(unit, row.id, row.person_id, event) : 'kept';
  return { outcome: 'settled', order, state, file };
}

async function writeLines(
  unit: Unit,
  before: readonly OrderLineRow[],
  after: readonly OrderLineRow[],
): Promise<void> {
  for (const [i, line] of after.entries()) {
    if (line === before[i]) continue;
    const { order_id, position, ...pieces } = line;
    await orderTables(unit.db)
      .updateTable('records.order_line')
      .set({ ...pieces, awaited: awaited(line) || null })
      .where('order_id', '=', order_id)
      .where('position', '=', position)
      .execute();
  }
}

async function finishOrder(
  unit: Unit,
  id: RecordId,
  person: PersonId | null,
  event: 'collected' | 'cancelled',
): Promise<FileFate> {
  await endMessages(unit, id);
  await unit.mark(customerOrder, id, event);
  return person === null || (await hasOpenOrder(unit, person)) ? 'kept' : ordersDone(unit, person);
}

/** What was not told yet needs no telling; what was told dies with the order, or by its own clock. */
async function endMessages(unit: Unit, order: RecordId): Promise<void> {
  const messages = await orderTables(unit.db)
    .selectFrom('records.order_message')
    .select(['id', 'state'])
    .where('order_id', '=', order)
    .execute();
  for (const { id, state } of messages) {
    if (state === 'sent') await unit.mark(orderMessage, id, 'order_done');
    else if ((await unit.erase(orderMessage, id, 'due')).outcome === 'refused')
      await unit.mark(orderMessage, id, 'order_done');
  }
}

/** Whether something of a person is still to come or to be collected. */
export async function hasOpenOrder(unit: Unit, person: PersonId): Promise<boolean> {
  const open = await orderTables(unit.db)
    .selectFrom('records.customer_order')
    .select('id')
    .where('person_id', '=', person)
    .where('state', 'in', openStates)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}
