import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../articles/index.ts';
import type { Order } from '../../orders/index.ts';
import {
  afterEvent,
  emptyTill,
  hasSale,
  likelyAmounts,
  saleBody,
  type Till,
  type TillEvent,
  totalOf,
} from './till-state.ts';

const article = (id: string, priceCents: number): Article => ({
  id,
  number: id,
  ean: null,
  title: `Buch ${id}`,
  maker: '',
  supplier: '',
  priceCents,
  vatClass: 'reduced',
  stock: 1,
  active: true,
  revision: 1,
});
const order = (lines: readonly (readonly [quantity: number, arrived: number, collected: number])[]): Order =>
  ({
    id: 'o1',
    number: '17',
    revision: 3,
    lines: lines.map(([quantity, arrived, collected], i) => ({
      position: i + 1,
      title: `Buch ${i}`,
      quantity,
      cancelled: 0,
      arrived,
      collected,
      priceCents: 1_000,
    })),
  }) as unknown as Order;
const live = (...events: readonly TillEvent[]): Till => events.reduce(afterEvent, emptyTill('r0'));
const add = (id: string, to: Till['mode'] = 'sale', priceCents = 500): TillEvent => ({
  does: 'add',
  to,
  article: article(id, priceCents),
  request: `r-${id}`,
});

describe('the counter', () => {
  it('puts articles into the sale or onto the order, and the same one twice as two', () => {
    const till = live(add('a'), add('a'), add('b', 'order'));
    expect(till.sale).toMatchObject([{ articleId: 'a', quantity: 2 }]);
    expect(till.order).toMatchObject([{ articleId: 'b', quantity: 1 }]);
    expect(totalOf(till)).toBe(1_000);
  });

  it('takes what lies ready of an order, or all of it when nothing was booked in', () => {
    const ready = live({
      does: 'pick',
      order: order([
        [3, 2, 1],
        [1, 0, 0],
      ]),
      request: 'r1',
    });
    expect(ready.picked[0]?.lines).toMatchObject([
      { quantity: 1, most: 2 },
      { quantity: 0, most: 1 },
    ]);
    const unbooked = live({
      does: 'pick',
      order: order([
        [3, 1, 1],
        [1, 1, 1],
      ]),
      request: 'r1',
    });
    expect(unbooked.picked[0]?.lines).toMatchObject([{ position: 1, quantity: 2 }]);
    expect(unbooked.mode).toBe('sale');
  });

  it('never takes more of an order than is left, nor less than nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 50 }), (quantity) => {
        const till = live(
          { does: 'pick', order: order([[4, 4, 1]]), request: 'r1' },
          { does: 'change-pick', orderId: 'o1', position: 1, quantity, request: 'r2' },
        );
        expect(till.picked[0]?.lines[0]?.quantity).toBe(Math.max(0, Math.min(3, quantity)));
      }),
    );
  });

  it('forgets orders and drafts with the customer, and keeps articles that were scanned before the name was known', () => {
    const till = live(
      add('a'),
      { does: 'choose-customer', customerId: 'p1', request: 'r1' },
      { does: 'pick', order: order([[1, 1, 0]]), request: 'r2' },
      { does: 'note', note: 'Geschenk' },
      { does: 'choose-customer', customerId: 'p2', request: 'r3' },
    );
    expect(till).toMatchObject({ customerId: 'p2', picked: [], note: '', sale: [{ articleId: 'a' }] });
  });

  it('after a sale shows what was done until something new is put on it', () => {
    const done = { what: 'sold', receipt: { number: 7 } as never, anonymised: 1, fileEnded: true } as const;
    const sold = live(
      add('a'),
      { does: 'choose-customer', customerId: 'p1', request: 'r1' },
      { does: 'sold', done, request: 'r2' },
    );
    expect(sold).toMatchObject({ sale: [], customerId: null, done: { anonymised: 1 } });
    expect(hasSale(sold)).toBe(false);
    expect(afterEvent(sold, add('b'))).toMatchObject({ done: null, sale: [{ articleId: 'b' }] });
  });

  it('gives every changed sale an id of its own, so that only the very same is taken for a repetition', () => {
    const changes: TillEvent[] = [
      add('a'),
      { does: 'change-line', in: 'sale', articleId: 'a', quantity: 2, request: 'r2' },
      { does: 'pick', order: order([[1, 1, 0]]), request: 'r3' },
      { does: 'unpick', orderId: 'o1', request: 'r4' },
      { does: 'prices', articles: [article('a', 700)], request: 'r5' },
    ];
    const seen = changes.map((_, i) => live(...changes.slice(0, i + 1)).request);
    expect(new Set(seen).size).toBe(changes.length);
    expect(totalOf(live(...changes))).toBe(1_400);
  });

  it('sends only what has pieces', () => {
    const till = live(add('a'), {
      does: 'pick',
      order: order([
        [3, 2, 1],
        [1, 0, 0],
      ]),
      request: 'r1',
    });
    expect(saleBody(till, { kind: 'card' })).toEqual({
      request: 'r1',
      lines: [{ articleId: 'a', quantity: 1, priceCents: 500 }],
      orders: [{ orderId: 'o1', revision: 3, pieces: [{ position: 1, quantity: 1 }] }],
      totalCents: 1_500,
      payment: { kind: 'card' },
    });
  });
});

describe('likely amounts', () => {
  it('begin with the exact one, rise, and are never less than it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (total) => {
        const amounts = likelyAmounts(total);
        expect(amounts[0]).toBe(total);
        expect(amounts.every((amount, i) => i === 0 || amount > (amounts[i - 1] ?? 0))).toBe(true);
      }),
    );
    expect(likelyAmounts(1_370)).toEqual([1_370, 1_400, 1_500, 2_000, 5_000]);
    expect(likelyAmounts(2_000)).toEqual([2_000, 5_000, 10_000]);
    expect(likelyAmounts(0)).toEqual([]);
  });
});
