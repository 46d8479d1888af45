import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { type BuiltServer, serveBuilt } from './serve-built.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveBuilt(inject('gallery')), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const pages: readonly (readonly [string, string, Partial<Pick<FakeApi, 'state' | 'duty'>>])[] = [
  ['gallery', '/gallery/', {}],
  ['login', '/', { state: 'signed-out' }],
  ['first run', '/', { state: 'first-run' }],
  ['first password', '/', { duty: 'change-password' }],
  ['second factor demanded', '/', { duty: 'set-second-factor' }],
  ['start', '/', {}],
  ['list of a module', '/orders', {}],
  ['account', '/account', {}],
  ['users', '/users', {}],
  ['settings', '/settings', {}],
  ['refused to this role', '/mailings', {}],
  ['unknown path', '/nowhere', {}],
];

const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

test.each(pages)(
  '%s: keeps the policy, logs nothing, passes axe, fits the screen, adds no style element',
  async (_, path, begin) => {
    for (const { width, height, colorScheme } of looks) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        locale: 'de-DE',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faults = watchPage(page);
      await fakeApi(page, begin);
      await page.goto(server.origin + path);
      await page.locator('h1').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => document.querySelectorAll('style, body [style*="url("]').length)).toBe(
        0,
      );
      await context.close();
    }
  },
);

test('the policy the pages are tested under has no exception for inline styles or scripts', async () => {
  const policy = (await fetch(`${server.origin}/gallery/`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|nonce|\*/);
});
