import { expect } from 'vitest';
import type { ApiClient } from '../harness/client.ts';
import { addArticle, addCustomer, addUser, collection, setUpShop, takeOrder } from '../harness/shop.ts';

/** What the morning left behind. */
export interface Morning {
  readonly owner: ApiClient;
  readonly till: ApiClient;
  readonly article: string;
}

/** First start, an account for the till, an article. */
export async function morning(url: string): Promise<Morning> {
  const owner = await setUpShop(url);
  const till = await addUser(url, owner, { name: 'Jonte Brandt', login: 'jonte', roles: ['staff'] });
  const article = await addArticle(owner, '2000000000015', 'Der Leuchtturm am Ende', 2400);
  return { owner, till, article };
}

/** Somebody invented, complete enough to be written to. */
export const hedwig = {
  ...{ salutation: 'ms', firstName: 'Hedwig', lastName: 'Müßigbrodt' },
  ...{ street: 'Lärchenstieg 4', postcode: '23970', city: 'Wismar' },
  ...{ phones: ['03841 778812'], email: 'hedwig@muessigbrodt.example' },
} as const;

/** A shop day from the first order to the evening's proofs, for who only wants to have it happen. */
export async function wholeDay(url: string): Promise<void> {
  const { owner, till, article } = await morning(url);
  const told = await addCustomer(till, hedwig, ['notification', 'storage', 'marketing']);
  const quiet = await addCustomer(till, { ...hedwig, firstName: 'Ottilie', email: '' }, []);
  const [first, second] = [
    await takeOrder(till, told, article, { messageKind: 'email' }),
    await takeOrder(till, quiet, article),
  ];
  for (const _order of [first, second])
    await till.must(200, 'POST', '/api/goods-in', { code: '2000000000015' });
  for (const order of [first, second])
    await till.must(201, 'POST', '/api/sales', await collection(till, order));
  await owner.must(200, 'POST', '/api/clock/sweep');
  await owner.must(200, 'GET', '/api/pledges');
  const verdict = await owner.must(200, 'POST', '/api/ledger/verify');
  expect(verdict.intact).toBe(true);
}
