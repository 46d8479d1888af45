import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { addArticle, newArticleSchema } from '../../modules/articles/index.ts';
import { createMany, importedSchema } from '../../modules/customers/index.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { startBrowser } from './browser.ts';
import { scan } from './scan.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let tenant: Tenant;
let served: Served;
let browser: Browser;
const password = 'lampe feder kompass moos';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-counter-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  for (const login of ['jana', 'jonas']) {
    const user = {
      name: login,
      login,
      passwordHash,
      language: 'de',
      roles: ['staff'],
      mustChange: false,
    } as const;
    await createUser(tenant.engine, program, user);
  }
  for (const [title, ean] of [
    ['Der Leuchtturm', '9783161484100'],
    ['Die Stille im Schilf', '9783522202558'],
  ]) {
    const article = newArticleSchema.parse({ title, ean, priceCents: 1_800, vatClass: 'reduced', stock: 5 });
    await addArticle(tenant.engine, program, article);
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
  const row = importedSchema.parse({ firstName: 'Jördis', lastName, phones: ['0345 5550123'], email: '' });
  await tenant.engine.write(program, (unit) => createMany(unit, tenant.engine.register, [row]));
}

interface Counter {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly addresses: readonly string[];
  /** What can be read on the screen, without what is covered. */
  shown(): Promise<string>;
}

/** Signs in at a till of its own, the shield up as it is at first. */
async function openCounter(login: string, size = { width: 1280, height: 900 }): Promise<Counter> {
  const context = await browser.newContext({ viewport: size, locale: 'de-DE', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = watchPage(page);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  const origin = `http://localhost:${served.port}`;
  await page.goto(origin);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.goto(`${origin}/counter`);
  await page.getByRole('heading', { level: 1, name: 'Kasse' }).waitFor();
  // biome-ignore lint/performance/useDomNodeTextContent: what is covered is text as well, but nobody can read it
  return { page, faults, addresses, shown: () => page.evaluate(() => document.body.innerText) };
}

const keys = async (page: Page, ...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};

/** Finds the only customer of a name and takes it, from the keyboard; the hits are shown on purpose. */
async function takeCustomer({ page }: Counter, name: string): Promise<void> {
  await keys(page, 'F2');
  await page.keyboard.type(name);
  await page.getByText('1 Treffer').waitFor();
  await keys(page, 'F6', 'ArrowDown', 'Enter');
  await page.getByRole('button', { name: 'Neue Bestellung' }).waitFor();
}

/** The sum to be paid now. Sums of earlier sales stand on the screen as well. */
const total = (page: Page, euros: string) => page.locator('form p', { hasText: `Summe ${euros}` });

test('a day at the counter goes from the keyboard: found, consented, ordered, collected, paid, forgotten', async () => {
  await fileCustomer('Weißenfels');
  const counter = await openCounter('jana');
  const { page } = counter;
  await takeCustomer(counter, 'weissen');

  await keys(page, 'F4');
  await page.getByText('bleibt es bei K').waitFor();
  await page.getByRole('searchbox', { name: 'Artikel suchen oder scannen' }).first().focus();
  await page.keyboard.type('leucht');
  await page.getByRole('button', { name: /Der Leuchtturm/ }).waitFor();
  await keys(page, 'Enter');
  await scan(page, '9783522202558');
  await page.getByText('36,00').first().waitFor();
  expect(await page.getByRole('radio').count()).toBe(1);
  await page.getByRole('button', { name: 'Einwilligung jetzt festhalten' }).press('Enter');
  await page.getByText('Ich bin einverstanden, dass Sie mich über den Stand').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ist erteilt' }).press('Enter');
  await page.getByRole('radio', { name: 'Anruf' }).press('Space');
  expect(await accessibilityFaults(page)).toEqual([]);
  await keys(page, 'Control+Enter');
  await page.getByText('Bestellung 1 ist aufgenommen.').waitFor();

  await page.getByRole('button', { name: 'Abholen und kassieren' }).press('Enter');
  await page.getByRole('button', { name: 'Bar kassieren' }).waitFor();
  await keys(page, 'F8');
  await page.keyboard.type('50');
  await page.getByText('14,00').waitFor();
  await page.waitForTimeout(80);
  await scan(page, '9783522202558');
  await total(page, '54,00').waitFor();
  expect(await page.getByRole('textbox', { name: 'Gegeben' }).inputValue()).toBe('50,00 €');
  await page.getByRole('button', { name: 'Die Stille im Schilf entfernen' }).click();
  await keys(page, 'F8');
  expect(await accessibilityFaults(page)).toEqual([]);
  await keys(page, 'Enter');
  await page.getByText('1 Bestellung ist jetzt anonym').waitFor();
  await page.getByText('Auch die Anschrift ist gelöscht').waitFor();
  expect(await page.getByRole('heading', { name: 'Verkauft: Beleg 1' }).count()).toBe(1);

  await keys(page, 'F2');
  await page.keyboard.type('weissen');
  await page
    .getByText(/niemand|Niemand/)
    .first()
    .waitFor();
  expect(counter.addresses.filter((address) => /weissen|Weißenfels|5550123/i.test(address))).toEqual([]);
  expect(counter.faults).toEqual([]);
});

test('counter.shield: while the shield is up no name, number or address is on the screen until somebody shows it', async () => {
  await fileCustomer('Zwingenberger');
  const counter = await openCounter('jana');
  await keys(counter.page, 'F2');
  await counter.page.keyboard.type('zwing');
  await counter.page.getByText('1 Treffer').waitFor();
  expect(await counter.shown()).not.toMatch(/Zwingenberger|5550123/);
  await counter.page.getByText('oder Taste').waitFor();
  await keys(counter.page, 'F6');
  await counter.page.getByText('Jördis Zwingenberger').waitFor();
  const place = (role: 'button', name: RegExp) =>
    counter.page.getByRole(role, { name }).first().boundingBox();
  const [cover, hit] = [await place('button', /verdecken$/), await place('button', /Jördis Zwingenberger/)];
  expect((cover?.y ?? 0) + (cover?.height ?? 0)).toBeLessThanOrEqual(hit?.y ?? 0);
  await keys(counter.page, 'ArrowDown', 'Enter');
  await counter.page.getByRole('button', { name: 'Neue Bestellung' }).waitFor();
  expect(await counter.shown()).not.toMatch(/Zwingenberger|5550123/);
  expect(counter.faults).toEqual([]);
});

test('of two counters that collect the same order one is paid, and the other keeps its articles', async () => {
  await fileCustomer('Quandt');
  const [one, two] = [await openCounter('jana'), await openCounter('jonas')];
  await takeCustomer(one, 'quandt');
  await keys(one.page, 'F4');
  await scan(one.page, '9783161484100');
  await one.page.getByText('18,00').first().waitFor();
  await keys(one.page, 'Control+Enter');
  await one.page.getByText(/Bestellung \d+ ist aufgenommen/).waitFor();
  await takeCustomer(two, 'quandt');
  for (const { page } of [one, two])
    await page.getByRole('button', { name: 'Abholen und kassieren' }).click();
  await scan(two.page, '9783522202558');
  await total(two.page, '36,00').waitFor();
  await keys(one.page, 'F9');
  await one.page.getByRole('heading', { name: /Verkauft: Beleg/ }).waitFor();
  await keys(two.page, 'F9');
  await two.page.getByText('Eine andere Kasse war schneller').waitFor();
  expect(await two.page.getByText(/^Bestellung \d+$/).count()).toBe(0);
  await total(two.page, '18,00').waitFor();
  await two.page.locator('button[aria-keyshortcuts=F9]:not([data-loading])').waitFor();
  await keys(two.page, 'F9');
  await two.page.getByRole('heading', { name: /Verkauft: Beleg/ }).waitFor();
  expect([...one.faults, ...two.faults]).toEqual([]);
});

test('goods are unpacked, the shop learns for whom they are, and the customer is called and comes', async () => {
  await fileCustomer('Ottilienberg');
  const counter = await openCounter('jana');
  const { page } = counter;
  const go = async (name: string) => {
    await page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  await takeCustomer(counter, 'ottilien');
  await keys(page, 'F4');
  await scan(page, '9783161484100');
  await page.getByRole('button', { name: 'Einwilligung jetzt festhalten' }).click();
  await page.getByRole('button', { name: 'Ist erteilt' }).click();
  await page.getByRole('radio', { name: 'Anruf' }).click();
  await keys(page, 'Control+Enter');
  await page.getByText(/Bestellung \d+ ist aufgenommen/).waitFor();

  await go('Wareneingang');
  await scan(page, '9783161484100');
  await page.getByText('Eine Nachricht ist vorbereitet.').waitFor();
  expect(await counter.shown()).not.toContain('Ottilienberg');
  expect(await accessibilityFaults(page)).toEqual([]);

  await go('Nachrichten');
  await page.getByText('Anrufe (1)').waitFor();
  expect(await counter.shown()).not.toMatch(/Ottilienberg|5550123/);
  await page
    .getByRole('button', { name: /anzeigen/ })
    .first()
    .click();
  await page.getByText('0345 5550123').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ausgerichtet' }).click();
  await page.getByText('Niemand ist anzurufen').waitFor();

  await go('Bestellungen');
  await page.getByRole('table').getByText('benachrichtigt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /^\d+$/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Bestellung \d+/ }).waitFor();
  expect(await counter.shown()).not.toContain('Ottilienberg');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Abholen und kassieren' }).click();
  await page.getByRole('button', { name: 'Bar kassieren' }).waitFor();
  await keys(page, 'F8', 'F8');
  await page.getByRole('heading', { name: /Verkauft: Beleg/ }).waitFor();
  await go('Artikel');
  await page.getByText('Der Leuchtturm').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(counter.addresses.filter((address) => /ottilien|5550123/i.test(address))).toEqual([]);
  expect(counter.faults).toEqual([]);
});

test('on a phone the sale outlives a look at another screen, and an unknown code leads to its article', async () => {
  const { page, faults } = await openCounter('jonas', { width: 390, height: 844 });
  await scan(page, '9783161484100');
  await page.getByRole('button', { name: 'Bar kassieren' }).waitFor();
  await page.getByRole('link', { name: 'Alle Verkäufe' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verkäufe' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Kasse' }).first().click();
  await page.getByRole('button', { name: 'Bar kassieren' }).waitFor();
  await scan(page, '4006381333931');
  await page.getByText('Diesen Artikelcode kennen wir nicht: 4006381333931').waitFor();
  await page.getByRole('button', { name: 'Artikel anlegen' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: /EAN/ }).inputValue()).toBe('4006381333931');
  await dialog.getByRole('textbox', { name: 'Titel' }).fill('Füller');
  await dialog.getByRole('textbox', { name: 'Preis' }).fill('12');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await total(page, '30,00').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
