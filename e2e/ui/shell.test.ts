import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { type BuiltServer, serveBuilt } from './serve-built.ts';

let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveBuilt(inject('gallery')), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(
  path: string,
  begin: Partial<Omit<FakeApi, 'sent'>> = {},
): Promise<{ page: Page; fake: FakeApi }> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(10_000);
  const fake = await fakeApi(page, begin);
  await page.goto(server.origin + path);
  await page.locator('h1').first().waitFor();
  return { page, fake };
}

test('the first run sends the company and the owner once everything is filled in', async () => {
  const { page, fake } = await open('/', { state: 'first-run' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'companyName');
  const fill = async (values: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value);
  };
  await fill({
    companyName: 'Buchhandlung Seitenweise',
    street: 'Lindenweg 4',
    postcode: '37073',
    city: 'Göttingen',
    email: 'post@seitenweise.example',
  });
  await page.getByRole('combobox', { name: 'Bundesland' }).click();
  await page.getByRole('option', { name: 'Niedersachsen' }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('heading', { name: 'Ihr Zugang' }).waitFor();
  await fill({
    ownerName: 'Frida Brandt',
    login: 'frida',
    password: 'Frida Brandt 2026',
    again: 'Frida Brandt 2026',
  });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByText('Bitte ohne Ihren Namen').first().waitFor();
  await fill({ password: 'lampe feder kompass moos', again: 'lampe feder kompass moos' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  expect(fake.sent).toEqual([]);
  await page.getByRole('button', { name: 'Redlich einrichten' }).click();
  await page.getByRole('button', { name: 'Später' }).click();
  await page.getByRole('button', { name: 'Los geht’s' }).click();
  await page.getByText('Buchhandlung Seitenweise').waitFor();
  expect(fake.sent[0]).toMatchObject({
    path: '/api/setup',
    guard: '1',
    body: { company: { state: 'DE-NI', phone: '' }, owner: { login: 'frida' }, language: 'de' },
  });
  await page.close();
});

test('a wrong password is said beside the form, what was typed stays, and one click signs a demonstrator in', async () => {
  const { page, fake } = await open('/', { state: 'signed-out' });
  await page.fill('[name="login"]', 'frida');
  await page.fill('[name="password"]', 'falsch');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Name oder Passwort stimmt nicht.').waitFor();
  expect(await page.inputValue('[name="login"]')).toBe('frida');
  await page.getByRole('button', { name: 'Anmelden als Frida Brandt, Inhaberin' }).click();
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).first().waitFor();
  expect(fake.sent.map(({ guard }) => guard)).toEqual(['1', '1']);
  await page.close();
});

test('keys go to places, to the search, and past the navigation', async () => {
  const { page } = await open('/');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { name: 'Bestellungen', level: 1 }).waitFor();
  expect(await page.title()).toBe('Bestellungen · Redlich');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Bestellungen');
  await page.keyboard.press('/');
  await page.keyboard.type('momo', { delay: 60 });
  await page.getByRole('option', { name: /Momo/ }).waitFor();
  expect(await page.getByRole('option', { name: /Momo/ }).textContent()).not.toContain('Öztürk');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('h1').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.close();
});

test('a role that may not see a place is not led there, and is refused when it goes there itself', async () => {
  const { page, fake } = await open('/mailings', { roles: ['staff'] });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kein Zugang');
  expect(await page.getByRole('link', { name: 'Mailings' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Benutzer' }).count()).toBe(0);
  expect(fake.sent).toEqual([]);
  await page.close();
});

test('the language is switched everywhere, said in the page, asked for from the server and kept with the account', async () => {
  const { page, fake } = await open('/account');
  const asked: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.headers()['accept-language']);
  });
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(fake.sent).toContainEqual(
    expect.objectContaining({ path: '/api/account/preferences', body: { language: 'en' } }),
  );
  expect(asked.at(-1)).toBe('en');
  await page.close();
});

test('dark is kept on the device and is there before the first paint', async () => {
  const { page } = await open('/account');
  await page.getByText('Dunkel', { exact: true }).click();
  const scheme = () =>
    page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  expect(await scheme()).toBe('dark');
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload();
  expect(await scheme()).toBe('dark');
  await page.close();
});

test('when the session ends, the next call leads to the login', async () => {
  const { page, fake } = await open('/');
  fake.state = 'signed-out';
  await page.route('**/api/users', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: '{"code":"signed-out","title":"Bitte melden Sie sich an.","status":401}',
    }),
  );
  await page.getByRole('link', { name: 'Benutzer' }).click();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await page.close();
});

test('whoever has a first password chooses one of their own before anything else', async () => {
  const { page, fake } = await open('/', { duty: 'change-password' });
  expect(await page.getByRole('navigation', { name: 'Hauptnavigation' }).count()).toBe(0);
  await page.fill('[name="current"]', 'erst-passwort');
  await page.fill('[name="next"]', 'lampe feder kompass moos');
  await page.fill('[name="again"]', 'lampe feder kompass moos');
  await page.getByRole('button', { name: 'Passwort ändern' }).click();
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).first().waitFor();
  expect(fake.sent.at(-1)).toMatchObject({
    path: '/api/account/password',
    body: { next: 'lampe feder kompass moos' },
  });
  await page.close();
});
