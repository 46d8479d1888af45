import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { testMailServer } from '../../platform/mail/testing.ts';
import { testWebdavServer } from '../../platform/places/testing/webdav-server.ts';
import { createServer } from '../../platform/server.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let served: Served;
let browser: Browser;
let page: Page;
let faults: readonly string[];
const password = 'lampe feder kompass moos';

/** A shop in which nothing is stored yet, and its owner in front of it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-newcomer-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  const { engine } = await installation.addTenant('shop');
  const user = { name: 'frida', login: 'frida', passwordHash: await hashPassword(password) };
  await createUser(engine, program, { ...user, language: 'de', roles: ['owner'], mustChange: false });
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await page?.context().close();
  page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(10_000);
  faults = watchPage(page);
  await open('/');
  await page.fill('[name=login]', 'frida');
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
});

const open = (path: string) => page.goto(`http://localhost:${served.port}${path}`);
const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const dismiss = async () => {
  const close = page.getByRole('button', { name: 'Meldung schließen' });
  while ((await close.count()) > 0) await close.first().click();
};
const nobody = '00000000-0000-7000-8000-000000000000';

test('on the first day each empty list says what it is for and leads to the next step', async () => {
  for (const [path, words, next] of [
    ['/customers', 'Noch ist niemand in der Kartei', 'Neue Akte'],
    ['/orders', 'Keine offene Bestellung', 'Zur Kasse'],
    ['/articles', 'Noch keine Artikel', 'Artikel anlegen'],
    ['/goods-in', 'Noch nichts ausgepackt', 'Zu den Artikeln'],
  ] as const) {
    await open(path);
    const empty = page.locator('div', { has: page.getByText(words) }).last();
    await empty.waitFor();
    await empty.getByRole('button', { name: next }).waitFor();
    const way = empty.getByRole('link', { name: 'Aus dem bisherigen Programm übernehmen' });
    expect(await way.getAttribute('href')).toBe('/settings/import.import');
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await open('/clock');
  await page.getByText('Fristen beginnen mit der ersten Kundenakte').first().waitFor();
  expect(faults).toEqual([]);
});

test('what does not exist says so and leads back, and offers no second try', async () => {
  await open('/settings/quatsch');
  await title('Diese Seite gibt es nicht');
  for (const [path, list] of [
    ['/customers', 'Kundenkartei'],
    ['/orders', 'Bestellungen'],
    ['/mailings', 'Aussendungen'],
  ] as const) {
    await open(`${path}/${nobody}`);
    const back = page.getByRole('link', { name: `Zurück zur Übersicht: ${list}` });
    await back.waitFor();
    expect(await page.getByRole('button', { name: 'Erneut versuchen' }).count()).toBe(0);
    expect(await page.getByText(/Kennung: /).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await back.click();
    await title(list);
  }
  expect(faults).toEqual([]);
});

test('unsaved input is asked for before another screen takes its place, and kept when the answer is no', async () => {
  await open('/customers/new');
  await page.getByRole('textbox', { name: 'Nachname' }).fill('Ahornblatt');
  const orders = page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: 'Bestellungen', exact: true });
  await orders.click();
  await page.getByRole('dialog', { name: 'Eingaben verwerfen?' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await press('Hier bleiben');
  expect(await page.getByRole('textbox', { name: 'Nachname' }).inputValue()).toBe('Ahornblatt');
  await orders.click();
  await press('Verwerfen und weiter');
  await title('Bestellungen');
  expect(faults).toEqual([]);
});

test('unsaved input is asked for before the window is loaded anew; what is saved is not, and nothing of it is stored in the browser', async () => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await open('/mailings/new');
  await page.getByRole('textbox', { name: 'Bezeichnung' }).fill('Lesung');
  await page.getByRole('textbox', { name: 'Betreff' }).pressSequentially('Einladung');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(
    /Lesung/,
  );
  await page.reload();
  await title('Neue Aussendung');
  expect(asked).toEqual(['beforeunload']);
  await page.getByRole('textbox', { name: 'Bezeichnung' }).fill('Lesung');
  await page.getByRole('textbox', { name: 'Betreff' }).fill('Einladung');
  await page.getByRole('textbox', { name: 'Text', exact: true }).pressSequentially('Kommen Sie.');
  await press('Entwurf sichern');
  await title('Lesung');
  await page.reload();
  await title('Lesung');
  expect(asked).toEqual(['beforeunload']);
  expect(faults).toEqual([]);
});

test('whoever signs out with unsaved input is signed out, and nothing stays on the screen', async () => {
  await open('/customers/new');
  await page.getByRole('textbox', { name: 'Nachname' }).pressSequentially('Ahornblatt');
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('button', { name: /Konto und Darstellung/ }).click();
  await press('Abmelden');
  await title('Anmelden');
  expect(faults).toEqual([]);
});

test('the import asks what a file holds before it takes one, and explains the three kinds', async () => {
  await open('/settings/import.import');
  const kinds = page.getByRole('radio');
  await kinds.first().waitFor();
  expect(await kinds.count()).toBe(3);
  expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
  expect(await page.getByText('CSV-Datei', { exact: true }).count()).toBe(0);
  await page.getByText('Namen, Anschriften, Telefon, E-Mail').waitFor();
  await page.getByRole('radio', { name: 'Artikel' }).click();
  await page.getByText('CSV-Datei', { exact: true }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('an unknown placeholder is flagged while the text is written, and refused with the ones that exist', async () => {
  await open('/mailings/new');
  await page.getByRole('textbox', { name: 'Bezeichnung' }).fill('Sommer');
  await page.getByRole('textbox', { name: 'Betreff' }).fill('Für {name}');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Liebe {vorname}');
  await page.getByText('Gibt es nicht: {vorname}. Es gibt {name}, {anrede}, {betrieb}.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await press('Entwurf sichern');
  await title('Sommer');
  await press('Freigeben');
  await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
  await page.getByRole('dialog').getByText('Diese Platzhalter gibt es nicht: {vorname}').waitFor();
  expect(faults).toEqual([]);
});

test('the owner names who represents the company, and it is kept', async () => {
  await open('/settings/company.data-protection');
  await page.getByRole('textbox', { name: 'Gesetzlich vertreten durch' }).fill('Frida Brandt');
  await page.getByRole('radio', { name: 'benannt' }).check();
  await press('Speichern');
  await page.getByText('Bitte ausfüllen').waitFor();
  await page.getByRole('textbox', { name: 'Name oder Funktion' }).fill('Datenschutz');
  await page.getByRole('textbox', { name: 'E-Mail' }).fill('kein-at');
  await press('Speichern');
  await page.getByText('Diese Angabe passt nicht.').waitFor();
  await page.getByRole('textbox', { name: 'E-Mail' }).fill('datenschutz@seitenweise.example');
  await press('Speichern');
  await page.getByText('Gespeichert').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.reload();
  expect(await page.getByRole('textbox', { name: 'Gesetzlich vertreten durch' }).inputValue()).toBe(
    'Frida Brandt',
  );
});

test('mail is off until the owner enters a server and switches it on, is tried out, and ends with a click', async () => {
  const server = await testMailServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
  try {
    await open('/settings/mail.smtp');
    await page.getByText('Der Versand ist ausgeschaltet.').waitFor();
    await page.getByRole('textbox', { name: 'Adresse', exact: true }).fill('127.0.0.1');
    await page.getByRole('textbox', { name: 'Port' }).fill(String(server.port));
    await page.getByRole('checkbox', { name: 'Der Server steht im eigenen Netz' }).check();
    await press('Speichern und einschalten');
    await page.getByText('Bitte ausfüllen').waitFor();
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('post@seitenweise.example');
    await press('Speichern und einschalten');
    await page.getByText('Der Versand ist eingeschaltet.').first().waitFor();
    await press('Probenachricht senden');
    await page.getByText('bietet keine Verschlüsselung an').waitFor();
    expect(server.received).toEqual([]);
    await dismiss();
    await page.getByRole('radio', { name: /wenn der Server es anbietet/ }).check();
    await press('Speichern');
    await dismiss();
    await press('Probenachricht senden');
    await page.getByText('abgegeben, aber ohne Verschlüsselung').waitFor();
    expect(server.received.map(({ to }) => to)).toEqual([['post@seitenweise.example']]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dismiss();
    await press('Ausschalten');
    await page.getByText('Der Versand ist ausgeschaltet.').first().waitFor();
    expect(faults).toEqual([]);
  } finally {
    await server.end();
  }
});

test('the owner decides on the plan of the backups, and a place on the web is tried before it is kept', async () => {
  const cloud = join(folder, 'cloud');
  await mkdir(cloud);
  const server = await testWebdavServer(cloud, { user: 'laden', password: 'geheim' }, 'basic');
  try {
    await open('/backups');
    await page.getByText('voreingestellt').waitFor();
    await press('Plan ändern');
    await page.fill('[name=days]', '10');
    await press('Plan speichern');
    await page.getByText('Mindestens 42 Tage: Das ist zugesagt.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.fill('[name=days]', '60');
    await page.getByRole('radio', { name: /warten, bis alle wieder da sind/ }).check();
    await press('Plan speichern');
    await page.getByText('60 Tage täglich').waitFor();
    await page.getByText('auf alle warten').waitFor();
    await dismiss();
    await press('Ablage anlegen');
    await page.getByRole('radio', { name: 'WebDAV' }).check();
    await page.fill('[name=title]', 'Wolke');
    await page.fill('[name=city]', 'Jena');
    await page.fill('[name=host]', `http://127.0.0.1:${server.port}/Redlich`);
    expect(await page.inputValue('[name=folder]')).toBe('/Redlich');
    await page.getByRole('checkbox', { name: 'Der Rechner steht im eigenen Netz' }).check();
    await page.fill('[name=user]', 'laden');
    await page.fill('[name=secret]', 'geheim');
    expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
    await page.fill('[name=secret]', 'falsch');
    await press('Ausprobieren und speichern');
    await page.getByText('werden nicht angenommen').waitFor();
    await page.fill('[name=secret]', 'geheim');
    await press('Ausprobieren und speichern');
    await page.getByRole('article', { name: 'Wolke' }).getByText('ausgeschaltet').waitFor();
  } finally {
    await server.end();
  }
});
