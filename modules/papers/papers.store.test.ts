import { type Paper, program } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { egressModule } from '../../platform/egress/module.ts';
import { loginModule } from '../../platform/login/index.ts';
import { dataProtectionSetting } from '../../platform/settings/data-protection.ts';
import { companySetting, settingsModule } from '../../platform/settings/index.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { measuresModule } from '../measures/index.ts';
import { recipientsModule } from '../recipients/index.ts';
import { paperCatalogue } from './catalogue.ts';
import { papersModule } from './index.ts';
import type { Compared, PaperReply, Papers, Versions } from './schemas.ts';
import { papersSetting } from './settings.ts';

const business = [settingsModule, loginModule, egressModule, customersModule, recipientsModule];
const parts = [...business, measuresModule(business)];
const papers = papersModule(parts);
let t: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  t = await testTenant([...parts, papers]);
  call = routesOf(papers, t.tenant);
});
afterEach(() => t.end());

const contact = { street: 'Hafengang 2', postcode: '25813', city: 'Husum', email: '', phone: '04841 1' };

async function fillIn(): Promise<void> {
  const { settings } = t.tenant;
  await settings.set(testOwner, companySetting, {
    ...companySetting.initial,
    ...contact,
    name: 'Buchhandlung Seitenweise',
    email: 'post@seitenweise.example',
    federalState: 'DE-SH',
  });
  await settings.set(testOwner, dataProtectionSetting, {
    ...dataProtectionSetting.initial,
    representative: 'Frieda Seitenweise',
    officerState: 'none-required',
    hostingPlace: 'Husum',
    hostingProvider: 'Buchhandlung Seitenweise',
  });
}

const list = async () => ((await call('get /api/papers')) as Papers).papers;
const publish = (paper: string, reason = 'zum ersten Mal') =>
  call('post /api/papers/{paper}/versions', { params: { paper }, body: { reason } });
const read = async (paper: string, version: string, language = 'de') =>
  (await call('get /api/papers/{paper}/versions/{version}', {
    params: { paper, version },
    query: { language },
  })) as PaperReply;
const answer = (paper: string, format: string, more: Record<string, string> = {}) =>
  call(`get /api/public/{tenant}/papers/{paper}/{format}${more.version ? '/{version}' : ''}`, {
    params: { tenant: t.tenant.id, paper, format, ...more },
    query: { language: 'de' },
  }) as Promise<Response & { status: number }>;
const publishAll = async () => {
  for (const { id } of paperCatalogue) await publish(id);
};
const pledge = () => papers.pledges?.find((each) => each.id === 'papers.current')?.check(t.tenant.engine);

test('a paper that lacks what only the owner knows asks for it and cannot be put in force', async () => {
  const [notice] = await list();
  expect(notice).toMatchObject({ id: 'notice', state: 'unpublished', inForce: null });
  expect(notice?.missing.length).toBeGreaterThan(0);
  expect(await publish('notice')).toMatchObject({ status: 409, code: 'paper-incomplete' });
  await fillIn();
  expect((await list()).flatMap(({ missing }) => missing)).toEqual([]);
  expect(await publish('notice')).toEqual({ number: 1 });
  expect(await publish('notice')).toMatchObject({ status: 409, code: 'paper-same' });
});

test('what is in force stays as it is until a person puts the change in force, with a reason', async () => {
  await fillIn();
  await publishAll();
  await t.tenant.settings.set(testOwner, dataProtectionSetting, {
    ...(await t.tenant.settings.get(dataProtectionSetting)),
    representative: 'Malte Deich',
  });
  const shown = await list();
  expect(shown.find(({ id }) => id === 'notice')).toMatchObject({ state: 'changed', inForce: { number: 1 } });
  expect(JSON.stringify((await read('notice', '1')).paper)).not.toContain('Malte Deich');
  const { lines } = (await call('get /api/papers/{paper}/comparison', {
    params: { paper: 'notice' },
    query: { from: '1', to: 'draft', language: 'de' },
  })) as Compared;
  const changes = lines.filter(({ is }) => is !== 'same');
  expect(changes).toHaveLength(1);
  expect(JSON.stringify(changes)).toContain('Malte');
  expect(await publish('notice', 'Wechsel in der Geschäftsführung')).toEqual({ number: 2 });
  const { versions } = (await call('get /api/papers/{paper}/versions', {
    params: { paper: 'notice' },
  })) as Versions;
  expect(versions).toMatchObject([
    { number: 2, reason: 'Wechsel in der Geschäftsführung' },
    { number: 1, reason: 'zum ersten Mal' },
  ]);
  const [entry] = await t.tenant.engine.ledger.page({ types: ['paper-published'], limit: 1 });
  expect(entry?.body).toMatchObject({ what: 'notice', number: 2 });
});

test('only what was seen is put in force', async () => {
  await fillIn();
  const seen = (await list()).find(({ id }) => id === 'notice')?.hash ?? expect.fail();
  await t.tenant.settings.set(testOwner, dataProtectionSetting, {
    ...(await t.tenant.settings.get(dataProtectionSetting)),
    representative: 'Malte Deich',
  });
  const body = { reason: 'gelesen', seen };
  const route = 'post /api/papers/{paper}/versions';
  expect(await call(route, { params: { paper: 'notice' }, body })).toMatchObject({ code: 'paper-changed' });
  const now = (await list()).find(({ id }) => id === 'notice')?.hash;
  expect(await call(route, { params: { paper: 'notice' }, body: { ...body, seen: now } })).toEqual({
    number: 1,
  });
});

test('public papers are read without signing in, every version and every form; the others are not there', async () => {
  await fillIn();
  expect(await answer('notice', 'html')).toMatchObject({ status: 404 });
  await publishAll();
  const page = await answer('notice', 'html');
  expect(page.headers.get('cache-control')).toContain('public');
  expect(page.headers.get('set-cookie')).toBeNull();
  const html = await page.text();
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('Buchhandlung Seitenweise');
  expect(html).toContain('Unabhängiges Landeszentrum');
  const pdf = Buffer.from(await (await answer('notice', 'pdf')).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const docx = Buffer.from(await (await answer('notice', 'docx', { version: '1' })).arrayBuffer());
  expect(docx.subarray(0, 2).toString()).toBe('PK');
  const tilt = await (await answer('notice', 'json')).json();
  expect(tilt).toMatchObject({ meta: { version: 1 }, controller: { name: 'Buchhandlung Seitenweise' } });
  expect(await answer('notice', 'html', { version: '7' })).toMatchObject({ status: 404 });
  expect(await answer('deletion-concept', 'html')).toMatchObject({ status: 404 });
  expect(await answer('nothing', 'html')).toMatchObject({ status: 404 });
});

test('a public page leads to every other version, so that no older one is lost', async () => {
  await fillIn();
  await publish('notice');
  await t.tenant.settings.set(testOwner, dataProtectionSetting, {
    ...(await t.tenant.settings.get(dataProtectionSetting)),
    representative: 'Malte Deich',
  });
  await publish('notice');
  const newest = await (await answer('notice', 'html')).text();
  expect(newest).toContain('Malte Deich');
  expect(newest).toContain(`/api/public/${t.tenant.id}/papers/notice/html/1?language=de`);
  const older = await (await answer('notice', 'html', { version: '1' })).text();
  expect(older).not.toContain('Malte Deich');
  expect(older).toContain('Zur Fassung in Kraft: 2');
});

test('every paper is written in both languages, with other words', async () => {
  await fillIn();
  for (const { id } of paperCatalogue) {
    const german = (await read(id, 'draft')).paper as Paper;
    const english = (await read(id, 'draft', 'en')).paper as Paper;
    expect(german.language).toBe('de');
    expect(english.language).toBe('en');
    expect(english.blocks.length, id).toBe(german.blocks.length);
    expect(JSON.stringify(english.blocks)).not.toBe(JSON.stringify(german.blocks));
  }
});

test('by the clock a changed paper is put in force by itself, if the owner chose so', async () => {
  await fillIn();
  const [job] = papers.jobs;
  expect(await job?.run(t.tenant)).toBe(0);
  await t.tenant.settings.set(testOwner, papersSetting, { publish: 'by-clock' });
  expect(await job?.run(t.tenant)).toBe(paperCatalogue.length);
  expect(await job?.run(t.tenant)).toBe(0);
  const [entry] = await t.tenant.engine.ledger.page({ types: ['paper-published'], limit: 1 });
  expect(entry?.actor).toBe(program.id);
});

test('papers.current is proved by what is in force, and broken when it no longer says what runs', async () => {
  expect(await pledge()).toMatchObject({ state: 'not-yet-provable' });
  await fillIn();
  await publishAll();
  await list();
  // However long the version in force has stood: a change of today is no reproach yet.
  t.engine.advance(10 * 86_400_000);
  expect(await pledge()).toMatchObject({ state: 'kept' });
  await t.tenant.settings.set(testOwner, companySetting, {
    ...(await t.tenant.settings.get(companySetting)),
    name: 'Buchhandlung am Hafen',
  });
  await list();
  expect(await pledge()).toMatchObject({ state: 'kept' });
  t.engine.advance(10 * 86_400_000);
  await list();
  expect(await pledge()).toMatchObject({ state: 'broken' });
  await publishAll();
  await list();
  expect(await pledge()).toMatchObject({ state: 'kept' });
});
