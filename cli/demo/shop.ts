import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.ts';
import type { DemoArticle } from './books.ts';
import type { Chance } from './chance.ts';
import { inventPerson } from './people.ts';

interface OpenOrder {
  readonly id: string;
  readonly arrivesOn: number;
  readonly collectedOn: number;
  readonly cancelled: boolean;
  arrived: boolean;
}

interface Regular {
  readonly customerId: string;
  readonly kind: 'email' | 'phone' | 'letter' | 'K';
}

const topics = ['Krimi', 'Garten', 'Reise', 'Lyrik', 'Kinderbuch', 'Geschichte', 'Segeln', 'Kochen'] as const;
const wishes = [
  'Bitte als Geschenk einpacken',
  'Kommt erst nach 17 Uhr',
  'Ersatzweise gebundene Ausgabe',
  'Abholung durch die Nachbarin',
] as const;
const notes = [
  'Liest am liebsten Großdruck',
  'Bestellt für den Lesekreis',
  'Zahlt immer bar',
  'Freut sich über Hinweise zu Lesungen',
] as const;

/** The invented shop: its shelves, its regular customers, its open orders, and the day it has reached. */
export interface DemoShop {
  readonly client: ApiClient;
  readonly chance: Chance;
  readonly articles: { readonly id: string; readonly priceCents: number }[];
  readonly regulars: Regular[];
  orders: OpenOrder[];
  today: number;
}

/** Opens the shop, empty. */
export const openShop = (client: ApiClient, chance: Chance): DemoShop => ({
  client,
  chance,
  articles: [],
  regulars: [],
  orders: [],
  today: 0,
});

/** Puts an article on the shelf. */
export async function stock({ client, articles }: DemoShop, article: DemoArticle): Promise<void> {
  articles.push(await client.send<{ id: string; priceCents: number }>('POST', '/api/articles', article));
}

/** One day from opening to closing. */
export async function dayOfBusiness(shop: DemoShop): Promise<void> {
  const { chance, regulars } = shop;
  shop.today++;
  await goodsIn(shop);
  for (let i = 4 + chance.below(4); i > 0; i--) await order(shop, await newCustomer(shop));
  for (let i = chance.below(4); i > 0 && regulars.length > 0; i--) await order(shop, chance.pick(regulars));
  await collect(shop);
  await walkIns(shop, 2 + chance.below(5));
}

/** What has already happened today when somebody looks in. */
export async function morning(shop: DemoShop): Promise<void> {
  shop.today++;
  await goodsIn(shop);
  for (let i = 0; i < 2; i++) await order(shop, await newCustomer(shop));
  await walkIns(shop, 3);
}

async function newCustomer({ client, chance, regulars }: DemoShop): Promise<Regular> {
  const person = inventPerson(chance);
  const consents: string[] = [];
  if (chance.percent(48)) consents.push('storage');
  if (chance.percent(60)) consents.push('notification');
  if (chance.percent(32)) consents.push('marketing');
  const { id } = await client.send<{ id: string }>('POST', '/api/customers', { ...person, consents });
  if (consents.includes('marketing') && chance.percent(75)) {
    const chosen = [...new Set([chance.pick(topics), chance.pick(topics)])];
    await client.send('PUT', `/api/customers/${id}/interests`, {
      topics: chosen,
      remark: '',
      revision: null,
    });
  }
  if (chance.percent(12)) {
    const note = { text: chance.pick(notes), pinned: chance.percent(50) };
    await client.send('POST', `/api/customers/${id}/notes`, note);
  }
  const kind = kindFor(person, consents.includes('notification'), chance);
  if (consents.includes('storage')) regulars.push({ customerId: id, kind });
  return { customerId: id, kind };
}

async function order(
  { client, chance, articles, orders, today }: DemoShop,
  customer: Regular,
): Promise<void> {
  const count = chance.pick([1, 1, 1, 2, 2, 3]);
  const chosen = new Set(Array.from({ length: count }, () => chance.pick(articles).id));
  const lines = [...chosen].map((articleId) => ({ articleId, quantity: chance.percent(85) ? 1 : 2 }));
  const { id } = await client.send<{ id: string }>('POST', '/api/orders', {
    customerId: customer.customerId,
    messageKind: customer.kind,
    note: chance.percent(15) ? chance.pick(wishes) : '',
    lines,
  });
  const arrivesOn = today + 1 + chance.below(5);
  const collectedOn = arrivesOn + (chance.percent(88) ? 1 + chance.below(9) : 60);
  orders.push({ id, arrivesOn, collectedOn, cancelled: chance.percent(4), arrived: false });
}

const orderNow = ({ client }: DemoShop, id: string): Promise<{ revision: number; totalCents: number }> =>
  client.send('GET', `/api/orders/${id}`);

async function goodsIn(shop: DemoShop): Promise<void> {
  for (const each of shop.orders) {
    if (each.arrived || each.arrivesOn > shop.today) continue;
    const { revision } = await orderNow(shop, each.id);
    await shop.client.send('POST', `/api/orders/${each.id}/arrival`, { revision, pieces: 'all' });
    each.arrived = true;
  }
  await callSome(shop);
}

/** Most of the calls on the list are made; a few stay for whoever looks in. */
async function callSome({ client, chance }: DemoShop): Promise<void> {
  type Calls = { readonly calls: readonly { readonly id: string }[] };
  const { calls } = await client.send<Calls>('GET', '/api/order-messages/calls');
  const made = calls.filter(() => chance.percent(80)).map((call) => call.id);
  if (made.length > 0) await client.send('POST', '/api/order-messages/done', { messages: made });
}

async function collect(shop: DemoShop): Promise<void> {
  const leaving = shop.orders.filter((each) => each.arrived && each.collectedOn <= shop.today);
  shop.orders = shop.orders.filter((each) => !leaving.includes(each));
  for (const each of leaving) {
    const { revision, totalCents } = await orderNow(shop, each.id);
    if (each.cancelled)
      await shop.client.send('POST', `/api/orders/${each.id}/cancellation`, { revision, pieces: 'all' });
    else await sell(shop, { orders: [{ orderId: each.id, revision, pieces: 'all' }], totalCents });
  }
}

/** What goes over the counter. */
interface Goods {
  readonly orders?: readonly object[];
  readonly lines?: readonly object[];
  readonly totalCents: number;
}

async function sell({ client, chance }: DemoShop, goods: Goods): Promise<void> {
  const rounded = Math.ceil(goods.totalCents / 500) * 500;
  const payment = chance.percent(55) ? { kind: 'card' } : { kind: 'cash', givenCents: rounded };
  await client.send('POST', '/api/sales', { request: randomUUID(), payment, ...goods });
}

async function walkIns(shop: DemoShop, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { id, priceCents } = shop.chance.pick(shop.articles);
    await sell(shop, { lines: [{ articleId: id, quantity: 1 }], totalCents: priceCents });
  }
}

function kindFor(
  person: { readonly email: string; readonly phones: readonly string[] },
  mayNotify: boolean,
  chance: Chance,
): Regular['kind'] {
  if (!mayNotify) return 'K';
  const ways: Regular['kind'][] = ['letter'];
  if (person.phones.length > 0) ways.push('phone', 'phone');
  if (person.email !== '') ways.push('email', 'email', 'email');
  return chance.pick(ways);
}
