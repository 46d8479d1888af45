import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClient } from '../harness/client.ts';
import { makePlace, type ServerProcess, startServer } from '../harness/server.ts';
import { addArticle, addCustomer, collection, takeOrder } from '../harness/shop.ts';
import { hedwig, type Morning, morning } from './journey.ts';

// The day it must carry, promise by promise, over HTTP against the server as it is delivered.

const place = makePlace();
let server: ServerProcess;
let shop: Morning;

beforeAll(async () => {
  server = await startServer(place);
  shop = await morning(server.url);
});
afterAll(async () => {
  await server?.stop();
  place.remove();
});

const goodsIn = (code = '2000000000015') => shop.till.must(200, 'POST', '/api/goods-in', { code });
const outbox = () => shop.till.must(200, 'GET', '/api/order-messages');
const card = (id: string) => shop.till.must(200, 'GET', `/api/customers/${id}`);
const give = (id: string, consent: string, event = 'given') =>
  shop.till.must(200, 'POST', `/api/customers/${id}/consents/${consent}`, { event });

/** An order that lies ready, of an article nobody else waits for. */
async function readyOrder(customer: string, ean: string): Promise<string> {
  const article = await addArticle(shop.owner, ean, `Der Band ${ean}`, 1250);
  const order = await takeOrder(shop.till, customer, article);
  await goodsIn(ean);
  return order;
}

test('login.strong: without a session nothing is answered, with the role staff no users', async () => {
  for (const path of ['/api/customers', '/api/orders', '/api/sales', '/api/ledger', '/api/users'])
    expect((await apiClient(server.url).call('GET', path)).status, path).toBe(401);
  expect((await shop.till.call('GET', '/api/users')).status).toBe(403);
});

test('a customer is found by a part of the name, by number and by phone', async () => {
  const id = await addCustomer(
    shop.till,
    { ...hedwig, lastName: 'Zwieselhuber', phones: ['03841 665544'] },
    [],
  );
  const { number } = (await card(id)).customer;
  for (const query of ['zwiesel', 'Hedwig Zwies', number, '03841665544']) {
    const { hits } = await shop.till.must(200, 'POST', '/api/customers/search', { query });
    expect(
      hits.map((hit: { id: string }) => hit.id),
      query,
    ).toContain(id);
  }
  const { hits } = await shop.till.must(200, 'POST', '/api/customers/search', { query: 'Zwieselhofer' });
  expect(hits).toEqual([]);
});

test('consent.visible: the label is grey until a consent is given, then coloured, and each consent stands apart', async () => {
  const id = await addCustomer(shop.till, hedwig, []);
  expect((await card(id)).label).toEqual({ state: 'none', given: [] });
  await give(id, 'notification');
  expect((await card(id)).label).toEqual({ state: 'partly', given: ['notification'] });
  for (const consent of ['storage', 'marketing']) await give(id, consent);
  expect((await card(id)).label.state).toBe('given');
});

test('consent.notify: goods in make a message for who consented and none for who did not', async () => {
  const consenting = await addCustomer(shop.till, hedwig, ['notification']);
  const silent = await addCustomer(shop.till, { ...hedwig, firstName: 'Ottilie' }, []);
  const before = (await outbox()).emails;
  const told = await takeOrder(shop.till, consenting, shop.article, { messageKind: 'email' });
  expect(await goodsIn()).toMatchObject({ for: [{ orderId: told, message: 'created' }] });
  expect((await outbox()).emails).toBe(before + 1);

  const wanted = await shop.till.call('POST', '/api/orders', {
    customerId: silent,
    messageKind: 'email',
    lines: [{ articleId: shop.article, quantity: 1 }],
  });
  expect(wanted.status, 'a message nobody agreed to is not even noted as a wish').toBe(422);
  const untold = await takeOrder(shop.till, silent, shop.article, { messageKind: 'K' });
  expect(await goodsIn()).toMatchObject({ for: [{ orderId: untold, message: 'none' }] });
  expect((await outbox()).emails).toBe(before + 1);
});

test('consent.storage: collected without the consent, the order is anonymous and the address gone in the same moment', async () => {
  const id = await addCustomer(shop.till, { ...hedwig, lastName: 'Kurzweilig' }, ['notification']);
  const order = await readyOrder(id, '2000000000022');
  const sold = await shop.till.must(201, 'POST', '/api/sales', await collection(shop.till, order));
  expect(sold).toMatchObject({ anonymised: 1, filesEnded: 1 });
  expect(await shop.till.must(200, 'GET', `/api/orders/${order}`)).toMatchObject({
    ...{ state: 'collected', anonymous: true },
    ...{ customerId: null, customerName: null, note: null, messages: [] },
  });
  expect((await shop.till.call('GET', `/api/customers/${id}`)).status).toBe(404);
  const { hits } = await shop.till.must(200, 'POST', '/api/customers/search', { query: 'Kurzweilig' });
  expect(hits).toEqual([]);
});

test('consent.storage: with the consent the file stays, and dies with the withdrawal', async () => {
  const id = await addCustomer(shop.till, { ...hedwig, lastName: 'Langbleiber' }, ['storage']);
  const order = await readyOrder(id, '2000000000039');
  const sold = await shop.till.must(201, 'POST', '/api/sales', await collection(shop.till, order));
  expect(sold).toMatchObject({ anonymised: 0, filesEnded: 0 });
  expect((await card(id)).customer.lastName).toBe('Langbleiber');
  expect(await shop.till.must(200, 'GET', `/api/orders/${order}`)).toMatchObject({ anonymous: false });

  await give(id, 'storage', 'withdrawn');
  expect((await shop.till.call('GET', `/api/customers/${id}`)).status).toBe(404);
  expect(await shop.till.must(200, 'GET', `/api/orders/${order}`)).toMatchObject({
    anonymous: true,
    customerName: null,
  });
});

test('two tills that sell the same order at once: one wins, the other is told', async () => {
  const id = await addCustomer(shop.till, hedwig, ['storage']);
  for (const ean of ['2000000000046', '2000000000053', '2000000000060']) {
    const order = await readyOrder(id, ean);
    const [one, other] = [await collection(shop.till, order), await collection(shop.owner, order)];
    const answers = await Promise.all([
      shop.till.call('POST', '/api/sales', one),
      shop.owner.call('POST', '/api/sales', other),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual([201, 409]);
  }
});

test('a sale sent twice is sold once', async () => {
  const id = await addCustomer(shop.till, hedwig, ['storage']);
  const sale = await collection(shop.till, await readyOrder(id, '2000000000077'));
  const answers = await Promise.all([1, 2].map(() => shop.till.call('POST', '/api/sales', sale)));
  expect(new Set(answers.map((each) => each.body.receipt?.id)).size).toBe(1);
});

test('staff.masterdata: two who change the same customer at once: one is told, nothing is lost', async () => {
  const id = await addCustomer(shop.till, hedwig, []);
  const { number, revision } = (await card(id)).customer;
  const change = (street: string) => ({ ...hedwig, number, revision, street });
  const answers = await Promise.all([
    shop.till.call('PUT', `/api/customers/${id}`, change('Am Wall 1')),
    shop.owner.call('PUT', `/api/customers/${id}`, change('Am Wall 2')),
  ]);
  expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
  const winner = answers[0]?.status === 200 ? 'Am Wall 1' : 'Am Wall 2';
  expect((await card(id)).customer).toMatchObject({ street: winner, lastName: hedwig.lastName });
});

test('in the evening the preview, the protocol and the chain agree, and no pledge is broken', async () => {
  const { owner } = shop;
  const preview = await owner.must(200, 'GET', '/api/clock/preview?days=40');
  expect(preview.counts.some((each: { kind: string }) => each.kind === 'customer')).toBe(true);
  await owner.must(200, 'POST', '/api/clock/sweep');
  const { rows } = await owner.must(200, 'GET', '/api/ledger?limit=200');
  const types = new Set(rows.map((row: { type: string }) => row.type));
  expect(
    [...types].some((type) => /eras/.test(String(type))),
    [...types].join(),
  ).toBe(true);
  expect(await owner.must(200, 'POST', '/api/ledger/verify')).toMatchObject({ intact: true });
  const { pledges } = await owner.must(200, 'GET', '/api/pledges');
  expect(pledges.length).toBeGreaterThan(10);
  expect(pledges.filter((pledge: { state: string }) => pledge.state === 'broken')).toEqual([]);
});
