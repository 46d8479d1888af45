/**
 * Takes pictures of the shell and of the gallery for looking at them: `REDLICH_GALLERY=1 npx vite build web`, then
 * `npx node e2e/ui/pictures.ts FOLDER [NAME …]`. Says what axe-core and the content security policy have to complain about.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { serveBuilt } from './serve-built.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly begin?: Partial<Pick<FakeApi, 'state' | 'duty' | 'demo' | 'roles'>>;
  readonly act?: (page: Page) => Promise<void>;
  readonly fullPage?: true;
}

const fill = async (page: Page, values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value);
};

const company = async (page: Page) => {
  await fill(page, {
    companyName: 'Buchhandlung Seitenweise',
    street: 'Lindenweg 4',
    postcode: '37073',
    city: 'Göttingen',
    email: 'post@seitenweise.example',
  });
  await page.click('[name="state"], input[role="combobox"]');
  await page.getByRole('option', { name: 'Niedersachsen' }).click();
};
const next = (page: Page) => page.getByRole('button', { name: 'Weiter' }).click();
const owner = async (page: Page) => {
  await company(page);
  await next(page);
  await fill(page, {
    ownerName: 'Frida Brandt',
    login: 'frida',
    password: 'lampe feder kompass moos',
    again: 'lampe feder kompass moos',
  });
};

const pictures: readonly Picture[] = [
  { name: 'login', path: '/', begin: { state: 'signed-out' } },
  {
    name: 'login-refused',
    path: '/',
    begin: { state: 'signed-out', demo: false },
    act: async (page) => {
      await fill(page, { login: 'frida', password: 'falsch' });
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'wizard-1', path: '/', begin: { state: 'first-run' } },
  { name: 'wizard-1-wrong', path: '/', begin: { state: 'first-run' }, act: next },
  { name: 'wizard-2', path: '/', begin: { state: 'first-run' }, act: owner },
  {
    name: 'wizard-3',
    path: '/',
    begin: { state: 'first-run' },
    act: async (page) => {
      await owner(page);
      await next(page);
    },
  },
  { name: 'start', path: '/' },
  { name: 'orders', path: '/orders' },
  {
    name: 'search',
    path: '/orders',
    act: async (page) => {
      if (await page.getByLabel('Suche öffnen').isVisible()) await page.getByLabel('Suche öffnen').click();
      await page.fill('input[role=combobox], header [aria-haspopup=listbox]', 'er');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'account', path: '/account', fullPage: true },
  {
    name: 'account-totp',
    path: '/account',
    act: async (page) => {
      await page.getByRole('button', { name: 'Einrichten' }).click();
      await page.getByRole('img').first().waitFor();
    },
  },
  {
    name: 'recovery',
    path: '/account',
    act: async (page) => {
      await page.getByRole('button', { name: 'Einrichten' }).click();
      await page.fill('[name=code]', '123456');
      await page.getByRole('button', { name: 'Bestätigen' }).click();
      await page.getByText('Aufbewahrt').waitFor();
    },
  },
  { name: 'duty-password', path: '/', begin: { duty: 'change-password' } },
  { name: 'duty-factor', path: '/', begin: { duty: 'set-second-factor' } },
  { name: 'users', path: '/users' },
  {
    name: 'user-dialog',
    path: '/users',
    act: async (page) => {
      await page.getByRole('button', { name: 'Jonas Weiß' }).click();
      await page.waitForTimeout(300);
    },
  },
  { name: 'settings', path: '/settings' },
  {
    name: 'user-menu',
    path: '/',
    act: async (page) => {
      await page.getByRole('button', { name: /Konto und Darstellung/ }).click();
      await page.waitForTimeout(200);
    },
  },
  { name: 'missing', path: '/gibt-es-nicht' },
  { name: 'gallery', path: '/gallery/', fullPage: true },
];

const [folder = 'pictures', ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await serveBuilt(resolve(import.meta.dirname, '../../web/gallery/dist'));
const browser = await startBrowser();
const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;
for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of sizes) {
    for (const picture of pictures) {
      if (only.length > 0 && !only.some((name) => `${picture.name}-${width}-${scheme}`.includes(name)))
        continue;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        locale: 'de-DE',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      const faults = watchPage(page);
      await fakeApi(page, picture.begin ?? {});
      await page.goto(`${server.origin}${picture.path}`);
      await page.locator('h1').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      const failed = await picture.act?.(page).catch((error: Error) => error.message.slice(0, 300));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.screenshot({
        path: join(folder, `${picture.name}-${width}-${scheme}.png`),
        fullPage: picture.fullPage ?? false,
      });
      await page.evaluate(() => scrollTo(0, 0));
      const found = [
        ...faults,
        ...(await accessibilityFaults(page)),
        ...(overflow > 0 ? [`${overflow} px too wide`] : []),
        ...(failed ? [failed] : []),
      ];
      for (const fault of new Set(found)) console.log(`${picture.name} ${width} ${scheme}: ${fault}`);
      await context.close();
    }
  }
}
await browser.close();
server.close();
