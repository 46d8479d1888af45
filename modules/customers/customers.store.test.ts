import type { PersonId } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { routesOf, type TestTenant } from '../../platform/testing.ts';
import { notification, unlimitedStorage } from './consents.ts';
import { customer } from './declaration.ts';
import { customersModule } from './module.ts';
import type { CardReply, CustomerHit } from './replies.ts';
import { changeCustomer } from './service/change-customer.ts';
import { createCustomer } from './service/create-customer.ts';
import { findSimilar } from './service/duplicates.ts';
import { findCustomers } from './service/find-customers.ts';
import { listCustomers } from './service/list-customers.ts';
import { recordConsent } from './service/record-consent.ts';
import { customerCard } from './service/show-card.ts';
import { customerTenant, dayMs, draftOf, fileSomebody, people } from './testing.ts';

let at: TestTenant;
beforeEach(async () => {
  at = await customerTenant();
});
afterEach(() => at.end());

const find = (query: string) => findCustomers(at.tenant.engine, people.staff, query);
const idsOf = (hits: readonly CustomerHit[]) => hits.map((hit) => hit.id);

test('a customer is found by the beginning of a name, by number, phone and e-mail, however they are spelt', async () => {
  const person = await fileSomebody(at);
  await fileSomebody(at, { firstName: 'Anton', lastName: 'Bäcker', phones: ['040 1111'], email: '' });
  for (const query of [
    'weiss',
    'Weiß',
    'joer weis',
    'WEISSENFELS',
    '10001',
    '0345 5550',
    '+49 345 5550123',
    'joerdis@weissenfels.example',
    'joerdis@w',
  ]) {
    expect(idsOf(await find(query)), query).toEqual([person]);
  }
  expect(await find('example')).toEqual([]);
});

test('a hit has the label, an address to tell people apart, and its access stands in the ledger before it is shown', async () => {
  const person = await fileSomebody(at);
  const [hit] = await find('weis');
  expect(hit).toMatchObject({
    id: person,
    number: '10001',
    refused: null,
    person: { name: 'Jördis Weißenfels', city: 'Halle (Saale)' },
    label: { state: 'none', given: [] },
    matter: 'idle',
  });
  const [entry] = await at.tenant.engine.ledger.page({ stream: 'access', limit: 1 });
  expect(entry).toMatchObject({
    actor: 'u-staff',
    person,
    body: { kind: 'customer', purpose: 'customer_service' },
  });
});

test('staff.masterdata: bookkeeping and the officer find a number and a refusal, but no name', async () => {
  await fileSomebody(at);
  for (const actor of [people.bookkeeping, people.officer]) {
    expect(await findCustomers(at.tenant.engine, actor, 'weis')).toMatchObject([
      { refused: 'role', person: null },
    ]);
  }
});

test('numbers follow one another, an own number is kept, and a taken one is refused', async () => {
  const make = (number?: string) => createCustomer(at.tenant.engine, people.staff, draftOf(), { number });
  expect(await make('10002')).toMatchObject({ number: '10002' });
  expect(await make()).toMatchObject({ number: '10001' });
  expect(await make()).toMatchObject({ number: '10003' });
  expect(await make('10003')).toEqual({ outcome: 'number-taken' });
});

test('two who change the same customer: one wins, the other is told, and nothing is lost', async () => {
  const person = await fileSomebody(at);
  const change = (lastName: string) =>
    changeCustomer(at.tenant.engine, people.staff, person, {
      ...draftOf({ lastName }),
      number: '10001',
      revision: 1,
    });
  expect(await Promise.all([change('Vogt'), change('Kranz')])).toMatchObject([
    { outcome: 'changed', revision: 2 },
    { outcome: 'conflict', revision: 2 },
  ]);
  expect(idsOf(await find('vogt'))).toEqual([person]);
  expect(await find('weissenfels')).toEqual([]);
});

test('over the API a conflict is 409 with the present revision, and a taken number names its field', async () => {
  const call = routesOf(customersModule, at.tenant);
  const person = await fileSomebody(at);
  await fileSomebody(at, { lastName: 'Zweite' });
  const body = { ...draftOf(), number: '10001', revision: 1 };
  expect(await call('put /api/customers/{id}', { params: { id: person }, body })).toEqual({ revision: 2 });
  expect(await call('put /api/customers/{id}', { params: { id: person }, body })).toMatchObject({
    status: 409,
    extra: { revision: 2 },
  });
  expect(
    await call('put /api/customers/{id}', {
      params: { id: person },
      body: { ...body, number: '10002', revision: 2 },
    }),
  ).toMatchObject({ status: 409, code: 'number-taken', errors: [{ field: 'number' }] });
});

test('the card has everything the counter needs in one call', async () => {
  const call = routesOf(customersModule, at.tenant);
  const { id } = (await call('post /api/customers', {
    body: { ...draftOf(), consents: ['notification'] },
  })) as { id: PersonId };
  await call('post /api/customers/{id}/notes', {
    params: { id },
    body: { text: 'Hört schlecht, bitte laut sprechen', pinned: true },
  });
  await call('post /api/customers/{id}/contacts', {
    params: { id },
    body: { channel: 'phone', direction: 'in', text: 'Fragte nach dem Atlas' },
  });
  const card = (await call('get /api/customers/{id}', { params: { id } })) as CardReply;
  expect(card).toMatchObject({
    customer: { id, number: '10001', name: 'Jördis Weißenfels', phones: ['0345 / 5550-123'] },
    label: { state: 'partly', given: ['notification'] },
    notes: [{ text: 'Hört schlecht, bitte laut sprechen', pinned: true, author: 'test-owner' }],
    lastContact: { text: 'Fragte nach dem Atlas', channel: 'phone' },
    matter: 'idle',
  });
  expect(card.customer).not.toHaveProperty('emailWord');
  expect(card.dueAt).toBeGreaterThan(at.tenant.engine.now());
});

test('a person under restriction is closed to the shop and open to the owner for legal claims', async () => {
  const person = await fileSomebody(at);
  await at.tenant.engine.write(people.owner, (unit) => unit.restrict(person, 'accuracy-contested', 'set'));
  expect(await find('weis')).toMatchObject([{ refused: 'restricted', person: null }]);
  expect(await customerCard(at.tenant.engine, people.staff, person)).toMatchObject({ reason: 'restricted' });
  expect(await customerCard(at.tenant.engine, people.staff, person, 'claims')).toMatchObject({
    reason: 'role',
  });
  expect(await customerCard(at.tenant.engine, people.owner, person, 'claims')).toMatchObject({
    customer: { name: 'Jördis Weißenfels' },
  });
});

test('storage.needed: who ordered nothing is forgotten after thirty days, without anybody’s action', async () => {
  const person = await fileSomebody(at);
  at.engine.advance(29 * dayMs);
  await at.tenant.engine.clock.sweep();
  expect(idsOf(await find('weis'))).toEqual([person]);
  at.engine.advance(2 * dayMs);
  expect(await at.tenant.engine.clock.sweep()).toMatchObject({ erased: { customer: 1 } });
  expect(await find('weis')).toEqual([]);
  expect(await at.tenant.engine.db.selectFrom('records.person').selectAll().execute()).toEqual([]);
  expect(await at.tenant.engine.verify()).toEqual([]);
});

test('a list is filtered by consent and by what dies soon, page by page', async () => {
  const { engine } = at.tenant;
  const persons: PersonId[] = [];
  for (let i = 0; i < 120; i++)
    persons.push(await fileSomebody(at, { lastName: `Probe${i}`, email: '', phones: [] }));
  for (const person of persons.slice(0, 60)) {
    await recordConsent(engine, people.staff, person, unlimitedStorage, {
      event: 'given',
      channel: 'counter',
    });
  }
  await recordConsent(engine, people.staff, persons[100] as PersonId, notification, {
    event: 'given',
    channel: 'counter',
  });
  const all = async (filter: Parameters<typeof listCustomers>[2]) => {
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listCustomers(engine, people.staff, filter, after);
      found.push(...idsOf(page.rows));
      after = page.next;
      if (after === null) return found;
    }
  };
  expect(await all({})).toEqual(persons.toReversed());
  expect(await all({ consent: 'storage' })).toEqual(persons.slice(0, 60).toReversed());
  expect(await all({ consent: 'none' })).toEqual(
    persons
      .slice(60)
      .filter((_, i) => i !== 40)
      .toReversed(),
  );
  expect(await all({ consent: 'without:storage' })).toEqual(persons.slice(60).toReversed());
  expect(await all({ consent: 'notification' })).toEqual([persons[100]]);
  expect(await all({ dueWithinDays: 20 })).toEqual([]);
  expect(new Set(await all({ dueWithinDays: 40 }))).toEqual(new Set(persons.slice(60)));
});

test('somebody about to be filed twice is recognised by name and postcode, phone, or e-mail, and by nothing less', async () => {
  const person = await fileSomebody(at);
  const reasons = async (fields: Parameters<typeof draftOf>[0]) =>
    (await findSimilar(at.tenant.engine, people.staff, draftOf({ phones: [], email: '', ...fields }))).map(
      (hit) => [hit.id, hit.because],
    );
  expect(await reasons({ firstName: 'Joerdis', lastName: 'WEISSENFELS' })).toEqual([[person, ['name']]]);
  expect(await reasons({ lastName: 'Vogt', phones: ['+49 (0)345 5550123'] })).toEqual([[person, ['phone']]]);
  expect(await reasons({ lastName: 'Vogt', email: 'Joerdis@Weissenfels.example' })).toEqual([
    [person, ['email']],
  ]);
  expect(await reasons({ postcode: '20095' })).toEqual([]);
  expect(await reasons({ firstName: 'Jonas' })).toEqual([]);
});

test('a postcode must fit its country, and foreign ones are free', async () => {
  const { safeParse } = (await import('./schemas.ts')).draftSchema;
  const fits = (country: string, postcode: string) => safeParse({ lastName: 'X', country, postcode }).success;
  expect(['06108', ''].map((code) => fits('DE', code))).toEqual([true, true]);
  expect(['1010', '061089'].map((code) => fits('DE', code))).toEqual([false, false]);
  expect([fits('AT', '1010'), fits('GB', 'WX1 6LT'), fits('BR', '05634-030')]).toEqual([true, true, true]);
  expect(safeParse({ lastName: '', company: '' }).success).toBe(false);
  expect(customer.sealed).not.toHaveProperty('number');
});
