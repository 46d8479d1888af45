import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { instanceOf } from '../../platform/egress/index.ts';
import { egressModule } from '../../platform/egress/module.ts';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { dataProtectionSetting, settingsModule } from '../../platform/settings/index.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { mailingsModule } from '../mailings/index.ts';
import { knownRecipients, recipientsModule } from './index.ts';
import type { Register, Services } from './schemas.ts';
import { type Judged, shortcomingsOf } from './shortcomings.ts';

const today = '2026-03-02';
const inOrder: Judged = {
  inUse: true,
  role: 'processor',
  companyName: 'Druckerei Nordlicht',
  thirdCountry: '',
  safeguard: '',
  agreementOn: '2026-01-15',
  agreementUntil: null,
  certificates: [{ validUntil: '2027-01-01' }],
  checkOn: null,
};

describe('a recipient in use', () => {
  it.each([
    [{}, []],
    [{ companyName: '' }, ['company-missing']],
    [{ agreementOn: null }, ['agreement-missing']],
    [{ agreementUntil: '2026-03-01' }, ['agreement-expired']],
    [{ agreementUntil: today }, ['agreement-expiring']],
    [{ role: 'controller', agreementOn: null }, []],
    [{ role: 'joint-controller', agreementOn: null }, ['agreement-missing']],
    [{ thirdCountry: 'US' }, ['safeguard-missing']],
    [{ certificates: [{ validUntil: '2026-03-01' }] }, ['certificate-expired']],
    [{ certificates: [{ validUntil: today }] }, ['certificate-expiring']],
    [{ certificates: [{ validUntil: '2026-05-02' }] }, []],
    [{ checkOn: today }, ['check-due']],
    [{ inUse: false, companyName: '', agreementOn: null }, []],
  ] as const)('with %j lacks %j', (change, lacks) =>
    expect(shortcomingsOf({ ...inOrder, ...change } as Judged, today)).toEqual(lacks),
  );
});

const parts = [settingsModule, egressModule, customersModule, mailingsModule, recipientsModule];
let t: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  t = await testTenant(parts);
  call = routesOf(recipientsModule, t.tenant);
});
afterEach(() => t.end());

const details = {
  companyName: 'Postwerk Husum GmbH',
  companyPlace: 'Husum',
  companyCountry: 'DE',
  thirdCountry: '',
  safeguard: '',
  agreementOn: '2026-01-15',
  certificates: [{ title: 'ISO/IEC 27001', validUntil: '2028-06-30' }],
  checkOn: null,
};
const adviser = {
  ...details,
  companyName: 'Steuerkanzlei am Markt',
  title: 'Steuerberatung',
  role: 'controller',
  receives: 'Belege',
  agreementOn: null,
  inUse: true,
};
const list = async () => ((await call('get /api/register')) as Register).recipients;
const add = (body: unknown) => call('post /api/register/own', { body });
const pledge = () => recipientsModule.pledges?.[0]?.check(t.tenant.engine);
const switchMail = () =>
  t.tenant.egress.switch(testOwner, mailProvider, {
    to: 'on',
    host: 'mail.postwerk.example',
    port: 587,
    ownNetwork: false,
  });

test('what the program can send to stands in the register by itself, with the activities that name it', async () => {
  const [mail, ...more] = await list();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ id: 'mail-provider', origin: 'declared', inUse: false, shortcomings: [] });
  expect(mail?.activities.length).toBeGreaterThan(0);
});

test('processors.known is broken while a recipient is on whose company or agreement nobody entered', async () => {
  expect(await pledge()).toMatchObject({ state: 'kept' });
  await switchMail();
  expect((await list())[0]?.shortcomings).toEqual(['company-missing', 'agreement-missing']);
  expect(await pledge()).toMatchObject({ state: 'broken' });
  const put = (revision: number) =>
    call('put /api/register/declared/{id}', {
      params: { id: mailProvider.id },
      body: { ...details, revision },
    });
  expect(await put(0)).toEqual({ id: mailProvider.id, revision: 1 });
  expect(await put(0)).toMatchObject({ status: 409 });
  expect(await pledge()).toMatchObject({ state: 'kept' });
  const [known] = await knownRecipients(t.tenant.engine);
  expect(known).toMatchObject({
    inUse: true,
    company: { name: 'Postwerk Husum GmbH', place: 'Husum', country: 'DE' },
    agreementOn: '2026-01-15',
  });
});

test('each destination of one recipient stands in the register by itself, with an agreement of its own', async () => {
  const kiel = instanceOf(mailProvider, 'kiel', 'Postwerk Kiel');
  await t.tenant.egress.switch(testOwner, kiel, {
    ...{ to: 'on', host: 'kiel.postwerk.example', port: 587, ownNetwork: false },
  });
  const params = { id: `${mailProvider.id}/kiel` };
  await call('put /api/register/declared/{id}', { params, body: { ...details, revision: 0 } });
  expect(await list()).toMatchObject([
    { ...params, title: { de: `${mailProvider.title.de}: Postwerk Kiel` }, inUse: true, shortcomings: [] },
  ]);
  await switchMail();
  expect((await list()).map(({ id, companyName }) => [id, companyName])).toEqual([
    [mailProvider.id, ''],
    [params.id, 'Postwerk Husum GmbH'],
  ]);
  const [, known] = await knownRecipients(t.tenant.engine);
  expect(known).toMatchObject({ inUse: true, company: { name: 'Postwerk Husum GmbH' } });
  expect(known?.activities.length).toBeGreaterThan(0);
});

test('a recipient of the company’s own is added, changed by one at a time, and taken out; the ledger keeps that', async () => {
  const { id } = (await add(adviser)) as { id: string };
  const change = (title: string, revision: number) =>
    call('put /api/register/own/{id}', { params: { id }, body: { ...adviser, title, revision } });
  expect(await change('Lohnbüro', 1)).toMatchObject({ revision: 2 });
  expect(await change('Notariat', 1)).toMatchObject({ status: 409 });
  expect((await list()).at(-1)).toMatchObject({
    origin: 'own',
    title: { de: 'Lohnbüro' },
    role: 'controller',
  });
  const remove = (revision: string) =>
    call('delete /api/register/own/{id}', { params: { id }, query: { revision } });
  expect(await remove('1')).toMatchObject({ status: 409 });
  expect(await remove('2')).toMatchObject({ id });
  expect(await remove('2')).toMatchObject({ status: 404 });
  const entries = await t.tenant.engine.ledger.page({ types: ['recipient-entered'], limit: 9 });
  expect(entries.map(({ body }) => body.to)).toEqual(['removed', 'changed', 'added']);
});

test('a third country without a safeguard is refused, and nothing is entered', async () => {
  await expect(add({ ...adviser, thirdCountry: 'US' })).rejects.toThrow();
  expect(await list()).toHaveLength(1);
  await add({ ...adviser, thirdCountry: 'US', safeguard: 'Standardvertragsklauseln' });
  expect((await knownRecipients(t.tenant.engine)).at(-1)?.thirdCountry).toMatchObject({ country: 'US' });
});

test('every service of the catalogue says what it receives, and what protects data in a third country', async () => {
  const { services } = (await call('get /api/register/services')) as Services;
  expect(services.length).toBeGreaterThan(24);
  expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  for (const each of services) {
    expect(each.receives.de.length).toBeGreaterThan(10);
    expect(each.safeguard !== null, each.title).toBe(each.thirdCountry !== '');
  }
});

test('portal.hosting is kept only with a named place, an agreement with whoever runs the server, and nobody in a third country', async () => {
  const check = () =>
    recipientsModule.pledges?.find(({ id }) => id === 'portal.hosting')?.check(t.tenant.engine);
  const place = async (provider: string, country = 'DE') => {
    const now = await t.tenant.settings.get(dataProtectionSetting);
    const hosting = { hostingPlace: 'Husum', hostingProvider: provider, hostingCountry: country };
    await t.tenant.settings.set(testOwner, dataProtectionSetting, { ...now, ...hosting });
  };
  expect(await check()).toMatchObject({ state: 'not-yet-provable' });
  await place('');
  expect(await check()).toMatchObject({ state: 'kept' });
  await place('Rechenwerk Husum GmbH');
  expect(await check()).toMatchObject({ state: 'broken' });
  const host = { ...adviser, title: 'Server', role: 'processor', companyName: 'Rechenwerk Husum GmbH' };
  await add({ ...host, agreementOn: '2026-01-15' });
  expect(await check()).toMatchObject({ state: 'kept' });
  await place('Rechenwerk Husum GmbH', 'US');
  expect(await check()).toMatchObject({ state: 'broken' });
  await place('Rechenwerk Husum GmbH');
  await add({ ...adviser, thirdCountry: 'US', safeguard: 'Standardvertragsklauseln' });
  expect(await check()).toMatchObject({ state: 'broken' });
});
