import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '@redlich/engine';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { modules } from '../../modules/all.ts';
import { realClock } from '../../platform/clock.ts';
import { serve } from '../../platform/http/serve.ts';
import { openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults } from './watch-page.ts';

/** The password of everybody in a shop of `openShop`. */
export const password = 'lampe feder kompass moos';

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A company with the interface as it is delivered, in a real browser. */
export interface ShopInBrowser {
  readonly tenant: Tenant;
  readonly origin: string;
  /** A browser of its own that shows a path. */
  open(path: string, look: Look): Promise<Page>;
  /** The same, signed in. */
  signIn(login: string, look: Look): Promise<Page>;
  close(): Promise<void>;
}

/** Serves and opens a company with these members of staff, named by login and role. */
export async function openShop(users: Readonly<Record<string, string>>): Promise<ShopInBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'redlich-ui-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  const data = join(folder, 'data');
  const installation = await openInstallation({ folder: data, modules, clock: realClock, log });
  const tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  for (const [login, role] of Object.entries(users)) {
    const name = `${login[0]?.toUpperCase()}${login.slice(1)} Muster`;
    const rest = { passwordHash, language: 'de', mustChange: false } as const;
    await createUser(tenant.engine, program, { name, login, roles: [role], ...rest });
  }
  const served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  const browser = await startBrowser();
  const origin = `http://localhost:${served.port}`;
  const open = async (path: string, { width, colorScheme }: Look) => {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, locale: 'de-DE', reducedMotion: 'reduce', colorScheme },
    });
    await context.addInitScript(() => localStorage.setItem('redlich-shield', 'down'));
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(origin + path);
    return page;
  };
  return {
    ...{ tenant, origin, open },
    async signIn(login, look) {
      const page = await open('/', look);
      await page.fill('[name=login]', login);
      await page.fill('[name=password]', password);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation').first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
      await installation.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const pictures = process.env.REDLICH_PICTURES;

/** Expects that a page passes axe and fits its width; keeps a picture of it where `REDLICH_PICTURES` names a folder. */
export async function lookAt(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  expect(await accessibilityFaults(page), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, name).toBeLessThanOrEqual(0);
}
