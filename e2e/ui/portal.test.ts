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
  folder = await mkdtemp(join(tmpdir(), 'redlich-portal-'));
  const web = join(folder, 'web');
  const configFile = resolve(import.meta.dirname, '../../web/vite.config.ts');
  delete process.env.REDLICH_GALLERY;
  await build({ configFile, logLevel: 'error', build: { outDir: web } });
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  const tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  await createUser(tenant.engine, program, {
    ...{ name: 'Ina Agent', login: 'ina', roles: ['owner'], passwordHash, language: 'de', mustChange: false },
  });
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPage(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: 'de-DE', reducedMotion: 'reduce', colorScheme },
  });
  await context.addInitScript(() => localStorage.setItem('redlich-shield', 'down'));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`http://localhost:${served.port}${path}`);
  return page;
}

const looks = process.env.REDLICH_PICTURES;
const look = async (page: Page, name: string) => {
  expect(await accessibilityFaults(page), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, name).toBeLessThanOrEqual(0);
  if (looks !== undefined) await page.screenshot({ path: join(looks, `${name}.png`), fullPage: true });
};

let link = '';

test('the company invites a customer, announces something and hands over a link', async () => {
  const page = await openPage('/', 1440, 'light');
  const faults = watchPage(page);
  await page.fill('[name=login]', 'ina');
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Anfragen' }).first().waitFor();
  await page.goto(`http://localhost:${served.port}/portal-desk`);
  await page.getByText('Noch niemand hat einen Zugang.').waitFor();
  await look(page, 'desk-empty');
  await page.getByRole('button', { name: 'Hinweis veröffentlichen' }).click();
  await page.fill('[name=title]', 'Bitte aktualisieren');
  await page.fill('[name=text]', 'Version 2 schließt eine Lücke.');
  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await page.getByText('Bitte aktualisieren').waitFor();
  await page.getByRole('button', { name: 'Einladen' }).first().click();
  await page.fill('[name=name]', 'Erika Muster');
  await page.fill('[name=email]', 'erika@kundin.example');
  await look(page, 'invite');
  await page.getByRole('dialog').getByRole('button', { name: 'Einladen' }).click();
  link = (await page.getByTestId('portal-link').textContent()) ?? expect.fail();
  await look(page, 'link');
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByText('eingeladen').waitFor();
  await look(page, 'desk');
  expect(faults).toEqual([]);
});

test('the customer chooses a password, asks with a file, reads notices and changes what they are told of, at 390 px in the dark', async () => {
  const page = await openPage(link.slice(link.indexOf('/portal')), 390, 'dark');
  const faults = watchPage(page);
  await page.fill('[name=password]', 'erika erika erika');
  await page.keyboard.press('Enter');
  await page.getByText('aus Ihrem Namen').or(page.getByText('Namen')).first().waitFor();
  await look(page, 'choose');
  await page.fill('[name=password]', 'wolke ziegel trompete farn');
  await page.keyboard.press('Enter');
  await page.getByText('Sie haben noch nichts gefragt.').waitFor();
  expect(page.url()).not.toContain('#');
  await look(page, 'portal-empty');
  await page.getByRole('button', { name: 'Anfrage stellen' }).first().click();
  await page.fill('[name=subject]', 'Drucker blinkt');
  await page.fill('[name=text]', 'Seit heute früh.');
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'lampe.txt', mimeType: 'text/plain', buffer: Buffer.from('rot') },
  });
  await look(page, 'ask');
  await page.getByRole('button', { name: 'Abschicken' }).click();
  await page.getByRole('heading', { level: 1, name: 'Drucker blinkt' }).waitFor();
  await page.getByRole('button', { name: 'lampe.txt' }).waitFor();
  await page.fill('[name=text]', 'Jetzt ist er aus.');
  await page.getByRole('button', { name: 'Antworten' }).click();
  await page.getByRole('article').getByText('Jetzt ist er aus.').waitFor();
  await look(page, 'portal-ticket');
  await page.getByRole('button', { name: 'Hinweise' }).click();
  await page.getByText('Version 2 schließt eine Lücke.').waitFor();
  await look(page, 'portal-notices');
  await page.getByRole('button', { name: 'Verträge' }).click();
  await page.getByText('Es gibt keine Verträge.').waitFor();
  await look(page, 'portal-contracts');
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
  await page.getByRole('radio', { name: 'Gar nicht' }).first().check();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Gespeichert.').waitFor();
  await look(page, 'portal-account');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await look(page, 'portal-sign-in');
  await page.fill('[name=email]', 'erika@kundin.example');
  await page.fill('[name=password]', 'falsch falsch falsch');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await page.fill('[name=password]', 'wolke ziegel trompete farn');
  await page.keyboard.press('Enter');
  await page.getByText('Drucker blinkt').waitFor();
  expect(faults).toEqual([]);
});

test('a used link says so and leads to signing in', async () => {
  const page = await openPage(link.slice(link.indexOf('/portal')), 1024, 'light');
  await page.fill('[name=password]', 'wolke ziegel trompete farn');
  await page.keyboard.press('Enter');
  await page.getByText('Der Link gilt nicht mehr').waitFor();
  await page.getByRole('button', { name: 'Zurück zur Anmeldung' }).click();
  await page.getByRole('button', { name: 'Passwort vergessen?' }).click();
  await page.fill('[name=email]', 'niemand@kundin.example');
  await page.getByRole('button', { name: 'Link anfordern' }).click();
  await page.getByText('Bitte sehen Sie in Ihr Postfach.').waitFor();
  await look(page, 'portal-forgotten');
});
