import type { PersonId, RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import type { Article } from '../articles/index.ts';
import { fileOf } from '../customers/index.ts';
import { customerOrder } from './declaration.ts';
import { type ImportedOrder, importOrders } from './index.ts';
import { orderTables } from './tables.ts';
import { type TestShop, testShop } from './testing.ts';

let shop: TestShop;
let erika: PersonId;
let momo: Article;
let knopf: Article;
beforeEach(async () => {
  shop = await testShop();
  erika = await shop.customer();
  momo = await shop.article({ title: 'Momo', ean: '9783522202558', priceCents: 2_000 });
  knopf = await shop.article({ title: 'Jim Knopf', priceCents: 1_500 });
});
afterEach(() => shop.at.end());

const engine = () => shop.at.tenant.engine;
const at = (id: string) => ({ params: { id } });
const rowOf = (id: string) =>
  orderTables(engine().db)
    .selectFrom('records.customer_order')
    .selectAll()
    .where('id', '=', id as RecordId)
    .executeTakeFirstOrThrow();
const messages = () => orderTables(engine().db).selectFrom('records.order_message').selectAll().execute();
const file = () => fileOf(engine().db, erika);
const cancel = async (id: string, pieces: unknown = 'all') =>
  shop.call('post /api/orders/{id}/cancellation', {
    ...at(id),
    body: { revision: (await shop.look(id)).revision, pieces },
  });

describe('an order', () => {
  it('gets gapless numbers, the prices of its articles unless others are agreed, and a slip', async () => {
    const first = await shop.order(erika, [momo]);
    const lines = [
      { articleId: momo.id, quantity: 3 },
      { articleId: knopf.id, quantity: 1, priceCents: 1_200 },
    ];
    const second = await shop.order(erika, [], { lines, note: 'als Geschenk', expectedOn: '2026-03-20' });
    expect([first.number, second.number]).toEqual(['1', '2']);
    const slip = await shop.call('get /api/orders/{id}/slip', at(second.id));
    expect(slip).toMatchObject({
      phone: '030 1234567',
      order: {
        number: '2',
        state: 'ordered',
        messageKind: 'K',
        customerName: 'Erika Größer',
        note: 'als Geschenk',
        expectedOn: '2026-03-20',
        pieces: 4,
        totalCents: 7_200,
        lines: [
          { title: 'Momo', priceCents: 2_000 },
          { title: 'Jim Knopf', priceCents: 1_200 },
        ],
      },
    });
  });

  it('is not taken for a day that is over, nor moved to one', async () => {
    const past = { status: 422, errors: [{ field: 'expectedOn' }] };
    expect(await shop.order(erika, [momo], { expectedOn: '2025-12-24' })).toMatchObject(past);
    const { id, revision } = (await shop.order(erika, [momo])) as { id: string; revision: number };
    const move = (expectedOn: string) =>
      shop.call('patch /api/orders/{id}', { params: { id }, body: { revision, expectedOn } });
    expect(await move('2025-12-24')).toMatchObject(past);
    expect(await move('2026-12-24')).not.toMatchObject({ status: 422 });
  });

  it('of an unknown customer or article is refused and leaves no gap in the numbers', async () => {
    expect(await shop.order(momo.id as string as PersonId, [momo])).toMatchObject({
      status: 404,
      code: 'customer-unknown',
    });
    expect(await shop.order(erika, [momo, { ...momo, id: erika }])).toMatchObject({
      status: 422,
      errors: [{ field: 'lines/1/articleId' }],
    });
    expect(await shop.order(erika, [momo])).toMatchObject({ number: '1' });
  });

  it('keeps the customer file alive as long as it is open, however long it takes', async () => {
    await shop.order(erika, [momo]);
    shop.at.engine.advance(400 * 86_400_000);
    await engine().clock.sweep();
    expect(await file()).toBeDefined();
  });

  it('is found by its number, by name, phone and customer number, and not by its state once it is done', async () => {
    const { id } = await shop.order(erika, [momo]);
    const other = await shop.customer({ firstName: 'Max', lastName: 'Anders', phones: [], email: '' });
    await shop.order(other, [knopf]);
    const find = async (words: string, state = 'open') =>
      (
        (await shop.call('post /api/orders/find', { body: { words, state } })) as {
          rows: { number: string }[];
        }
      ).rows.map((row) => row.number);
    expect(await find('groesser')).toEqual(['1']);
    expect(await find('Erika')).toEqual(['1']);
    expect(await find('1234567')).toEqual(['1']);
    expect(await find('2')).toEqual(['2']);
    await cancel(id);
    expect(await find('1')).toEqual([]);
    expect(await find('1', 'all')).toEqual(['1']);
  });

  it('is listed by state, message kind, age and expected day, page by page', async () => {
    await shop.consent(erika, 'notification');
    await shop.order(erika, [momo], { expectedOn: '2026-03-04' });
    shop.at.engine.advance(10 * 86_400_000);
    await shop.order(erika, [knopf], { messageKind: 'email', expectedOn: '2026-03-12' });
    const list = async (query: Record<string, string>) =>
      ((await shop.call('get /api/orders', { query })) as { rows: { number: string }[] }).rows.map(
        (row) => row.number,
      );
    expect(await list({})).toEqual(['2', '1']);
    expect(await list({ messageKind: 'email' })).toEqual(['2']);
    expect(await list({ olderThanDays: '7' })).toEqual(['1']);
    expect(await list({ due: 'overdue' })).toEqual(['1']);
    expect(await list({ due: 'today' })).toEqual(['2']);
    expect(await list({ state: 'arrived' })).toEqual([]);
    for (let i = 0; i < 60; i++) await shop.order(erika, [momo]);
    const first = (await shop.call('get /api/orders', { query: {} })) as {
      rows: { number: string }[];
      next: string;
    };
    const second = (await shop.call('get /api/orders', { query: { after: first.next } })) as {
      rows: { number: string }[];
      next: null;
    };
    expect([...first.rows, ...second.rows].map((row) => Number(row.number))).toEqual(
      Array.from({ length: 62 }, (_, i) => 62 - i),
    );
    expect(second.next).toBeNull();
  });

  it('changed by two counters at once keeps the first change and tells the second', async () => {
    const { id } = await shop.order(erika, [momo]);
    const change = (note: string) =>
      shop.call('patch /api/orders/{id}', { ...at(id), body: { revision: 1, note } });
    const [one, two] = await Promise.all([change('bitte einpacken'), change('eilt')]);
    expect(one).toMatchObject({ note: 'bitte einpacken', revision: 2 });
    expect(two).toMatchObject({ status: 409, extra: { revision: 2 } });
  });
});

describe('goods in', () => {
  it('goes to who has waited longest, tells for whom it is, and puts the rest on the shelf', async () => {
    const max = await shop.customer({ firstName: 'Max', lastName: 'Anders' });
    const { id: first } = await shop.order(erika, [], {
      lines: [
        { articleId: momo.id, quantity: 2 },
        { articleId: knopf.id, quantity: 1 },
      ],
    });
    shop.at.engine.advance(60_000);
    const { id: second } = await shop.order(max, [momo]);
    const goods = await shop.call('post /api/goods-in', { body: { code: '3-522-20255-4', quantity: 4 } });
    expect(goods).toMatchObject({
      article: { title: 'Momo' },
      for: [
        { number: '1', customerName: 'Erika Größer', quantity: 2, complete: false, message: 'none' },
        { number: '2', customerName: 'Max Anders', quantity: 1, complete: true, message: 'none' },
      ],
      toShelf: 1,
      stock: 4,
    });
    expect(await shop.look(first)).toMatchObject({ state: 'arrived', pieces: 3, piecesArrived: 2 });
    expect(await shop.look(second)).toMatchObject({ state: 'arrived' });
    expect(await shop.call('post /api/goods-in', { body: { code: '4006381333931' } })).toMatchObject({
      status: 404,
    });
  });

  it('of a part is booked line by line, and never more than is awaited', async () => {
    const { id } = await shop.order(erika, [], { lines: [{ articleId: momo.id, quantity: 2 }] });
    const some = (quantity: number, revision: number) =>
      shop.call('post /api/orders/{id}/arrival', {
        ...at(id),
        body: { revision, pieces: [{ position: 1, quantity }] },
      });
    expect(await some(3, 1)).toMatchObject({ status: 422, code: 'too-many-pieces' });
    expect(await some(1, 1)).toMatchObject({ order: { state: 'arrived', piecesArrived: 1, revision: 2 } });
    expect(await some(1, 1)).toMatchObject({ status: 409 });
    expect(await some(1, 2)).toMatchObject({ order: { piecesArrived: 2 } });
    expect(await shop.call('get /api/articles/{id}', at(momo.id))).toMatchObject({ stock: 2 });
  });
});

describe('consent.notify', () => {
  it('without the consent an order may only be taken with K, and no message is created when the goods come in', async () => {
    for (const messageKind of ['email', 'phone', 'letter']) {
      expect(await shop.order(erika, [momo], { messageKind })).toMatchObject({
        status: 422,
        code: 'no-notification-consent',
      });
    }
    const { id } = await shop.order(erika, [momo]);
    expect(
      await shop.call('patch /api/orders/{id}', { ...at(id), body: { revision: 1, messageKind: 'phone' } }),
    ).toMatchObject({ status: 422 });
    expect(await shop.arrive(id)).toMatchObject({
      message: 'none',
      order: { state: 'arrived', messageKind: 'K' },
    });
    expect(await messages()).toEqual([]);
  });

  it('with the consent a message waits when all is there, and names no goods', async () => {
    await shop.consent(erika, 'notification');
    const { id } = await shop.order(erika, [momo, knopf], { messageKind: 'phone' });
    const { order } = (await shop.call('post /api/orders/{id}/arrival', {
      ...at(id),
      body: { revision: 1, pieces: [{ position: 1, quantity: 1 }] },
    })) as never;
    expect(order).toMatchObject({ state: 'arrived' });
    expect(await messages()).toEqual([]);
    expect(await shop.arrive(id)).toMatchObject({ message: 'created' });
    const { calls } = (await shop.call('get /api/order-messages/calls')) as {
      calls: { id: string; text: string }[];
    };
    expect(calls).toMatchObject([{ name: 'Erika Größer', phone: '030 1234567', orderNumber: '1' }]);
    expect(calls[0]?.text).not.toMatch(/Momo|Knopf/);
  });

  it('without the contact details for it a kind cannot be chosen', async () => {
    const bare = await shop.customer({
      lastName: 'Bahr',
      phones: [],
      email: '',
      street: '',
      postcode: '',
      city: '',
    });
    await shop.consent(bare, 'notification');
    for (const messageKind of ['email', 'phone', 'letter']) {
      expect(await shop.order(bare, [momo], { messageKind })).toMatchObject({
        status: 422,
        code: 'no-contact',
      });
    }
  });

  it('a withdrawal turns open orders to K and kills waiting messages in the same moment', async () => {
    await shop.consent(erika, 'notification');
    const { id: waiting } = await shop.order(erika, [momo], { messageKind: 'letter' });
    const { id: open } = await shop.order(erika, [knopf], { messageKind: 'email' });
    await shop.arrive(waiting);
    expect(await messages()).toHaveLength(1);
    await shop.consent(erika, 'notification', 'withdrawn');
    expect(await messages()).toEqual([]);
    expect([await shop.look(waiting), await shop.look(open)]).toMatchObject([
      { messageKind: 'K' },
      { messageKind: 'K' },
    ]);
    expect(await shop.arrive(open)).toMatchObject({ message: 'none' });
    expect(await messages()).toEqual([]);
  });

  it('a withdrawal on its way to the store is seen by the order that is taken right behind it', async () => {
    await shop.consent(erika, 'notification');
    const [, order] = await Promise.all([
      shop.consent(erika, 'notification', 'withdrawn'),
      shop.order(erika, [momo], { messageKind: 'email' }),
    ]);
    expect(order).toMatchObject({ code: 'no-notification-consent' });
  });
});

describe('telling customers', () => {
  beforeEach(() => shop.consent(erika, 'notification'));

  it('by phone: not reached comes up again, told makes the order notified and stands in the history', async () => {
    const { id } = await shop.order(erika, [momo], { messageKind: 'phone' });
    await shop.arrive(id);
    const call = async () =>
      ((await shop.call('get /api/order-messages/calls')) as { calls: { id: string; attempts: number }[] })
        .calls[0];
    const first = await call();
    await shop.call('post /api/order-messages/{id}/call', {
      ...at(first?.id ?? ''),
      body: { outcome: 'not-reached' },
    });
    expect(await call()).toMatchObject({ attempts: 1 });
    await shop.call('post /api/order-messages/{id}/call', {
      ...at(first?.id ?? ''),
      body: { outcome: 'told' },
    });
    expect(await call()).toBeUndefined();
    expect(await shop.look(id)).toMatchObject({
      state: 'notified',
      messages: [{ channel: 'phone', state: 'sent' }],
    });
    const history = await shop.call('get /api/customers/{id}/contacts', { params: { id: erika }, query: {} });
    expect(history).toMatchObject({
      rows: [{ channel: 'phone', direction: 'out', text: 'Bestellung 1 liegt bereit' }],
    });
  });

  it('by letter: printed with the postal address, and done all at once', async () => {
    for (const article of [momo, knopf])
      await shop.arrive((await shop.order(erika, [article], { messageKind: 'letter' })).id);
    const { letters } = (await shop.call('get /api/order-messages/letters')) as { letters: { id: string }[] };
    expect(letters).toMatchObject([{ address: 'Erika Größer\nLindenweg 3\n10115 Berlin' }, {}]);
    expect(
      await shop.call('post /api/order-messages/done', {
        body: { messages: letters.map((letter) => letter.id) },
      }),
    ).toEqual({ done: 2 });
    expect(await shop.call('get /api/order-messages')).toMatchObject({ letters: 0, mail: 'off' });
  });

  it('now, although a part is still missing, and only if something lies ready', async () => {
    const { id } = await shop.order(erika, [momo, knopf], { messageKind: 'phone' });
    const tell = () => shop.call('post /api/orders/{id}/notification', at(id));
    expect(await tell()).toMatchObject({ status: 409, code: 'nothing-ready' });
    await shop.call('post /api/goods-in', { body: { code: momo.number } });
    expect(await tell()).toMatchObject({ message: 'created' });
    expect(await tell()).toMatchObject({ message: 'waiting' });
  });
});

describe('consent.storage', () => {
  it('without the consent a cancelled order is anonymous at once, its messages and the customer file are gone', async () => {
    await shop.consent(erika, 'notification');
    const { id } = await shop.order(erika, [momo], { messageKind: 'phone', note: 'für Tante Inge' });
    await shop.arrive(id);
    await cancel(id);
    expect(await rowOf(id)).toMatchObject({
      state: 'cancelled',
      life: 'anonymous',
      person_id: null,
      sealed: null,
    });
    expect(await messages()).toEqual([]);
    expect(await file()).toBeUndefined();
    expect(await shop.look(id)).toMatchObject({
      anonymous: true,
      customerName: null,
      note: null,
      lines: [{ title: 'Momo' }],
    });
  });

  it('the file lives until the last open order is done', async () => {
    const { id: one } = await shop.order(erika, [momo]);
    const { id: two } = await shop.order(erika, [knopf]);
    await cancel(one);
    expect(await rowOf(one)).toMatchObject({ life: 'anonymous' });
    expect(await file()).toBeDefined();
    await cancel(two);
    expect(await file()).toBeUndefined();
  });

  it('with the consent both stay, and both die in the moment it is withdrawn', async () => {
    await shop.consent(erika, 'storage');
    const { id } = await shop.order(erika, [momo]);
    await cancel(id);
    expect(await shop.look(id)).toMatchObject({ state: 'cancelled', customerName: 'Erika Größer' });
    expect(await file()).toBeDefined();
    await shop.consent(erika, 'storage', 'withdrawn');
    expect(await rowOf(id)).toMatchObject({ life: 'anonymous' });
    expect(await file()).toBeUndefined();
  });

  it('a part that was cancelled leaves the rest of the order as it was', async () => {
    const { id } = await shop.order(erika, [], { lines: [{ articleId: momo.id, quantity: 3 }] });
    await cancel(id, [{ position: 1, quantity: 2 }]);
    expect(await shop.look(id)).toMatchObject({
      state: 'ordered',
      pieces: 1,
      totalCents: 2_000,
      anonymous: false,
    });
  });
});

describe('storage.needed', () => {
  it('an order nobody ever collected is anonymous three years after the end of its year, and then closed', async () => {
    const { id } = await shop.order(erika, [momo]);
    await shop.call('post /api/goods-in', { body: { code: momo.number } });
    shop.at.engine.advance((365 * 4 + 2) * 86_400_000);
    await engine().clock.sweep();
    expect(await rowOf(id)).toMatchObject({ life: 'anonymous', state: 'arrived' });
    expect(await shop.call('get /api/orders', { query: {} })).toMatchObject({ rows: [] });
    const settle = (await import('./service/settle-nameless.ts')).settleNameless;
    expect(await settle(engine())).toBe(1);
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled' });
    expect(await settle(engine())).toBe(0);
  });

  it('a message that was sent is erased after thirty days, also while the order is still open', async () => {
    await shop.consent(erika, 'notification');
    const { id } = await shop.order(erika, [momo], { messageKind: 'phone' });
    await shop.arrive(id);
    const [message] = await messages();
    await shop.call('post /api/order-messages/done', { body: { messages: [message?.id] } });
    shop.at.engine.advance(31 * 86_400_000);
    await engine().clock.sweep();
    expect(await messages()).toEqual([]);
    expect(await shop.look(id)).toMatchObject({ state: 'notified' });
  });
});

describe('an import of orders', () => {
  const imported = (more: Partial<ImportedOrder>): ImportedOrder => ({
    number: '10248',
    customer: erika,
    orderedAt: Date.UTC(1996, 6, 4),
    expectedOn: null,
    collectedAt: Date.UTC(1996, 6, 16),
    cancelledAt: null,
    messageKind: 'K',
    note: '',
    lines: [{ article: momo.id, quantity: 12, priceCents: 1_400 }],
    ...more,
  });
  const run = (orders: ImportedOrder[]) => engine().write(testOwner, (unit) => importOrders(unit, orders));

  it('can be repeated without doubles, and the numbers go on above it', async () => {
    const open = { number: '10249', orderedAt: engine().now() - 86_400_000, collectedAt: null };
    const orders = [imported({}), imported(open)];
    expect(await run(orders)).toEqual({ outcome: 'imported', added: 2, known: 0, done: 1, filesEnded: 0 });
    expect(await run(orders)).toMatchObject({ added: 0, known: 2 });
    expect(await shop.order(erika, [momo])).toMatchObject({ number: '10250' });
  });

  it('brings what is past its deletion date to the clock, and ends files of customers without an open order', async () => {
    expect(await run([imported({})])).toMatchObject({ filesEnded: 1 });
    expect(
      await engine().clock.due({ until: engine().now(), kind: customerOrder.id, limit: 10 }),
    ).toHaveLength(1);
    await engine().clock.sweep();
    const [row] = await orderTables(engine().db).selectFrom('records.customer_order').selectAll().execute();
    expect(row).toMatchObject({ life: 'anonymous', state: 'collected', pieces: 12, total_cents: 16_800 });
  });

  it('is whole or not at all', async () => {
    const orders = [
      imported({}),
      imported({}),
      imported({ number: '1', lines: [{ article: erika, quantity: 1, priceCents: 1 }] }),
    ];
    expect(await run(orders)).toMatchObject({
      outcome: 'refused',
      faults: [
        { order: 1, field: 'number' },
        { order: 2, field: 'article' },
      ],
    });
    expect(await shop.call('get /api/orders', { query: { state: 'all' } })).toMatchObject({ rows: [] });
  });
});
