import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { createMany, importedSchema } from '../../modules/customers/index.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let tenant: Tenant;
let served: Served;
let browser: Browser;
const password = 'lampe feder kompass moos';
const origin = () => `http://localhost:${served.port}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-rights-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  for (const [login, role] of [
    ['frida', 'owner'],
    ['olga', 'officer'],
  ] as const) {
    const common = { passwordHash, language: 'de' as const, mustChange: false };
    await createUser(tenant.engine, program, { name: login, login, roles: [role], ...common });
  }
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileCustomer(lastName: string): Promise<void> {
  const row = importedSchema.parse({
    ...{ firstName: 'Jördis', lastName, street: 'Am Mühlgraben 7', postcode: '06108', city: 'Halle' },
  });
  await tenant.engine.write(program, (unit) => createMany(unit, tenant.engine.register, [row]));
}

async function newPage(width = 1280): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: 'de-DE', reducedMotion: 'reduce', acceptDownloads: true },
  });
  await context.addInitScript(() => localStorage.setItem('redlich-shield', 'down'));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function signIn(login: string): Promise<Page> {
  const page = await newPage();
  await page.goto(origin());
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const step = (page: Page, name: string) =>
  page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

async function take(page: Page, right: RegExp, name: string): Promise<void> {
  await page.goto(`${origin()}/requests/new`);
  await page.getByRole('radio', { name: right }).check();
  await page.fill('[name=name]', name);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('form').getByRole('button', { name: 'Antrag erfassen' }).click();
  await step(page, 'Akte zuordnen');
}

async function matchAndIdentify(page: Page): Promise<void> {
  await press(page, 'Suchen');
  await press(page, 'Diese Akte');
  await step(page, 'Identität prüfen');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Ausweis angesehen (nicht kopiert)' }).check();
  await press(page, 'Identität festhalten');
}

test('the officer answers an access request; the person fetches the answer once, without signing in and without a cookie', async () => {
  await fileCustomer('Weißenfels');
  const page = await signIn('olga');
  const faults = watchPage(page);
  await take(page, /^Auskunft/, 'Weißenfels');
  await matchAndIdentify(page);
  await press(page, 'Angaben prüfen');
  await page.getByRole('button', { name: 'Prüfung abschließen' }).waitFor();
  await page.getByText('Am Mühlgraben 7').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await press(page, 'Prüfung abschließen');
  await step(page, 'Entscheiden');
  await press(page, 'Antrag erfüllt');
  await step(page, 'Antwort übergeben');
  await press(page, 'Link ausstellen');
  const address = (await page.getByTestId('link-address').textContent()) ?? '';
  const secret = (await page.getByTestId('link-secret').textContent()) ?? '';
  expect(await accessibilityFaults(page)).toEqual([]);
  await press(page, 'Ich habe beides weitergegeben');

  const person = await newPage(390);
  const theirFaults = watchPage(person);
  await person.goto(address);
  await person.fill('[name=secret]', 'AAAAA-AAAAA');
  await press(person, 'Weiter');
  await person.getByText(/Link oder Kennwort stimmt nicht/).waitFor();
  await person.fill('[name=secret]', secret);
  await press(person, 'Weiter');
  await person.getByRole('heading', { name: 'Ihre Antwort liegt bereit' }).waitFor();
  expect(await accessibilityFaults(person)).toEqual([]);
  expect(person.url(), 'the token is gone from the address').not.toContain('#');
  const [download] = await Promise.all([person.waitForEvent('download'), press(person, 'Herunterladen')]);
  const zip = await readFile(await download.path());
  expect(zip.toString('latin1')).toContain('Auskunft.pdf');
  await person.getByRole('heading', { name: 'Heruntergeladen' }).waitFor();
  expect(await person.context().cookies()).toEqual([]);
  const again = await newPage();
  await again.goto(address);
  await again.fill('[name=secret]', secret);
  await press(again, 'Weiter');
  await again.getByText(/Link oder Kennwort stimmt nicht/).waitFor();
  const overflow = await person.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(overflow, 'nothing sticks out at 390 px').toBe(false);
  expect([...faults, ...theirFaults]).toEqual([]);
});

test('the owner erases a customer as planned and hands the letter over on paper', async () => {
  await fileCustomer('Löschner');
  const page = await signIn('frida');
  const faults = watchPage(page);
  await take(page, /^Löschung/, 'Löschner');
  await matchAndIdentify(page);
  await step(page, 'Recht umsetzen');
  await page.getByText('wird gelöscht').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const number = /\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
  await page.fill('[name=confirm]', number);
  await press(page, 'Endgültig löschen');
  await step(page, 'Entscheiden');
  expect(
    await tenant.engine.search(tenant.engine.register.kinds.get('customer') as never, 'löschner', 5),
  ).toEqual([]);
  await press(page, 'Antrag erfüllt');
  await step(page, 'Antwort übergeben');
  const [letter] = await Promise.all([page.waitForEvent('download'), press(page, 'Antwort (PDF)')]);
  expect((await readFile(await letter.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await press(page, 'Gedruckt übergeben');
  await page.getByRole('dialog').getByRole('button', { name: 'Gedruckt übergeben' }).click();
  await page.getByRole('heading', { level: 1, name: 'Datenschutzanträge' }).waitFor();
  await page.getByText('auf Papier').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
