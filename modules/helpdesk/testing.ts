import type { PersonId, RecordId } from '@redlich/engine';
import { egressModule } from '../../platform/egress/module.ts';
import { loginModule } from '../../platform/login/module.ts';
import { mailModule } from '../../platform/mail/module.ts';
import type { Module } from '../../platform/module.ts';
import { numbersModule } from '../../platform/numbers/module.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { contractsModule, onCompanyUse, onContractEnd } from '../contracts/index.ts';
import { customersModule } from '../customers/index.ts';
import { rightsModule } from '../rights/index.ts';
import { companiesWithTickets, contractEndChanged, helpdeskModule } from './index.ts';
import type { Ticket } from './schemas.ts';

/** A helpdesk of a test: a tenant with its modules, and the few things every test does. */
export interface TestDesk {
  readonly at: TestTenant;
  readonly call: ReturnType<typeof routesOf>;
  /** An enquiry typed in; answers its id. */
  ask(more?: object): Promise<RecordId>;
  look(id: string): Promise<Ticket>;
  /** Changes an enquiry as somebody who saw its latest revision; answers what the route answered. */
  change(id: string, change: object): Promise<unknown>;
  reply(id: string, more?: object): Promise<{ id: string; revision: number }>;
  company(name?: string): Promise<RecordId>;
  contract(partner: { companyId: string } | { personId: string }, more?: object): Promise<RecordId>;
  /** Puts the clock forward and lets die what is due. */
  pass(days: number): Promise<void>;
  personOf(id: string): Promise<PersonId>;
}

const modules = [
  numbersModule,
  settingsModule,
  egressModule,
  mailModule,
  loginModule,
  customersModule,
  rightsModule,
  contractsModule,
  helpdeskModule,
];

// As the list of all modules does it.
onContractEnd(contractEndChanged);
onCompanyUse(companiesWithTickets);

/** Opens a helpdesk, with further modules where a test needs them. */
export async function testDesk(more: readonly Module[] = []): Promise<TestDesk> {
  const at = await testTenant([...modules, ...more]);
  const calls = [customersModule, rightsModule, contractsModule, helpdeskModule].map((module) =>
    routesOf(module, at.tenant),
  );
  const call: TestDesk['call'] = async (route, given) => {
    for (const each of calls) {
      try {
        return await each(route, given);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('no such route'))) throw error;
      }
    }
    throw new Error(`no such route: ${route}`);
  };
  const one = '/api/helpdesk/tickets/{id}';
  const look = async (id: string) => (await call(`get ${one}`, { params: { id } })) as Ticket;
  const make = async (route: string, body: object) => ((await call(route, { body })) as { id: RecordId }).id;
  return {
    at,
    call,
    look,
    ask: (more = {}) =>
      make('post /api/helpdesk/tickets', {
        channel: 'phone',
        contactName: 'Rosalie Kienzle',
        contactEmail: 'rosalie@kienzle.example',
        subject: 'Drucker druckt nicht',
        text: 'Seit heute früh blinkt die Lampe am Zentraldrucker.',
        ...more,
      }),
    async change(id, change) {
      const { revision } = await look(id);
      return call(`patch ${one}`, { params: { id }, body: { revision, ...change } });
    },
    async reply(id, more = {}) {
      const { revision } = await look(id);
      const body = { revision, text: 'Bitte schalten Sie ihn aus und wieder ein.', ...more };
      return (await call(`post ${one}/replies`, { params: { id }, body })) as {
        id: string;
        revision: number;
      };
    },
    company: (name = 'Kienzle Feinmechanik GmbH') => make('post /api/companies', { name }),
    contract: (partner, more = {}) =>
      make('post /api/contracts', {
        ...{ partner: 'Kienzle', startsOn: '2025-01-01', services: ['Wartung'] },
        ...partner,
        ...more,
      }),
    async pass(days) {
      at.engine.advance(days * 86_400_000);
      await at.engine.engine.clock.sweep();
    },
    personOf: async (id) => (await look(id)).personId as PersonId,
  };
}
