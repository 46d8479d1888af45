import {
  type Actor,
  type Conflict,
  type Engine,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { customer, customerService, fileOf } from '../../customers/index.ts';
import { contactFor } from '../contact-for.ts';
import { mayNotify } from '../may-notify.ts';
import { cancel, isOpen, outstanding, ready } from '../order-state.ts';
import type { MessageKind, OrderChange, SomePieces } from '../schemas.ts';
import type { TooMany } from './arrivals.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { type MessageFate, type MessageStyle, prepareMessage } from './order-messages.ts';
import { settleOrder } from './settle-order.ts';
import { isPast } from './take-order.ts';

/** What came of changing an order. */
export type OrderChanged =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'closed' | 'no-consent' | 'expected-in-past' }
  | { readonly outcome: 'no-contact'; readonly kind: MessageKind }
  | TooMany
  | Conflict
  | Refused;

/** Changes the message kind, the wishes or the expected day of an open order. */
export function changeOrder(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  change: OrderChange,
): Promise<OrderChanged> {
  return engine.write(actor, async (unit): Promise<OrderChanged> => {
    const order = await openOrderOf(unit, id, change.revision);
    if ('outcome' in order) return order;
    const { messageKind, note, expectedOn } = change;
    if (expectedOn !== order.row.expected_on && isPast(expectedOn ?? null, unit.now))
      return { outcome: 'expected-in-past' };
    const fault = messageKind === undefined ? null : await faultOfKind(unit, order, messageKind);
    if (fault !== null) return fault;
    const settled = await settleOrder(unit, order, {
      revision: change.revision,
      ...(messageKind === undefined ? {} : { messageKind }),
      ...(note === undefined ? {} : { note }),
      ...(expectedOn === undefined ? {} : { expectedOn }),
    });
    return settled.outcome === 'settled' ? { outcome: 'done' } : settled;
  });
}

/** Cancels what is still open of an order, all of it or pieces of some lines. Pieces that lay ready stay in stock. */
export function cancelOrder(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { revision, pieces }: { readonly revision: number; readonly pieces: SomePieces },
): Promise<OrderChanged> {
  return engine.write(actor, async (unit): Promise<OrderChanged> => {
    const order = await openOrderOf(unit, id, revision);
    if ('outcome' in order) return order;
    const wanted = new Map(
      pieces === 'all'
        ? order.lines.map((line) => [line.position, outstanding(line)])
        : pieces.map((each) => [each.position, each.quantity]),
    );
    for (const [position, quantity] of wanted) {
      const line = order.lines.find((each) => each.position === position);
      if (line === undefined || quantity > outstanding(line)) return { outcome: 'too-many', position };
    }
    const lines = order.lines.map((line) => {
      const quantity = wanted.get(line.position) ?? 0;
      return quantity === 0 ? line : cancel(line, quantity);
    });
    const settled = await settleOrder(unit, order, { revision, lines });
    return settled.outcome === 'settled' ? { outcome: 'done' } : settled;
  });
}

/** What came of telling a customer by hand. */
export type Notified =
  | { readonly outcome: 'prepared'; readonly message: MessageFate }
  | { readonly outcome: 'closed' | 'nothing-ready' }
  | Conflict
  | Refused;

/** Prepares the message now, although something may still be missing. */
export function notifyNow(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  style: MessageStyle,
): Promise<Notified> {
  return engine.write(actor, async (unit): Promise<Notified> => {
    const order = await openOrderOf(unit, id, 'any');
    if ('outcome' in order) return order;
    if (!order.lines.some((line) => ready(line) > 0)) return { outcome: 'nothing-ready' };
    return { outcome: 'prepared', message: await prepareMessage(unit, order, style) };
  });
}

async function openOrderOf(
  unit: Unit,
  id: RecordId,
  revision: number | 'any',
): Promise<LoadedOrder | { readonly outcome: 'closed' } | Conflict | Refused> {
  const order = await loadOrder(unit.db, id);
  if (order === undefined) return refused('unknown');
  if (revision !== 'any' && order.row.revision !== revision)
    return { outcome: 'conflict', revision: order.row.revision };
  return isOpen(order.row.state) ? order : { outcome: 'closed' };
}

async function faultOfKind(
  unit: Unit,
  { row }: LoadedOrder,
  kind: MessageKind,
): Promise<
  { readonly outcome: 'no-consent' } | { readonly outcome: 'no-contact'; kind: MessageKind } | Refused | null
> {
  if (kind === 'K' || row.person_id === null) return null;
  if (!(await mayNotify(unit, row.person_id))) return { outcome: 'no-consent' };
  const file = await fileOf(unit.db, row.person_id);
  const opened = file && (await unit.open(customer, file.id, customerService));
  if (opened === undefined) return { outcome: 'no-contact', kind };
  if (opened.outcome === 'refused') return opened;
  return contactFor(kind, opened.sealed, 'de') === null ? { outcome: 'no-contact', kind } : null;
}
