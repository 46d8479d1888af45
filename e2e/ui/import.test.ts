import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import { startBrowser } from './browser.ts';
import { lookAt } from './open-shop.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let served: Served;
let browser: Browser;
let page: Page;
let faults: readonly string[];
const password = 'lampe feder kompass moos';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-import-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  const { engine } = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  await createUser(engine, program, {
    name: 'Frida Brandt',
    login: 'frida',
    passwordHash,
    language: 'de',
    roles: ['owner'],
    mustChange: false,
  });
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
  page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(15_000);
  faults = watchPage(page);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = async (label: string, text: string | Buffer): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: label }).first().click();
  await (await chooser).setFiles({ name: 'alt.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
};
const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

test('the owner maps a column, is told of faults and of what is past its date, and takes over a whole file', async () => {
  await page.goto(`http://localhost:${served.port}/`);
  await page.fill('[name="login"]', 'frida');
  await page.fill('[name="password"]', password);
  await press('Anmelden');
  await page.getByRole('navigation').first().waitFor();
  await page.goto(`http://localhost:${served.port}/settings`);
  await page.getByRole('link', { name: 'Daten übernehmen' }).click();
  await heading('Daten übernehmen');
  await page.getByRole('radio', { name: 'Kundinnen und Kunden' }).check();

  await choose('CSV-Datei', 'Kennung;Nachname;Kunde seit\n1;Ahorn;30.02.2020\n');
  await heading('Spalten der Datei');
  expect(await page.getByRole('button', { name: 'Prüfen', exact: true }).isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: /Kennung/ }).click();
  await page.getByRole('option', { name: 'Nummer', exact: true }).click();
  await press('Prüfen');
  await heading('Nicht übernommen');
  await page.getByText('Diesen Tag oder diese Uhrzeit gibt es nicht.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await choose(
    'CSV-Datei',
    Buffer.from('Kundennr.;Nachname;Kunde seit\n1;Größer;01.03.2020\n2;Birke;\n', 'latin1'),
  );
  await page.getByText('Kodierung windows-1252, Trennzeichen ;').waitFor();
  await press('Prüfen');
  await heading('Geprüft, noch nichts gespeichert');
  await page.getByText('wird mit dem nächsten Löschlauf gelöscht').waitFor();
  await press('Übernehmen');
  await heading('Übernommen');
  await press('Prüfen');
  await heading('Geprüft, noch nichts gespeichert');
  await page.getByText('schon da').waitFor();
  expect(faults).toEqual([]);
});

test('the owner checks a packed dump of osTicket, reads what stays out and why, and takes it over', async () => {
  const dump = readFileSync(join(import.meta.dirname, '../../modules/osticket/testing/usual.sql'));
  await page.goto(`http://localhost:${served.port}/settings`);
  await page.getByRole('link', { name: 'Aus osTicket übernehmen' }).click();
  await heading('Aus osTicket übernehmen');
  await choose('Datenbankauszug', gzipSync(dump));
  expect(await page.getByRole('button', { name: 'Übernehmen', exact: true }).isDisabled()).toBe(true);
  await press('Nur prüfen');
  await heading('Das würde übernommen. Noch ist nichts gespeichert.');
  await heading('Schon über der Löschfrist und darum nicht übernommen');
  await page.getByText('Aufgaben ohne Anfrage').waitFor();
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await lookAt(page, `osticket-${width}`);
  }
  await press('Übernehmen');
  await heading('Übernommen.');
  await page.goto(`http://localhost:${served.port}/helpdesk`);
  await page.getByText('Drucker druckt nicht').first().waitFor();
  expect(faults).toEqual([]);
});
