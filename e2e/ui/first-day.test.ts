import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createServer } from '../../platform/server.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let served: Served;
let browser: Browser;
let page: Page;
let faults: readonly string[];
const logged: string[] = [];
const password = 'lampe feder kompass moos';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-first-day-'));
  const web = inject('web');
  const log = openLog(realClock, (line) => logged.push(line));
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
  page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(15_000);
  faults = watchPage(page);
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

const fill = async (values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value);
};
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const signOut = async () => {
  await page.getByRole('button', { name: /Konto und Darstellung/ }).click();
  await press('Abmelden');
  await title('Anmelden');
};

/** The kit of the first run: words, the page to print, three words from it. */
async function makeKit(): Promise<void> {
  await title('Ihr Wiederherstellungsbogen');
  await press('Wörter erzeugen');
  const words = await page.locator('ol > li').allTextContents();
  expect(words).toHaveLength(24);
  expect(await accessibilityFaults(page)).toEqual([]);
  const printed = page.waitForEvent('download');
  await press('Als PDF drucken');
  expect((await printed).suggestedFilename()).toMatch(/\.pdf$/);
  await press('Ich habe ihn ausgedruckt');
  const asked = page.locator('label').filter({ hasText: /^\d+\. Wort/ });
  await asked.first().waitFor();
  const numbers = (await asked.allTextContents()).map((label) => Number.parseInt(label, 10));
  const [first = '', second = '', third = ''] = numbers.map((number) => words[number - 1]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await fill({ first, second, third });
  await press('Bogen in Gebrauch nehmen');
  await page.getByText(/ist in Gebrauch/).waitFor();
  await press('Weiter');
}

test('a shop is set up, its owner secures the access, a colleague gets one, and all of it on the real server', async () => {
  await page.goto(`http://localhost:${served.port}/`);
  await title('Ihr Betrieb');
  await fill({
    companyName: 'Buchhandlung Seitenweise',
    street: 'Lindenweg 4',
    postcode: '37073',
    city: 'Göttingen',
    email: 'post@seitenweise.example',
  });
  await page.getByRole('combobox', { name: 'Bundesland' }).click();
  await page.getByRole('option', { name: 'Niedersachsen' }).click();
  await press('Weiter');
  await title('Ihr Zugang');
  await fill({ ownerName: 'Frida Brandt', login: 'frida', password, again: password });
  await press('Weiter');
  await title('Was Redlich verspricht');
  await press('Redlich einrichten');
  await makeKit();
  await title('Fertig');
  await press('Los geht’s');
  await title(/Frida Brandt/);

  await page.getByRole('button', { name: /Konto und Darstellung/ }).click();
  await page.getByRole('link', { name: 'Mein Konto' }).click();
  await title('Mein Konto');
  await press('Einrichten');
  const secret = (await page.locator('code').first().textContent()) ?? '';
  await fill({ code: new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate() });
  await press('Bestätigen');
  await page.getByRole('heading', { name: 'Ersatzcodes' }).waitFor();
  const recoveryCode = (await page.locator('li code').first().textContent()) ?? '';
  await press('Aufbewahrt');
  await page.getByText('Eingerichtet', { exact: true }).waitFor();
  await press('Passkey hinzufügen');
  await page.getByRole('dialog').getByRole('textbox').fill('Laptop im Büro');
  await page.getByRole('dialog').getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await page.getByRole('button', { name: 'Passkey „Laptop im Büro“ entfernen' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await signOut();
  await fill({ login: 'frida', password });
  await press('Anmelden');
  await title('Zweiter Faktor');
  await fill({ code: recoveryCode });
  await press('Anmelden');
  await title(/Frida Brandt/);

  await signOut();
  await press('Mit Passkey anmelden');
  await title(/Frida Brandt/);

  await page.getByRole('link', { name: 'Benutzer' }).click();
  await title('Benutzer');
  await press('Benutzer anlegen');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Jonas Weiß');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Benutzername' }).fill('jonas');
  await page.getByRole('dialog').getByRole('button', { name: 'Benutzer anlegen' }).click();
  const first = (await page.locator('output').textContent()) ?? '';
  await press('Notiert');
  await page.getByRole('button', { name: 'Jonas Weiß' }).waitFor();

  await signOut();
  await fill({ login: 'jonas', password: first });
  await press('Anmelden');
  await title('Eigenes Passwort wählen');
  await fill({ current: first, next: 'wolke anker tinte zimt', again: 'wolke anker tinte zimt' });
  await press('Passwort ändern');
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Benutzer' }).count()).toBe(0);

  expect(faults).toEqual([]);
  expect(logged.filter((line) => line.includes('"event":"fault"'))).toEqual([]);
  expect(logged.join('\n')).not.toMatch(/Frida|jonas|Seitenweise|lampe|wolke/i);
});

test('the first page loads less than 320 kB of script, compressed', async () => {
  const index = await readFile(join(inject('web'), 'index.html'), 'utf8');
  const scripts = [...index.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(scripts.length).toBeGreaterThan(1);
  const sizes = await Promise.all(
    scripts.map(async (path) => gzipSync(await readFile(join(inject('web'), path))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(320_000);
});

test('the browser keeps one session cookie and a random number of the screen, and neither names anybody', async () => {
  const cookies = await page.context().cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
  const kept = await page.evaluate(() => ({ ...localStorage }));
  expect(Object.keys(kept)).toEqual(['redlich-screen']);
  expect(kept['redlich-screen']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
