import {
  type Actor,
  type Conflict,
  type Engine,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { type Article, articleByCode, articlesById, changeStock } from '../../articles/index.ts';
import { customerService } from '../../customers/index.ts';
import { customerOrder } from '../declaration.ts';
import { arrive, awaited, isComplete, isOpen } from '../order-state.ts';
import type { GoodsReceived, MessageKind, SomePieces } from '../schemas.ts';
import { type OrderLineRow, orderTables } from '../tables.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { type MessageFate, type MessageStyle, prepareMessage } from './order-messages.ts';
import { settleOrder } from './settle-order.ts';

/** More pieces were named than are open. */
export interface TooMany {
  readonly outcome: 'too-many';
  readonly position: number;
}

/** What came of goods that arrived for one order. */
export type Arrived =
  | { readonly outcome: 'arrived'; readonly message: MessageFate }
  | { readonly outcome: 'closed' }
  | TooMany
  | Conflict
  | Refused;

/** Books in what has come for one order: all that is awaited, or pieces of some lines. */
export function arriveOrder(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { revision, pieces }: { readonly revision: number; readonly pieces: SomePieces },
  style: MessageStyle,
): Promise<Arrived> {
  return engine.write(actor, async (unit): Promise<Arrived> => {
    const order = await loadOrder(unit.db, id);
    if (order === undefined) return refused('unknown');
    if (order.row.revision !== revision) return { outcome: 'conflict', revision: order.row.revision };
    if (!isOpen(order.row.state)) return { outcome: 'closed' };
    const arrivals = new Map(
      pieces === 'all'
        ? order.lines.map((line) => [line.position, awaited(line)])
        : pieces.map((each) => [each.position, each.quantity]),
    );
    const over = [...arrivals].find(([position, quantity]) => quantity > awaitedAt(order, position));
    if (over !== undefined) return { outcome: 'too-many', position: over[0] };
    const booked = await bookIn(unit, order, arrivals, style);
    await changeStock(
      unit,
      order.lines.map((line) => ({ article: line.article_id, pieces: arrivals.get(line.position) ?? 0 })),
    );
    return booked;
  });
}

const awaitedAt = ({ lines }: LoadedOrder, position: number): number => {
  const line = lines.find((each) => each.position === position);
  return line === undefined ? 0 : awaited(line);
};

/** Books pieces by position into an order, and prepares the message when it is time for one. */
async function bookIn(
  unit: Unit,
  order: LoadedOrder,
  arrivals: ReadonlyMap<number, number>,
  style: MessageStyle,
): Promise<Extract<Arrived, { outcome: 'arrived' }> | Conflict | Refused> {
  const lines = order.lines.map((line) => {
    const pieces = arrivals.get(line.position) ?? 0;
    return pieces === 0 ? line : arrive(line, pieces);
  });
  const settled = await settleOrder(unit, order, {
    revision: order.row.revision,
    lines,
    arrivedAt: unit.now,
  });
  if (settled.outcome !== 'settled') return settled;
  const isTime = style.notifyWhen === 'each' || isComplete(settled.order.lines);
  return { outcome: 'arrived', message: isTime ? await prepareMessage(unit, settled.order, style) : 'none' };
}

/** What came of unpacking. */
export type GoodsUnpacked =
  | { readonly outcome: 'received'; readonly goods: GoodsReceived }
  | { readonly outcome: 'code-unknown' };

/** Orders looked at for one article; beyond that the next scan goes on. */
const mostWaiting = 200;

/**
 * Takes in unpacked goods by their code: who has waited longest gets them first, what nobody waits for goes to the shelf. Tells for
 * whom each piece is.
 */
export async function receiveGoods(
  engine: Engine,
  actor: Actor,
  { code, quantity }: { readonly code: string; readonly quantity: number },
  style: MessageStyle,
): Promise<GoodsUnpacked> {
  const article = await articleByCode(engine, code);
  if (article === undefined) return { outcome: 'code-unknown' };
  return engine.write(actor, async (unit) => {
    const served: Served[] = [];
    let left = quantity;
    for (const line of await waitingFor(unit, article)) {
      if (left === 0) break;
      const order = await loadOrder(unit.db, line.order_id as RecordId);
      if (order === undefined) continue;
      const pieces = Math.min(left, awaitedAt(order, line.position));
      const booked = await bookIn(unit, order, new Map([[line.position, pieces]]), style);
      if (booked.outcome !== 'arrived') continue;
      left -= pieces;
      served.push({ id: order.row.id, pieces, message: booked.message });
    }
    await changeStock(unit, [{ article: article.id, pieces: quantity }]);
    const stock = (await articlesById(unit.db, [article.id])).get(article.id)?.stock ?? 0;
    const { id, number, title } = article;
    return {
      outcome: 'received',
      goods: { article: { id, number, title }, for: await describe(unit, served), toShelf: left, stock },
    };
  });
}

interface Served {
  readonly id: RecordId;
  readonly pieces: number;
  readonly message: MessageFate;
}

function waitingFor(unit: Unit, article: Article): Promise<Pick<OrderLineRow, 'order_id' | 'position'>[]> {
  return orderTables(unit.db)
    .selectFrom('records.order_line as line')
    .innerJoin('records.customer_order as head', 'head.id', 'line.order_id')
    .select(['line.order_id', 'line.position'])
    .where('line.article_id', '=', article.id)
    .where('line.awaited', 'is not', null)
    .where('head.life', '!=', 'anonymous')
    .orderBy('line.ordered_at')
    .orderBy('line.order_id')
    .limit(mostWaiting)
    .execute() as Promise<Pick<OrderLineRow, 'order_id' | 'position'>[]>;
}

async function describe(unit: Unit, served: readonly Served[]): Promise<GoodsReceived['for']> {
  const opened = await unit.openMany(
    customerOrder,
    served.map((each) => each.id),
    customerService,
  );
  const described: GoodsReceived['for'] = [];
  for (const [i, { id, pieces, message }] of served.entries()) {
    const order = await loadOrder(unit.db, id);
    if (order === undefined) continue;
    const name = opened[i];
    described.push({
      orderId: id,
      number: order.row.number,
      customerName: name?.outcome === 'opened' ? name.sealed.customerName : null,
      quantity: pieces,
      complete: isComplete(order.lines),
      messageKind: order.row.message_kind as MessageKind,
      message,
    });
  }
  return described;
}
