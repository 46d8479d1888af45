import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../harness/client.ts';
import { command, makePlace, type ServerProcess, startServer } from '../harness/server.ts';
import { addArticle, addCustomer, signIn, takeOrder } from '../harness/shop.ts';
import { hedwig } from './journey.ts';

const place = makePlace();
let server: ServerProcess;
let lead: readonly ApiClient[];

beforeAll(async () => {
  const passwords: string[] = [];
  for (const tenant of ['linde', 'eiche']) {
    await command(place, ['tenant', 'add', tenant]);
    const words = ['--name', 'Ina Beispiel', '--login', 'ina', '--roles', 'owner'];
    const said = await command(place, ['--json', '--tenant', tenant, 'user', 'add', ...words]);
    const line = said.split('\n').find((each) => each.includes('"password"')) ?? '{}';
    passwords.push((JSON.parse(line) as { password: string }).password);
  }
  server = await startServer(place);
  const next = 'lampe feder kompass moos';
  const signedIn = async (tenant: string, current = '') => {
    const client = await signIn(server.url, 'ina', tenant, current);
    await client.must(204, 'POST', '/api/account/password', { current, next });
    return client;
  };
  lead = [await signedIn('linde', passwords[0]), await signedIn('eiche', passwords[1])];
});
afterAll(async () => {
  await server?.stop();
  place.remove();
});

test('what one company has does not exist for the other on the same server', async () => {
  const [linde, eiche] = lead;
  if (!linde || !eiche) throw new Error('nobody is signed in');
  const article = await addArticle(linde, '2000000000015', 'Der Leuchtturm am Ende', 2400);
  const customer = await addCustomer(linde, hedwig, ['storage']);
  const order = await takeOrder(linde, customer, article);
  const paths = [`/api/customers/${customer}`, `/api/orders/${order}`, `/api/articles/${article}`];
  for (const path of paths) {
    await linde.must(200, 'GET', path);
    await eiche.must(404, 'GET', path);
  }
  const found = await eiche.must(200, 'POST', '/api/customers/search', { query: 'Müßigbrodt' });
  expect(found.hits).toEqual([]);
  const orders = { customerId: customer, lines: [{ articleId: article, quantity: 1 }] };
  expect((await eiche.call('POST', '/api/orders', orders)).status).toBeGreaterThanOrEqual(400);
  expect((await linde.must(200, 'GET', '/api/orders?state=all')).rows).toHaveLength(1);
});
