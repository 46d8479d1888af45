import { useReducer } from 'react';
import type { Article } from '../../articles/index.ts';
import type { Order } from '../../orders/index.ts';

/** An article on its way over the counter. */
export interface SaleLine {
  readonly articleId: string;
  readonly title: string;
  readonly priceCents: number;
  readonly vatClass: 'full' | 'reduced';
  readonly quantity: number;
}

/** What of an order is being collected. */
export interface SaleOrder {
  readonly orderId: string;
  readonly number: string;
  readonly revision: number;
  readonly pieces: readonly { readonly position: number; readonly quantity: number }[];
  readonly lines: readonly SaleLine[];
}

/** What lies on the counter. */
export interface Sale {
  /** A random id the till gives the sale: sent twice, it is sold once. */
  readonly request: string;
  readonly lines: readonly SaleLine[];
  readonly orders: readonly SaleOrder[];
}

type Step =
  | { readonly do: 'add'; readonly article: Article }
  | { readonly do: 'quantity'; readonly articleId: string; readonly quantity: number }
  | { readonly do: 'collect'; readonly order: Order }
  | { readonly do: 'drop'; readonly orderId: string }
  | { readonly do: 'clear' };

const empty = (): Sale => ({ request: crypto.randomUUID(), lines: [], orders: [] });

/** The pieces of an order that are here and not yet handed out. */
export function readyPieces(order: Order): SaleOrder {
  const ready = order.lines.filter((line) => line.arrived > line.collected);
  return {
    orderId: order.id,
    number: order.number,
    revision: order.revision,
    pieces: ready.map((line) => ({ position: line.position, quantity: line.arrived - line.collected })),
    lines: ready.map(({ articleId, title, priceCents, vatClass, arrived, collected }) => ({
      ...{ articleId, title, priceCents, vatClass },
      quantity: arrived - collected,
    })),
  };
}

function reduce(sale: Sale, step: Step): Sale {
  switch (step.do) {
    case 'add': {
      const { id: articleId, title, priceCents, vatClass } = step.article;
      const known = sale.lines.find((line) => line.articleId === articleId);
      const lines = known
        ? sale.lines.map((line) => (line === known ? { ...line, quantity: line.quantity + 1 } : line))
        : [...sale.lines, { articleId, title, priceCents, vatClass, quantity: 1 }];
      return { ...sale, lines };
    }
    case 'quantity': {
      const changed = sale.lines.map((line) =>
        line.articleId === step.articleId ? { ...line, quantity: step.quantity } : line,
      );
      return { ...sale, lines: changed.filter((line) => line.quantity > 0) };
    }
    case 'collect': {
      const others = sale.orders.filter((order) => order.orderId !== step.order.id);
      const collected = readyPieces(step.order);
      return { ...sale, orders: collected.pieces.length === 0 ? others : [...others, collected] };
    }
    case 'drop':
      return { ...sale, orders: sale.orders.filter((order) => order.orderId !== step.orderId) };
    case 'clear':
      return empty();
  }
}

/** All that is sold, articles and collected orders alike. */
export const linesOf = (sale: Sale): readonly SaleLine[] => [
  ...sale.lines,
  ...sale.orders.flatMap((order) => order.lines),
];

/** What it costs, in cents. */
export const totalOf = (sale: Sale): number =>
  linesOf(sale).reduce((sum, line) => sum + line.priceCents * line.quantity, 0);

/** The sale in progress. */
export function useSale() {
  const [sale, dispatch] = useReducer(reduce, undefined, empty);
  return {
    sale,
    add: (article: Article) => dispatch({ do: 'add', article }),
    setQuantity: (articleId: string, quantity: number) => dispatch({ do: 'quantity', articleId, quantity }),
    collect: (order: Order) => dispatch({ do: 'collect', order }),
    drop: (orderId: string) => dispatch({ do: 'drop', orderId }),
    clear: () => dispatch({ do: 'clear' }),
  };
}

/** The sale in progress and what can be done with it. */
export type SaleInUse = ReturnType<typeof useSale>;
