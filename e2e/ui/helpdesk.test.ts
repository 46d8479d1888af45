import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let served: Served;
let browser: Browser;
const password = 'lampe feder kompass moos';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-helpdesk-'));
  const web = join(folder, 'web');
  const configFile = resolve(import.meta.dirname, '../../web/vite.config.ts');
  delete process.env.REDLICH_GALLERY;
  await build({ configFile, logLevel: 'error', build: { outDir: web } });
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  const tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  const common = { passwordHash, language: 'de' as const, mustChange: false };
  await createUser(tenant.engine, program, { name: 'Ina Agent', login: 'ina', roles: ['agent'], ...common });
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: 'de-DE', reducedMotion: 'reduce', colorScheme },
  });
  await context.addInitScript(() => localStorage.setItem('redlich-shield', 'down'));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`http://localhost:${served.port}`);
  await page.fill('[name=login]', 'ina');
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Anfragen' }).first().waitFor();
  return page;
}

const looks = process.env.REDLICH_PICTURES;
const look = async (page: Page, name: string) => {
  expect(await accessibilityFaults(page), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, name).toBeLessThanOrEqual(0);
  if (looks !== undefined) await page.screenshot({ path: join(looks, `${name}.png`), fullPage: true });
};

test('an agent takes an enquiry, notes, answers and closes it with the keyboard; every page passes axe', async () => {
  const page = await signIn(1440, 'light');
  const faults = watchPage(page);
  await page.goto(`http://localhost:${served.port}/helpdesk`);
  await page.getByText('Noch keine Anfrage').waitFor();
  await look(page, 'queue-empty');
  await page.keyboard.press('n');
  await page.fill('[name=contactName]', 'Rosalie Kienzle');
  await page.fill('[name=contactEmail]', 'rosalie@kienzle.example');
  await page.fill('[name=subject]', 'Auskunft über meine Daten');
  await page.fill('[name=text]', 'Welche Daten haben Sie über mich gespeichert?');
  await look(page, 'dialog');
  await page.getByRole('button', { name: 'Aufnehmen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Auskunft über meine Daten' }).waitFor();
  await page.getByText('klingt nach einem Datenschutzantrag').waitFor();
  await page.keyboard.press('n');
  await page.locator('#compose-text').fill('Bitte erst die Identität prüfen.');
  await page.getByText('Bleibt im Haus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Interne Notiz' }).waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('r');
  await page.getByText('Geht an rosalie@kienzle.example').waitFor();
  await page.locator('#compose-text').fill('Guten Tag, wir melden uns.');
  await look(page, 'ticket');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Antwort' }).first().waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Wieder öffnen' }).waitFor();
  await page.goto(`http://localhost:${served.port}/contracts`);
  await page.getByText('Noch kein Vertrag').waitFor();
  await look(page, 'contracts');
  expect(faults).toEqual([]);
});

test('the queue and an enquiry fit 390 px in the dark and pass axe', async () => {
  const page = await signIn(390, 'dark');
  const faults = watchPage(page);
  await page.goto(`http://localhost:${served.port}/helpdesk?view=all`);
  await page.getByText('Auskunft über meine Daten').waitFor();
  await look(page, 'queue-390');
  await page.locator('main a[href*="/helpdesk/"]').first().click();
  await page.getByRole('article', { name: 'Antwort' }).first().waitFor();
  await look(page, 'ticket-390');
  expect(faults).toEqual([]);
});
