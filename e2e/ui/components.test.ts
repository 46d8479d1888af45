import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { scan } from './scan.ts';
import { type BuiltServer, serveBuilt } from './serve-built.ts';

let server: BuiltServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveBuilt(inject('gallery')), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  await page?.context().close();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'de-DE' });
  page.setDefaultTimeout(10_000);
  await page.goto(`${server.origin}/gallery/`);
  await page.locator('h1').waitFor();
});

test('a scan is taken as a code wherever the focus is, and leaves no trace in the field', async () => {
  await page.keyboard.press('/');
  await page.waitForTimeout(150);
  await scan(page, '9783161484100');
  await page.getByText('Gescannt: 9783161484100').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
});

test('what stood in a field before a scan stands there after it, also in a field that formats its value', async () => {
  for (const [label, typed, shown] of [
    ['Preis', '1250,5', '1.250,50 €'],
    ['Menge', '7', '7'],
    ['Name', 'Amsel', 'Amsel'],
  ] as const) {
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.fill('');
    await field.pressSequentially(typed, { delay: 60 });
    await field.blur();
    expect(await field.inputValue()).toBe(shown);
    await field.focus();
    await page.waitForTimeout(80);
    await scan(page, '9783161484100');
    await page.getByText('Gescannt: 9783161484100').waitFor();
    await field.blur();
    expect(await field.inputValue()).toBe(shown);
  }
});

test('typed words search after a pause', async () => {
  await page.getByRole('searchbox').pressSequentially('zauber', { delay: 60 });
  await page.getByText('1 Eintrag', { exact: true }).waitFor();
  expect(await page.getByText(/Gescannt/).count()).toBe(0);
});

test('covered data is neither seen nor reached, shows itself on purpose, and covers itself again', async () => {
  const name = page.getByText('Lindenweg 4, 37073 Göttingen');
  expect(await name.isVisible()).toBe(false);
  expect(await page.getByRole('textbox', { name: 'E-Mail', exact: true }).count()).toBe(0);
  await page.getByLabel('E-Mail', { exact: true }).evaluate((field: HTMLInputElement) => field.focus());
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');

  await page.getByRole('button', { name: 'Kundendaten anzeigen' }).click();
  expect(await name.isVisible()).toBe(true);
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: 'Kundendaten anzeigen' }).waitFor();
  expect(await name.isVisible()).toBe(false);
});

test('covered data covers itself when the window is left, and keeps what was typed', async () => {
  await page.getByRole('button', { name: 'Kundendaten anzeigen' }).click();
  await page.getByLabel('E-Mail', { exact: true }).fill('neu@example.org');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await page.getByRole('button', { name: 'Kundendaten anzeigen' }).waitFor();
  expect(await page.getByLabel('E-Mail', { exact: true }).inputValue()).toBe('neu@example.org');
});

test('a covered word is not in the page at all', async () => {
  const line = page.getByText(/Bestellung 20417 für/);
  expect(await line.textContent()).not.toContain('Öztürk');
  await page.getByRole('button', { name: 'Sichtschutz ist an' }).click();
  expect(await line.textContent()).toContain('Öztürk');
});

test('the label says in words whether consent was given, and a click shows what', async () => {
  await page.getByRole('button', { name: /Keine Einwilligung/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Einwilligung erfassen' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-state'))).toBe('none');
});

test('a list is sorted by a button that says so, walked with arrows and opened with Enter or a click on the row', async () => {
  const list = page.getByRole('table', { name: 'Bestellungen' });
  await list.getByRole('button', { name: 'Betrag' }).click();
  await list.getByRole('button', { name: 'Betrag' }).click();
  expect(await list.getByRole('columnheader', { name: 'Betrag' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  await list.getByRole('button', { name: '20513' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Geöffnet: 20506').waitFor();
  await list.getByText('Momo').click();
  await page.getByText('Geöffnet: 20478').waitFor();
});

test('on a phone a row is a card that is still a row of a table', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const list = page.getByRole('table', { name: 'Bestellungen' });
  expect(await list.getByRole('row').count()).toBeGreaterThan(8);
  expect(
    await list
      .getByRole('row')
      .nth(1)
      .evaluate((row) => getComputedStyle(row).display),
  ).toBe('flex');
});

test('a refusal of the server stands at its field, which gets the focus', async () => {
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Das ist keine vollständige E-Mail-Adresse.').waitFor();
  const field = page.getByRole('textbox', { name: 'E-Mail (freiwillig)' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('alert').getByText('Bitte prüfen Sie Ihre Eingaben.').count()).toBe(0);
});

test('a question before the irreversible begins on cancel, keeps the page still, and gives the focus back', async () => {
  const opener = page.getByRole('button', { name: 'Endgültig löschen' });
  await opener.click();
  await page.getByRole('dialog', { name: 'Kunden löschen' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Abbrechen');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Endgültig löschen');
});

test('what is said in passing is said in a live region that was there before', async () => {
  const region = page.getByRole('region', { name: 'Meldungen' });
  expect(await region.getAttribute('aria-live')).toBe('polite');
  await page.getByRole('button', { name: 'Fehlermeldung' }).click();
  await region.getByText('Keine Verbindung zum Server').waitFor();
});

test('what dies when is a table, too, with the same sums', async () => {
  const chart = page.getByRole('region', { name: 'Was wann gelöscht wird' });
  const summary = await chart.getByRole('img').getAttribute('aria-label');
  await chart.getByText('Als Tabelle').click();
  const sums = await chart.locator('tbody td:last-child').allTextContents();
  const total = sums.reduce((sum, text) => sum + Number(text.replace('.', '')), 0);
  expect(total).toBeGreaterThan(0);
  expect(summary).toContain(String(total));
});

test('only the sheet is printed, on its own paper, and it is gone afterwards', async () => {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  expect(await page.locator('body > .r-print').count()).toBe(0);
  await page.getByRole('button', { name: 'Drucken' }).click();
  await page.locator('body > .r-print').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#app').isVisible()).toBe(false);
  expect(await page.locator('body > .r-print h2').isVisible()).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.locator('body > .r-print').waitFor({ state: 'detached' });
});
