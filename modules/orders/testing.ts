import type { PersonId, RecordId } from '@redlich/engine';
import { egressModule } from '../../platform/egress/module.ts';
import { mailModule } from '../../platform/mail/module.ts';
import type { Module } from '../../platform/module.ts';
import { numbersModule } from '../../platform/numbers/module.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { type Article, articlesModule } from '../articles/index.ts';
import { customersModule, onConsentChange } from '../customers/index.ts';
import { consentChanged, type Order, ordersModule } from './index.ts';

/** A shop of a test: a tenant with its modules, and the few things every test does. */
export interface TestShop {
  readonly at: TestTenant;
  readonly call: ReturnType<typeof routesOf>;
  customer(more?: object): Promise<PersonId>;
  consent(person: PersonId, consent: string, event?: 'given' | 'withdrawn'): Promise<unknown>;
  article(more?: object): Promise<Article>;
  /** Takes an order of one piece of each article, unless `more` says otherwise; answers what the route answered. */
  order(
    person: PersonId,
    articles: readonly Article[],
    more?: object,
  ): Promise<{ id: RecordId; number: string; revision: number }>;
  /** The order as the shop sees it now. */
  look(id: string): Promise<Order>;
  arrive(id: string): Promise<unknown>;
}

/** Everything a shop needs. */
export const shopModules: readonly Module[] = [
  numbersModule,
  settingsModule,
  egressModule,
  mailModule,
  articlesModule,
  customersModule,
  ordersModule,
];

// As the list of all modules does it.
onConsentChange(consentChanged);

/** Opens a shop. @param more modules that build on it */
export async function testShop(
  more: readonly Module[] = [],
  door: Parameters<typeof testTenant>[1] = {},
): Promise<TestShop> {
  const modules = [...shopModules, ...more];
  const at = await testTenant(modules, door);
  const calls = modules.map((module) => routesOf(module, at.tenant));
  const call: ReturnType<typeof routesOf> = async (route, given) => {
    for (const each of calls) {
      try {
        return await each(route, given);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('no such route'))) throw error;
      }
    }
    throw new Error(`no such route: ${route}`);
  };
  let articles = 0;
  return {
    at,
    call,
    async customer(more = {}) {
      const body = {
        firstName: 'Erika',
        lastName: 'Größer',
        phones: ['030 1234567'],
        email: 'erika@kundin.example',
        street: 'Lindenweg 3',
        postcode: '10115',
        city: 'Berlin',
        ...more,
      };
      return ((await call('post /api/customers', { body })) as { id: PersonId }).id;
    },
    consent: (id, consent, event = 'given') =>
      call('post /api/customers/{id}/consents/{consent}', { params: { id, consent }, body: { event } }),
    article: async (more = {}) =>
      (await call('post /api/articles', {
        body: { title: `Buch ${++articles}`, priceCents: 1_000, vatClass: 'reduced', ...more },
      })) as Article,
    async order(customerId, ordered, more = {}) {
      const lines = ordered.map((article) => ({ articleId: article.id, quantity: 1 }));
      return (await call('post /api/orders', { body: { customerId, lines, ...more } })) as {
        id: RecordId;
        number: string;
        revision: number;
      };
    },
    look: async (id) => (await call('get /api/orders/{id}', { params: { id } })) as Order,
    async arrive(id) {
      const { revision } = (await call('get /api/orders/{id}', { params: { id } })) as Order;
      return call('post /api/orders/{id}/arrival', { params: { id }, body: { revision, pieces: 'all' } });
    },
  };
}
