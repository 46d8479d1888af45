import type { Actor, Unit } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manager } from '../../platform/roles/roles.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import {
  advertising,
  customer,
  customerPerson,
  customersModule,
  interestProfile,
  marketing,
} from '../customers/index.ts';
import { mailingPiece } from './declaration.ts';
import { mailingsModule } from './index.ts';
import type { Letters, Mailings } from './schemas.ts';

const boss: Actor = { id: 'boss', roles: [manager.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
let t: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  t = await testTenant([settingsModule, customersModule, mailingsModule]);
  call = routesOf(mailingsModule, t.tenant);
});
afterEach(() => t.end());

const address = { street: 'Lindenweg 3', postcode: '10115', city: 'Berlin', country: 'DE' };

function newCustomer(lastName: string, more: Partial<typeof address> & { email?: string } = {}) {
  return t.tenant.engine.write(boss, async (unit: Unit) => {
    const person = await unit.newPerson(customerPerson);
    const sealed = {
      salutation: 'ms' as const,
      firstName: 'Anna',
      lastName,
      company: '',
      ...address,
      phones: [],
      email: '',
      emailWord: '',
      ...more,
    };
    await unit.insert(customer, { person, sealed, plain: { number: lastName } });
    return person;
  });
}

const draft = (more: object = {}) => ({
  title: 'Lesung',
  channel: 'letter',
  subject: 'Einladung',
  body: 'Kommen Sie zur Lesung.',
  topics: [],
  ...more,
});
const release = async (
  body: object = draft(),
): Promise<{ id: string; pieces: number; unreachable: number }> => {
  const { id } = (await call('post /api/mailings', { body })) as { id: string };
  return {
    id,
    ...((await call('post /api/mailings/{id}/release', { params: { id } })) as {
      pieces: number;
      unreachable: number;
    }),
  };
};
const letters = async (id: string) =>
  ((await call('get /api/mailings/{id}/letters', { params: { id } })) as Letters).letters;

test('consent.marketing: a serial mailing creates no message for a customer without the third consent', async () => {
  const yes = await newCustomer('Ja');
  await newCustomer('Nein');
  const withdrawn = await newCustomer('Nichtmehr');
  await t.tenant.engine.write(boss, async (unit) => {
    await unit.giveConsent(yes, marketing, evidence);
    await unit.giveConsent(withdrawn, marketing, evidence);
    await unit.withdrawConsent(withdrawn, marketing, evidence);
  });
  const { id, pieces } = await release();
  expect(pieces).toBe(1);
  const [letter] = await letters(id);
  expect(letter).toMatchObject({ name: 'Anna Ja', address: ['Anna Ja', 'Lindenweg 3', '10115 Berlin'] });
  expect(letter?.text).toContain('Sehr geehrte Frau Ja,');
});

test('a customer without an address for the channel gets nothing and is counted', async () => {
  const person = await newCustomer('Ohne', { street: '' });
  await t.tenant.engine.write(boss, (unit) => unit.giveConsent(person, marketing, evidence));
  expect(await release()).toMatchObject({ pieces: 0, unreachable: 1 });
  expect(await release(draft({ channel: 'email' }))).toMatchObject({ pieces: 0, unreachable: 1 });
});

test('with topics chosen only those interested are written to', async () => {
  const one = await newCustomer('Krimi');
  const two = await newCustomer('Garten');
  await t.tenant.engine.write(boss, async (unit) => {
    for (const [person, topic] of [
      [one, 'Krimi'],
      [two, 'Garten'],
    ] as const) {
      await unit.giveConsent(person, marketing, evidence);
      await unit.insert(interestProfile, { person, sealed: { topics: [topic], remark: '' }, plain: {} });
    }
  });
  const { id } = await release(draft({ topics: ['krimi'] }));
  expect((await letters(id)).map((letter) => letter.name)).toEqual(['Anna Krimi']);
});

test('placeholders are filled for each person, and unknown ones are refused before anything is written', async () => {
  const person = await newCustomer('Platz');
  await t.tenant.engine.write(boss, (unit) => unit.giveConsent(person, marketing, evidence));
  const { id } = (await call('post /api/mailings', {
    body: draft({ subject: 'Für {name}', body: 'Liebe {vorname}, {anrede}!' }),
  })) as { id: string };
  expect(await call('post /api/mailings/{id}/release', { params: { id } })).toMatchObject({
    status: 422,
    code: 'mailing-placeholders',
    title: { de: expect.stringContaining('{vorname}') },
    detail: { de: expect.stringContaining('{name}, {anrede}, {betrieb}') },
  });
  expect(await letters(id)).toEqual([]);
  const mended = draft({ subject: 'Für {name}', body: '{Anrede}!' });
  await call('put /api/mailings/{id}', { params: { id }, query: { revision: '1' }, body: mended });
  expect(await call('post /api/mailings/{id}/release', { params: { id } })).toMatchObject({ pieces: 1 });
  const [letter] = await letters(id);
  expect(letter?.subject).toBe('Für Anna Platz');
  expect(letter?.text).toContain('\n\nSehr geehrte Frau Platz!\n\n');
});

test('releasing again writes nobody a second time', async () => {
  const person = await newCustomer('Einmal');
  await t.tenant.engine.write(boss, (unit) => unit.giveConsent(person, marketing, evidence));
  const { id } = await release();
  expect(await call('post /api/mailings/{id}/release', { params: { id } })).toMatchObject({ status: 409 });
  expect(await letters(id)).toHaveLength(1);
});

test('unsubscribing with the code of the letter is withdrawing: profile and unsent pieces die at once', async () => {
  const person = await newCustomer('Weg');
  await t.tenant.engine.write(boss, async (unit) => {
    await unit.giveConsent(person, marketing, evidence);
    await unit.insert(interestProfile, { person, sealed: { topics: ['Krimi'], remark: '' }, plain: {} });
  });
  const { id } = await release();
  const code = /Abmelden: ([A-Z0-9-]+)/.exec((await letters(id))[0]?.text ?? '')?.[1] ?? '';
  const body = { code: code.toLowerCase().replaceAll('-', ' '), channel: 'letter' };
  expect(await call('post /api/mailings/unsubscriptions', { body })).toBeUndefined();
  expect((await t.tenant.engine.facts.of(person)).consents).toMatchObject({
    marketing: { state: 'withdrawn', channel: 'letter' },
  });
  expect(await letters(id)).toEqual([]);
  expect(await t.tenant.engine.db.selectFrom('records.interest_profile').selectAll().execute()).toEqual([]);
  expect(await call('post /api/mailings/unsubscriptions', { body })).toMatchObject({ status: 404 });
});

test('printed letters die thirty days later', async () => {
  const person = await newCustomer('Frist');
  await t.tenant.engine.write(boss, (unit) => unit.giveConsent(person, marketing, evidence));
  const { id } = await release();
  expect(await call('post /api/mailings/{id}/printed', { params: { id } })).toEqual({ count: 1 });
  t.engine.advance(29 * 86_400_000);
  expect(await t.tenant.engine.clock.sweep()).toMatchObject({ erased: {} });
  t.engine.advance(3 * 86_400_000);
  expect((await t.tenant.engine.clock.sweep()).erased).toMatchObject({ mailing_piece: 1 });
  expect(((await call('get /api/mailings')) as Mailings).rows).toHaveLength(1);
});

test('a draft changed by two is kept from the second, and a released one cannot be changed', async () => {
  const { id } = (await call('post /api/mailings', { body: draft() })) as { id: string };
  const change = (revision: string) =>
    call('put /api/mailings/{id}', { params: { id }, query: { revision }, body: draft({ title: 'Neu' }) });
  expect(await change('1')).toEqual({ id });
  expect(await change('1')).toMatchObject({ status: 409, code: 'conflict', extra: { revision: 2 } });
  await call('post /api/mailings/{id}/release', { params: { id } });
  expect(await change('2')).toMatchObject({ status: 409, code: 'mailing-released' });
});

test('a piece opens for advertising only, and the purpose is refused to staff without it', async () => {
  const person = await newCustomer('Zweck');
  await t.tenant.engine.write(boss, (unit) => unit.giveConsent(person, marketing, evidence));
  await release();
  const piece = await t.tenant.engine.db
    .selectFrom('records.mailing_piece')
    .select('id')
    .executeTakeFirstOrThrow();
  expect(
    await t.tenant.engine.open({ id: 'x', roles: ['bookkeeping'] }, mailingPiece, piece.id, advertising),
  ).toMatchObject({ reason: 'role' });
});
