import type { Article } from '../../articles/index.ts';
import type { Order } from '../../orders/index.ts';
import type { Receipt } from '../schemas.ts';

/** An article on its way over the counter, or onto an order. */
export interface BasketLine {
  readonly articleId: string;
  readonly number: string;
  readonly title: string;
  readonly quantity: number;
  readonly priceCents: number;
}

/** A line of an order that is collected now. */
export interface PickedLine {
  readonly position: number;
  readonly title: string;
  readonly priceCents: number;
  /** Pieces taken along now, at most `most`. */
  readonly quantity: number;
  readonly most: number;
}

/** An order that is collected now, wholly or in part. */
export interface PickedOrder {
  readonly orderId: string;
  readonly number: string;
  readonly revision: number;
  readonly lines: readonly PickedLine[];
}

/** What was done last, until the next customer comes. */
export type Done =
  | {
      readonly what: 'sold';
      readonly receipt: Receipt;
      readonly anonymised: number;
      readonly fileEnded: boolean;
    }
  | { readonly what: 'ordered'; readonly id: string; readonly number: string };

/** Everything that lies on the counter. Kept while somebody looks at another screen. */
export interface Till {
  readonly mode: 'sale' | 'order';
  /** The customer in front of us; `null` for a sale to somebody unnamed. */
  readonly customerId: string | null;
  readonly sale: readonly BasketLine[];
  readonly picked: readonly PickedOrder[];
  readonly order: readonly BasketLine[];
  readonly note: string;
  readonly expectedOn: string;
  readonly messageKind: string;
  /** A random id of the sale: sent twice, it is sold once. A new one with every change. */
  readonly request: string;
  readonly done: Done | null;
}

/** What can happen at the counter. `request`: a fresh random id. */
export type TillEvent =
  | { readonly does: 'choose-customer'; readonly customerId: string | null; readonly request: string }
  | { readonly does: 'next'; readonly request: string }
  | { readonly does: 'mode'; readonly mode: Till['mode'] }
  | {
      readonly does: 'add';
      readonly to: Till['mode'];
      readonly article: Article;
      readonly request: string;
    }
  | {
      readonly does: 'change-line';
      readonly in: Till['mode'];
      readonly articleId: string;
      readonly quantity: number;
      readonly request: string;
    }
  | { readonly does: 'pick'; readonly order: Order; readonly request: string }
  | {
      readonly does: 'change-pick';
      readonly orderId: string;
      readonly position: number;
      readonly quantity: number;
      readonly request: string;
    }
  | { readonly does: 'unpick'; readonly orderId: string; readonly request: string }
  | { readonly does: 'note'; readonly note: string }
  | { readonly does: 'expected'; readonly expectedOn: string }
  | { readonly does: 'message-kind'; readonly messageKind: string }
  | { readonly does: 'sold'; readonly done: Extract<Done, { what: 'sold' }>; readonly request: string }
  | { readonly does: 'ordered'; readonly done: Extract<Done, { what: 'ordered' }> }
  | { readonly does: 'prices'; readonly articles: readonly Article[]; readonly request: string };

/** An empty counter. */
export const emptyTill = (request: string): Till => ({
  mode: 'sale',
  customerId: null,
  sale: [],
  picked: [],
  order: [],
  note: '',
  expectedOn: '',
  messageKind: 'K',
  request,
  done: null,
});

/** What the counter is after something happened. */
export function afterEvent(till: Till, event: TillEvent): Till {
  switch (event.does) {
    case 'choose-customer':
      // Picked orders and the draft of an order belong to a customer; articles for sale do not.
      return {
        ...emptyTill(event.request),
        sale: till.done === null ? till.sale : [],
        customerId: event.customerId,
      };
    case 'next':
      return emptyTill(event.request);
    case 'mode':
      return { ...till, mode: event.mode, done: null };
    case 'add':
      return added(fresh(till, event.request), event.to, event.article);
    case 'change-line':
      return {
        ...till,
        request: event.request,
        [event.in]: changed(till[event.in], event.articleId, event.quantity),
      };
    case 'pick':
      return {
        ...fresh(till, event.request),
        mode: 'sale',
        picked: [...without(till.picked, event.order.id), pickedOf(event.order)],
      };
    case 'change-pick':
      return { ...till, request: event.request, picked: changedPick(till.picked, event) };
    case 'unpick':
      return { ...till, request: event.request, picked: without(till.picked, event.orderId) };
    case 'note':
      return { ...till, note: event.note };
    case 'expected':
      return { ...till, expectedOn: event.expectedOn };
    case 'message-kind':
      return { ...till, messageKind: event.messageKind };
    case 'sold':
      return {
        ...emptyTill(event.request),
        customerId: event.done.fileEnded ? null : till.customerId,
        order: till.order,
        done: event.done,
      };
    case 'ordered':
      return {
        ...till,
        mode: 'sale',
        order: [],
        note: '',
        expectedOn: '',
        messageKind: 'K',
        done: event.done,
      };
    case 'prices':
      return {
        ...till,
        request: event.request,
        sale: till.sale.map((line) => repriced(line, event.articles)),
      };
  }
}

/** Whatever is put on the counter after something was done begins anew. */
const fresh = (till: Till, request: string): Till => ({ ...till, request, done: null });

function added(till: Till, to: Till['mode'], article: Article): Till {
  const lines = till[to];
  const known = lines.find((line) => line.articleId === article.id);
  if (known !== undefined) return { ...till, [to]: changed(lines, article.id, known.quantity + 1) };
  const { id, number, title, priceCents } = article;
  return { ...till, [to]: [...lines, { articleId: id, number, title, priceCents, quantity: 1 }] };
}

/** None is no line. */
function changed(lines: readonly BasketLine[], articleId: string, quantity: number): readonly BasketLine[] {
  if (quantity <= 0) return lines.filter((line) => line.articleId !== articleId);
  return lines.map((line) => (line.articleId === articleId ? { ...line, quantity } : line));
}

const repriced = (line: BasketLine, articles: readonly Article[]): BasketLine => ({
  ...line,
  priceCents: articles.find((article) => article.id === line.articleId)?.priceCents ?? line.priceCents,
});

const without = (picked: readonly PickedOrder[], orderId: string) =>
  picked.filter((each) => each.orderId !== orderId);

/** What lies ready is taken along; when nothing was booked in, all of it, because it evidently lies on the counter. */
function pickedOf(order: Order): PickedOrder {
  const lines = order.lines.map((line) => ({
    position: line.position,
    title: line.title,
    priceCents: line.priceCents,
    quantity: line.arrived - line.collected,
    most: line.quantity - line.cancelled - line.collected,
  }));
  const isNothingReady = lines.every((line) => line.quantity === 0);
  return {
    orderId: order.id,
    number: order.number,
    revision: order.revision,
    lines: lines
      .filter((line) => line.most > 0)
      .map((line) => (isNothingReady ? { ...line, quantity: line.most } : line)),
  };
}

function changedPick(
  picked: readonly PickedOrder[],
  change: Extract<TillEvent, { does: 'change-pick' }>,
): readonly PickedOrder[] {
  return picked.map((each) =>
    each.orderId !== change.orderId
      ? each
      : {
          ...each,
          lines: each.lines.map((line) =>
            line.position === change.position
              ? { ...line, quantity: Math.max(0, Math.min(change.quantity, line.most)) }
              : line,
          ),
        },
  );
}

/** What the sale comes to, in cents. */
export function totalOf({ sale, picked }: Pick<Till, 'sale' | 'picked'>): number {
  const sum = (lines: readonly { readonly quantity: number; readonly priceCents: number }[]) =>
    lines.reduce((total, line) => total + line.quantity * line.priceCents, 0);
  return sum(sale) + picked.reduce((total, each) => total + sum(each.lines), 0);
}

/** Whether there is anything to sell. */
export const hasSale = ({ sale, picked }: Pick<Till, 'sale' | 'picked'>): boolean =>
  sale.length > 0 || picked.some((each) => each.lines.some((line) => line.quantity > 0));

/** Whether something lies on the counter that is neither sold nor ordered yet. */
export const hasWork = (till: Till): boolean => hasSale(till) || till.order.length > 0 || till.note !== '';

/** The sale as the server takes it. */
export const saleBody = (
  till: Till,
  payment: { readonly kind: 'card' } | { readonly kind: 'cash'; readonly givenCents: number },
) => ({
  request: till.request,
  lines: till.sale.map(({ articleId, quantity, priceCents }) => ({ articleId, quantity, priceCents })),
  orders: till.picked
    .filter((each) => each.lines.some((line) => line.quantity > 0))
    .map(({ orderId, revision, lines }) => ({
      orderId,
      revision,
      pieces: lines
        .filter((line) => line.quantity > 0)
        .map(({ position, quantity }) => ({ position, quantity })),
    })),
  totalCents: totalOf(till),
  payment,
});

/** Amounts people are likely to hand over: the exact one, and what the next coins and notes make of it. In cents, ascending. */
export function likelyAmounts(totalCents: number): readonly number[] {
  const up = (to: number) => Math.ceil(totalCents / to) * to;
  const amounts = [totalCents, up(100), up(500), up(1_000), up(2_000), up(5_000), up(10_000)];
  return [...new Set(amounts)]
    .filter((amount) => amount > 0)
    .sort((a, b) => a - b)
    .slice(0, 5);
}
