import type { PersonId, RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUser, hashPassword, loginModule } from '../../platform/login/index.ts';
import { staff } from '../../platform/roles/roles.ts';
import { companySetting } from '../../platform/settings/company.ts';
import { testOwner } from '../../platform/testing.ts';
import type { Article } from '../articles/index.ts';
import { fileOf } from '../customers/index.ts';
import { type TestShop, testShop } from '../orders/testing.ts';
import { counterModule, type Receipt, sell } from './index.ts';
import { saleTables } from './tables.ts';

let shop: TestShop;
let erika: PersonId;
let momo: Article;
let pen: Article;
beforeEach(async () => {
  shop = await testShop([loginModule, counterModule]);
  erika = await shop.customer();
  momo = await shop.article({ title: 'Momo', priceCents: 2_000, stock: 3 });
  pen = await shop.article({ title: 'Füller', priceCents: 1_190, vatClass: 'full' });
});
afterEach(() => shop.at.end());

const engine = () => shop.at.tenant.engine;
const cash = (givenCents: number) => ({ kind: 'cash', givenCents });
const card = { kind: 'card' };
const request = () => crypto.randomUUID();
const sale = (body: object) =>
  shop.call('post /api/sales', { body: { request: request(), payment: card, ...body } });
const sold = async (body: object) => ((await sale(body)) as { receipt: Receipt }).receipt;
const stockOf = async (article: Article) =>
  ((await shop.call('get /api/articles/{id}', { params: { id: article.id } })) as Article).stock;
const orderLine = async (orderId: string, more: object = {}) => ({
  orderId,
  revision: (await shop.look(orderId)).revision,
  ...more,
});
const sales = () =>
  saleTables(engine().db).selectFrom('records.sale').selectAll().orderBy('number').execute();

describe('a sale', () => {
  it('makes a receipt with VAT by rate and the change, and takes the goods from stock', async () => {
    const lines = [
      { articleId: momo.id, quantity: 2 },
      { articleId: pen.id, quantity: 1 },
    ];
    expect(await sale({ lines, totalCents: 5_190, payment: cash(6_000) })).toMatchObject({
      anonymised: 0,
      receipt: {
        number: 1,
        totalCents: 5_190,
        givenCents: 6_000,
        changeCents: 810,
        shares: [
          { vatClass: 'full', permille: 190, grossCents: 1_190, taxCents: 190, netCents: 1_000 },
          { vatClass: 'reduced', permille: 70, grossCents: 4_000, taxCents: 262, netCents: 3_738 },
        ],
        lines: [{ title: 'Momo', quantity: 2, orderNumber: null }, { title: 'Füller' }],
      },
    });
    expect(await stockOf(momo)).toBe(1);
    expect(await stockOf(pen)).toBe(-1);
  });

  it('is refused, and spends no number, when the total has changed, too little was given, or an article is unknown', async () => {
    const lines = [{ articleId: momo.id, quantity: 1 }];
    expect(await sale({ lines, totalCents: 1_999 })).toMatchObject({
      status: 409,
      code: 'total-changed',
      extra: { totalCents: 2_000 },
    });
    expect(await sale({ lines, totalCents: 2_000, payment: cash(1_999) })).toMatchObject({
      status: 422,
      code: 'too-little',
    });
    expect(await sale({ lines: [{ articleId: request(), quantity: 1 }], totalCents: 0 })).toMatchObject({
      status: 422,
    });
    expect(await sold({ lines, totalCents: 2_000, payment: cash(2_000) })).toMatchObject({
      number: 1,
      changeCents: 0,
    });
  });

  it('sent twice is sold once', async () => {
    const body = { request: request(), lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000 };
    const [one, two] = await Promise.all([sale(body), sale(body)]);
    expect(one).toEqual(two);
    expect(await stockOf(momo)).toBe(2);
    expect(await sales()).toHaveLength(1);
  });

  it('is refused when its request id belongs to another sale', async () => {
    const first = { request: request(), lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000 };
    const sent = await sale(first);
    const used = { status: 409, code: 'request-used' };
    const two = { ...first, lines: [{ articleId: momo.id, quantity: 2 }], totalCents: 4_000 };
    expect(await sale(two)).toMatchObject(used);
    expect(await sale({ ...first, payment: cash(5_000) })).toMatchObject(used);
    expect(await sale(first)).toEqual(sent);
    expect(await stockOf(momo)).toBe(2);
    const other = (await sale({ ...first, request: request() })) as { receipt: { id: string } };
    const cancellation = (id: string) =>
      shop.call('post /api/sales/{id}/cancellation', { params: { id }, body: { request: first.request } });
    expect(await cancellation(other.receipt.id)).toMatchObject(used);
  });

  it('is numbered without gaps, also by many tills at once', async () => {
    const body = { lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000 };
    const wrong = { ...body, totalCents: 1 };
    await Promise.all(Array.from({ length: 40 }, (_, i) => sale(i % 3 === 0 ? wrong : body)));
    expect((await sales()).map((row) => row.number)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
  });

  it('at another price says so on the receipt and leaves the article as it is', async () => {
    const lines = [{ articleId: momo.id, quantity: 1, priceCents: 1_500 }];
    expect(await sold({ lines, totalCents: 1_500 })).toMatchObject({ lines: [{ priceCents: 1_500 }] });
    expect(await shop.call('get /api/articles/{id}', { params: { id: momo.id } })).toMatchObject({
      priceCents: 2_000,
    });
  });

  it('names the company and who took the money, on the receipt and on its copy', async () => {
    await shop.at.tenant.settings.set(testOwner, companySetting, {
      ...companySetting.initial,
      name: 'Buchhandlung Sonnenschein',
      vatId: 'DE123456789',
    });
    const passwordHash = await hashPassword('Sesam öffne dich, bitte');
    const account = {
      name: 'Jana Blum',
      login: 'jana',
      passwordHash,
      language: 'de',
      roles: [staff.id],
      mustChange: false,
    } as const;
    const id = await createUser(engine(), testOwner, account);
    const jana = { id, roles: [staff.id] };
    const lines = [{ articleId: momo.id, quantity: 1 }];
    const done = await sell(shop.at.tenant, jana, {
      request: request(),
      lines,
      orders: [],
      totalCents: 2_000,
      payment: { kind: 'card' },
    });
    expect(done).toMatchObject({
      receipt: { cashier: 'Jana Blum', company: { name: 'Buchhandlung Sonnenschein', vatId: 'DE123456789' } },
    });
  });
});

describe('consent.storage', () => {
  it('without the consent the order is anonymous in the moment it is sold, and the address is gone', async () => {
    await shop.consent(erika, 'notification');
    const { id } = await shop.order(erika, [momo, pen], { messageKind: 'phone', note: 'für Tante Inge' });
    await shop.arrive(id);
    expect(await sale({ orders: [await orderLine(id)], totalCents: 3_190 })).toMatchObject({
      anonymised: 1,
      filesEnded: 1,
      receipt: {
        lines: [
          { title: 'Momo', orderNumber: '1' },
          { title: 'Füller', orderNumber: '1' },
        ],
      },
    });
    expect(await shop.look(id)).toMatchObject({
      state: 'collected',
      anonymous: true,
      customerName: null,
      customerId: null,
      messages: [],
    });
    expect(await fileOf(engine().db, erika)).toBeUndefined();
    expect(await engine().verify()).toEqual([]);
  });

  it('with the consent the order and the file stay, and nothing of the customer is on the receipt', async () => {
    await shop.consent(erika, 'storage');
    const { id } = await shop.order(erika, [momo]);
    const done = await sale({ orders: [await orderLine(id)], totalCents: 2_000 });
    expect(done).toMatchObject({ anonymised: 0, filesEnded: 0 });
    expect(JSON.stringify(done)).not.toMatch(/Erika|Größer|Lindenweg/);
    expect(await shop.look(id)).toMatchObject({ state: 'collected', customerName: 'Erika Größer' });
    expect(await fileOf(engine().db, erika)).toBeDefined();
  });

  it('a part that is collected leaves the order open and the customer known', async () => {
    const { id } = await shop.order(erika, [], { lines: [{ articleId: momo.id, quantity: 3 }] });
    const some = await orderLine(id, { pieces: [{ position: 1, quantity: 1 }] });
    expect(await sale({ orders: [some], totalCents: 2_000 })).toMatchObject({ anonymised: 0 });
    expect(await shop.look(id)).toMatchObject({
      state: 'ordered',
      piecesCollected: 1,
      customerName: 'Erika Größer',
    });
    const rest = await orderLine(id, { pieces: [{ position: 1, quantity: 3 }] });
    expect(await sale({ orders: [rest], totalCents: 6_000 })).toMatchObject({
      status: 422,
      code: 'too-many-pieces',
    });
    expect(await sale({ orders: [await orderLine(id)], totalCents: 4_000 })).toMatchObject({ anonymised: 1 });
    expect(await fileOf(engine().db, erika)).toBeUndefined();
  });

  it('two orders and an article go over the counter in one sale, or none of them', async () => {
    const { id: one } = await shop.order(erika, [momo]);
    const { id: two } = await shop.order(erika, [pen]);
    const stale = [await orderLine(one), { ...(await orderLine(two)), revision: 7 }];
    const lines = [{ articleId: pen.id, quantity: 1 }];
    expect(await sale({ lines, orders: stale, totalCents: 4_380 })).toMatchObject({
      status: 409,
      extra: { order: two, revision: 1 },
    });
    expect([await shop.look(one), await shop.look(two)]).toMatchObject([
      { state: 'ordered' },
      { state: 'ordered' },
    ]);
    expect(await sales()).toEqual([]);
    const orders = [await orderLine(one), await orderLine(two)];
    expect(await sale({ lines, orders, totalCents: 4_380 })).toMatchObject({
      anonymised: 2,
      receipt: { number: 1 },
    });
  });

  it('of two counters that sell the same order exactly one wins, and the other gets a conflict', async () => {
    for (let i = 0; i < 5; i++) {
      const person = await shop.customer({ email: `p${i}@kundin.example` });
      const { id } = await shop.order(person, [momo]);
      const orders = [await orderLine(id)];
      const both = await Promise.all([
        sale({ orders, totalCents: 2_000 }),
        sale({ orders, totalCents: 2_000 }),
      ]);
      expect(both.filter((each) => (each as { receipt?: unknown }).receipt)).toHaveLength(1);
      expect(both.filter((each) => (each as { status?: number }).status === 409)).toHaveLength(1);
    }
    expect(await sales()).toHaveLength(5);
  });
});

describe('a cancellation', () => {
  const cancel = (id: string) =>
    shop.call('post /api/sales/{id}/cancellation', { params: { id }, body: { request: request() } });

  it('is a sale of its own that takes everything back, once, and leaves the first as it was', async () => {
    const first = await sold({
      lines: [{ articleId: momo.id, quantity: 3 }],
      totalCents: 6_000,
      payment: cash(10_000),
    });
    expect(await cancel(first.id)).toMatchObject({
      number: 2,
      cancels: 1,
      totalCents: -6_000,
      givenCents: null,
      shares: [{ taxCents: -393, netCents: -5_607 }],
      lines: [{ quantity: -3 }],
    });
    expect(await stockOf(momo)).toBe(3);
    const second = (await sales())[1]?.id as RecordId;
    expect(await cancel(first.id)).toMatchObject({ status: 409, code: 'sale-already' });
    expect(await cancel(second)).toMatchObject({ status: 409, code: 'sale-is-cancellation' });
    expect(await shop.call('get /api/sales/{id}', { params: { id: first.id } })).toMatchObject({
      totalCents: 6_000,
      cancelledBy: 2,
      lines: [{ quantity: 3 }],
    });
    expect(await shop.call('get /api/sales/day', { query: {} })).toMatchObject({
      sales: 1,
      cancellations: 1,
      totalCents: 0,
      firstNumber: 1,
      lastNumber: 2,
    });
  });
});

describe('storage.needed', () => {
  it('who took the money is forgotten ten years after the end of the year, and the figures stay', async () => {
    const { id } = await sold({ lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000 });
    const [row] = await sales();
    expect(new Date(row?.due_at ?? 0).toISOString()).toBe('2036-12-31T23:00:00.000Z');
    shop.at.engine.advance((row?.due_at ?? 0) - engine().now());
    await engine().clock.sweep();
    expect(await shop.call('get /api/sales/{id}', { params: { id } })).toMatchObject({
      cashier: null,
      totalCents: 2_000,
      lines: [{ title: 'Momo' }],
    });
  });
});

describe('protect.default', () => {
  it('no name of a customer or cashier stands in a plain column', async () => {
    const { id } = await shop.order(erika, [momo], { note: 'für Tante Inge' });
    await sold({ orders: [await orderLine(id)], totalCents: 2_000 });
    const plain = [
      ...(await sales()),
      ...(await saleTables(engine().db).selectFrom('records.sale_line').selectAll().execute()),
    ];
    expect(JSON.stringify(plain.map((row) => ({ ...row, sealed: null })))).not.toMatch(/Erika|Größer|Inge/);
  });
});

describe('the journal', () => {
  it('lists the sales of a day in German time, newest first, and sums them by payment and rate', async () => {
    await sold({ lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000, payment: cash(2_000) });
    await sold({ lines: [{ articleId: pen.id, quantity: 1 }], totalCents: 1_190 });
    shop.at.engine.advance(86_400_000);
    await sold({ lines: [{ articleId: momo.id, quantity: 1 }], totalCents: 2_000 });
    const { rows } = (await shop.call('get /api/sales', { query: { day: '2026-03-02' } })) as {
      rows: { number: number }[];
    };
    expect(rows.map((row) => row.number)).toEqual([2, 1]);
    expect(await shop.call('get /api/sales/day', { query: { day: '2026-03-02' } })).toMatchObject({
      sales: 2,
      cashCents: 2_000,
      cardCents: 1_190,
      totalCents: 3_190,
      shares: [
        { vatClass: 'reduced', grossCents: 2_000, taxCents: 131 },
        { vatClass: 'full', grossCents: 1_190, taxCents: 190 },
      ],
    });
  });
});
