import { type ApiClient, apiClient } from './client.ts';

/** Passwords are made of words that stand in no name of the shop. */
export const password = 'lampe feder kompass moos';

/** Goes through the first start: makes the company and its owner, who is signed in with it. */
export async function setUpShop(url: string): Promise<ApiClient> {
  const owner = apiClient(url);
  await owner.must(201, 'POST', '/api/setup', {
    company: {
      name: 'Buchhandlung Lindenhof',
      street: 'Marktplatz 3',
      postcode: '23966',
      city: 'Wismar',
      email: 'laden@lindenhof.example',
      phone: '03841 555010',
      state: 'DE-MV',
    },
    owner: { name: 'Ina Lindenhof', login: 'ina', password },
    language: 'de',
  });
  return owner;
}

/** Signs somebody in, of a company when there are several. */
export async function signIn(
  url: string,
  login: string,
  tenant?: string,
  secret = password,
): Promise<ApiClient> {
  const client = apiClient(url);
  await client.must(200, 'POST', '/api/session', {
    ...{ login, password: secret },
    ...(tenant === undefined ? {} : { tenant }),
  });
  return client;
}

/** Makes an account and lives through its first sign-in, at which the first password is changed. */
export async function addUser(
  url: string,
  owner: ApiClient,
  user: { readonly name: string; readonly login: string; readonly roles: readonly string[] },
  secret = password,
): Promise<ApiClient> {
  const added = await owner.must(201, 'POST', '/api/users', user);
  const client = await signIn(url, user.login, undefined, added.password);
  await client.must(204, 'POST', '/api/account/password', { current: added.password, next: secret });
  return client;
}

/** An article of the shop. */
export async function addArticle(
  client: ApiClient,
  ean: string,
  title: string,
  priceCents: number,
): Promise<string> {
  const article = { ean, title, priceCents, vatClass: 'reduced' };
  return (await client.must(201, 'POST', '/api/articles', article)).id;
}

/** A customer of the shop with these consents. @returns the id of the person */
export async function addCustomer(
  client: ApiClient,
  customer: Readonly<Record<string, unknown>>,
  consents: readonly string[],
): Promise<string> {
  return (await client.must(201, 'POST', '/api/customers', { ...customer, consents })).id;
}

/** An order of one piece. @returns its id */
export async function takeOrder(
  client: ApiClient,
  customerId: string,
  articleId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const order = { customerId, lines: [{ articleId, quantity: 1 }], ...more };
  return (await client.must(201, 'POST', '/api/orders', order)).id;
}

/** The sale with which somebody collects an order and pays it in cash. */
export async function collection(
  client: ApiClient,
  orderId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const order = await client.must(200, 'GET', `/api/orders/${orderId}`);
  return {
    request: crypto.randomUUID(),
    orders: [{ orderId, revision: order.revision, pieces: 'all' }],
    totalCents: order.totalCents,
    payment: { kind: 'cash', givenCents: order.totalCents },
  };
}
