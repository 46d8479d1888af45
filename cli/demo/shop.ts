import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.ts';
import type { DemoArticle } from './books.ts';
import type { Chance } from './chance.ts';
import { inventPerson } from './people.ts';

/** The invented shop at work. */
export interface DemoShop {
  stock(article: DemoArticle): Promise<void>;
  dayOfBusiness(): Promise<void>;
  /** What has already happened today when somebody looks in. */
  morning(): Promise<void>;
}

interface OpenOrder {
  readonly id: string;
  readonly customerId: string;
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

/** Opens the shop. */
export function openShop(client: ApiClient, chance: Chance): DemoShop {
  const articles: { readonly id: string; readonly priceCents: number }[] = [];
  const regulars: Regular[] = [];
  let orders: OpenOrder[] = [];
  let today = 0;

  async function newCustomer(): Promise<Regular> {
    const person = inventPerson(chance);
    const consents: string[] = [];
    if (chance.percent(48)) consents.push('storage');
    if (chance.percent(60)) consents.push('notification');
    if (chance.percent(32)) consents.push('marketing');
    const { id } = await client.send<{ id: string }>('POST', '/api/customers', { ...person, consents });
    if (consents.includes('marketing') && chance.percent(75)) {
      const chosen = [chance.pick(topics), chance.pick(topics)].filter(
        (topic, i, all) => all.indexOf(topic) === i,
      );
      await client.send('PUT', `/api/customers/${id}/interests`, {
        topics: chosen,
        remark: '',
        revision: null,
      });
    }
    if (chance.percent(12))
      await client.send('POST', `/api/customers/${id}/notes`, {
        text: chance.pick(notes),
        pinned: chance.percent(50),
      });
    const customer: Regular = {
      customerId: id,
      kind: kindFor(person, consents.includes('notification'), chance),
    };
    if (consents.includes('storage')) regulars.push(customer);
    return customer;
  }

  async function order(customer: Regular): Promise<void> {
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
    const waits = chance.percent(88) ? 1 + chance.below(9) : 60;
    orders.push({
      id,
      customerId: customer.customerId,
      arrivesOn,
      collectedOn: arrivesOn + waits,
      cancelled: chance.percent(4),
      arrived: false,
    });
  }

  const orderNow = (id: string): Promise<{ revision: number; totalCents: number }> =>
    client.send('GET', `/api/orders/${id}`);

  async function goodsIn(): Promise<void> {
    for (const each of orders) {
      if (each.arrived || each.arrivesOn > today) continue;
      await client.send('POST', `/api/orders/${each.id}/arrival`, {
        revision: (await orderNow(each.id)).revision,
        pieces: 'all',
      });
      each.arrived = true;
    }
    await callSome();
  }

  /** Most of the calls on the list are made; a few stay for whoever looks in. */
  async function callSome(): Promise<void> {
    const { calls } = await client.send<{ calls: readonly { id: string }[] }>(
      'GET',
      '/api/order-messages/calls',
    );
    const made = calls.filter(() => chance.percent(80)).map((call) => call.id);
    if (made.length > 0) await client.send('POST', '/api/order-messages/done', { messages: made });
  }

  async function collect(): Promise<void> {
    const leaving = orders.filter((each) => each.arrived && each.collectedOn <= today);
    orders = orders.filter((each) => !leaving.includes(each));
    for (const each of leaving) {
      const { revision, totalCents } = await orderNow(each.id);
      if (each.cancelled)
        await client.send('POST', `/api/orders/${each.id}/cancellation`, { revision, pieces: 'all' });
      else await sell({ orders: [{ orderId: each.id, revision, pieces: 'all' }], totalCents });
    }
  }

  async function sell(goods: {
    orders?: readonly object[];
    lines?: readonly object[];
    totalCents: number;
  }): Promise<void> {
    const rounded = Math.ceil(goods.totalCents / 500) * 500;
    const payment = chance.percent(55) ? { kind: 'card' } : { kind: 'cash', givenCents: rounded };
    await client.send('POST', '/api/sales', { request: randomUUID(), payment, ...goods });
  }

  async function walkIns(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const { id, priceCents } = chance.pick(articles);
      await sell({ lines: [{ articleId: id, quantity: 1 }], totalCents: priceCents });
    }
  }

  return {
    async stock(article) {
      articles.push(await client.send<{ id: string; priceCents: number }>('POST', '/api/articles', article));
    },
    async dayOfBusiness() {
      today++;
      await goodsIn();
      for (let i = 4 + chance.below(4); i > 0; i--) await order(await newCustomer());
      for (let i = chance.below(4); i > 0 && regulars.length > 0; i--) await order(chance.pick(regulars));
      await collect();
      await walkIns(2 + chance.below(5));
    },
    async morning() {
      today++;
      await goodsIn();
      for (let i = 0; i < 2; i++) await order(await newCustomer());
      await walkIns(3);
    },
  };
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
