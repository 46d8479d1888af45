import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '@redlich/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { modules } from '../../modules/all.ts';
import { createMany, type ImportedCustomer, importedSchema } from '../../modules/customers/index.ts';
import { realClock } from '../../platform/clock.ts';
import { type Served, serve } from '../../platform/http/serve.ts';
import { type Installation, openInstallation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { startBrowser } from './browser.ts';
import { accessibilityFaults, watchPage } from './watch-page.ts';

let folder: string;
let installation: Installation;
let tenant: Tenant;
let served: Served;
let browser: Browser;
const password = 'lampe feder kompass moos';
const dayMs = 86_400_000;

/** Words of invented persons that must stand in no address and no window title. */
const personal = /wei(ß|ss|%C3%9F)enfels|j(ö|oe|%C3%B6)rdis|m(ü|%C3%BC)hlgraben|5550/i;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redlich-customers-'));
  const web = inject('web');
  const log = openLog(realClock, () => undefined);
  installation = await openInstallation({ folder: join(folder, 'data'), modules, clock: realClock, log });
  tenant = await installation.addTenant('shop');
  const passwordHash = await hashPassword(password);
  for (const [login, role] of [
    ['frida', 'owner'],
    ['olga', 'officer'],
  ] as const) {
    const user = {
      name: login,
      login,
      passwordHash,
      language: 'de' as const,
      roles: [role],
      mustChange: false,
    };
    await createUser(tenant.engine, program, user);
  }
  served = await serve(createServer(installation, { version: 'test', web }), { port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await installation?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Files invented customers and gives back their ids. */
function fileAll(...rows: readonly Partial<ImportedCustomer>[]): Promise<readonly string[]> {
  const whole = rows.map((row) =>
    importedSchema.parse({
      firstName: 'Jördis',
      lastName: 'Weißenfels',
      street: 'Am Mühlgraben 7',
      postcode: '06108',
      city: 'Halle (Saale)',
      phones: ['0345 5550-123'],
      ...row,
    }),
  );
  return tenant.engine.write(program, (unit) => createMany(unit, tenant.engine.register, whole));
}

interface Desk {
  readonly page: Page;
  readonly faults: readonly string[];
  /** Everything the page asked for, and its titles. */
  readonly seen: string[];
  open(path: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
}

/** Signs in on a screen of its own, the privacy shield up as at first. */
async function signIn(login: string, shield: 'up' | 'down' = 'down'): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  if (shield === 'down') await context.addInitScript(() => localStorage.setItem('redlich-shield', 'down'));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = watchPage(page);
  const seen: string[] = [];
  page.on('request', (request) => seen.push(decodeURI(request.url())));
  page.on('framenavigated', async () => seen.push(await page.title().catch(() => '')));
  const origin = `http://localhost:${served.port}`;
  await page.goto(origin);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  return {
    page,
    faults,
    seen,
    open: async (path) => {
      await page.goto(`${origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    press: (name) => page.getByRole('button', { name }).first().click(),
  };
}

test('counter.shield: while the shield is up no name can be seen or read aloud, until somebody shows it on purpose', async () => {
  await fileAll({});
  const { page, press, open, faults } = await signIn('frida', 'up');
  await open('/customers');
  const name = page.getByText('Jördis Weißenfels');
  await page.getByRole('button', { name: 'Kundenliste anzeigen' }).waitFor();
  expect(await name.first().isVisible()).toBe(false);
  expect(await page.locator('main').ariaSnapshot()).not.toMatch(personal);
  await press('Kundenliste anzeigen');
  await name.first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('consent.visible: a click on the label shows what and when, one more click records a consent', async () => {
  const [id = ''] = await fileAll({});
  const { page, open, press, seen } = await signIn('frida');
  await open(`/customers/${id}`);
  await press(/^DSGVO: Keine Einwilligung/);
  await press('Einwilligung festhalten: Benachrichtigung');
  await page.getByRole('button', { name: /^DSGVO: Einwilligungen liegen zum Teil vor/ }).waitFor();
  await page.getByText(/erteilt am/).waitFor();
  expect((await tenant.engine.facts.of(id as never)).consents.notification).toMatchObject({
    state: 'given',
    channel: 'counter',
    wordingVersion: '1',
  });
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(seen.filter((text) => personal.test(text))).toEqual([]);
  await page.context().close();
});

test('consent.storage: whoever records the withdrawal is told that the file dies with it, and then it is gone', async () => {
  const since = Date.now() - 40 * dayMs;
  const [id = ''] = await fileAll({
    createdAt: since,
    ordersDoneAt: since,
    consents: [{ consent: 'storage', at: since }],
  });
  const { page, open, press } = await signIn('frida');
  await open(`/customers/${id}?tab=consents`);
  await press('Widerruf festhalten: Unbefristete Speicherung');
  await page.getByText(/wird die ganze Kundenakte sofort und endgültig gelöscht/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Widerruf festhalten' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kundenkartei' }).waitFor();
  await open(`/customers/${id}`);
  await page.getByText('Diesen Eintrag gibt es nicht.').waitFor();
  await page.context().close();
});

test('consent.evidence: a signed sheet is filed with the consents ticked on it, and a file that is no scan is refused', async () => {
  const [id = ''] = await fileAll({});
  const { page, open, press } = await signIn('frida');
  await open(`/customers/${id}?tab=consents`);
  await page.getByText('Unterschriebenes Blatt ablegen').click();
  const choose = (buffer: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(buffer) });
  await choose('GIF89a');
  await press('Ablegen');
  await page.getByText('Bitte kreuzen Sie mindestens eine Einwilligung an.').waitFor();
  await page.getByRole('group', { name: 'Auf dem Blatt angekreuzt' }).getByLabel('Benachrichtigung').check();
  await press('Ablegen');
  await page.getByText('Das ist kein PDF- oder Bilddokument.').waitFor();
  await choose('%PDF-1.7 eine Unterschrift');
  await press('Ablegen');
  await page.getByText('Benachrichtigung erteilt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const { consents } = await tenant.engine.facts.of(id as never);
  expect(consents.notification).toMatchObject({
    state: 'given',
    channel: 'paper',
    paper: expect.any(String),
  });
  const [download] = await Promise.all([page.waitForEvent('download'), press(/^Ansehen: Blatt vom/)]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe('%PDF-1.7 eine Unterschrift');
  await page.context().close();
});

test('consent.marketing: interests cannot even be typed in without the third consent', async () => {
  const [id = ''] = await fileAll({});
  const { page, open, press } = await signIn('frida');
  await open(`/customers/${id}?tab=interests`);
  await page.getByText(/fehlt die Einwilligung/).waitFor();
  expect(await page.getByRole('textbox').filter({ visible: true }).count()).toBe(1); // the search in the top bar
  await press('Zu den Einwilligungen');
  await press('Einwilligung festhalten: Einladung, Werbung, Profil');
  await page.getByText(/erteilt am/).waitFor();
  await page.getByRole('tab', { name: 'Interessen' }).click();
  await page.getByRole('combobox', { name: 'Interessen' }).pressSequentially('Krimi,');
  await press('Speichern');
  await page.getByText('Gespeichert').waitFor();
  const saved = await tenant.engine.db.selectFrom('records.interest_profile').select('id').execute();
  expect(saved).toHaveLength(1);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().close();
});

test('two who change the same file: the second is told, keeps what was typed, and can load the new state', async () => {
  const [id = ''] = await fileAll({});
  const [one, other] = [await signIn('frida'), await signIn('frida')];
  for (const { open, press } of [one, other]) {
    await open(`/customers/${id}`);
    await press('Bearbeiten');
  }
  await one.page.fill('[name=city]', 'Leipzig');
  await one.press('Speichern');
  await one.page.getByText('Gespeichert').waitFor();
  await other.page.fill('[name=city]', 'Dresden');
  await other.press('Speichern');
  await other.page.getByRole('alert').waitFor();
  expect(await other.page.inputValue('[name=city]')).toBe('Dresden');
  await other.press('Neu laden');
  await other.page.locator('[name=city][value=Leipzig]').waitFor();
  for (const { page } of [one, other]) await page.context().close();
});

test('a file that exists already is offered while a new one is typed in, and duplicates are merged field by field', async () => {
  const words = { lastName: 'Öztürk', firstName: 'Käthe', postcode: '37073', phones: ['0551 777000'] };
  const [keep = '', drop = ''] = await fileAll(words, {
    ...words,
    firstName: 'Kaethe',
    phones: ['0551 777111'],
    note: 'aus der zweiten Akte',
  });
  const { page, open, press, seen, faults } = await signIn('frida');
  await open('/customers/new');
  await page.fill('[name=lastName]', 'Oeztuerk');
  await page.fill('[name=firstName]', 'Käthe');
  await page.fill('[name=postcode]', '37073');
  await page.getByText(/gibt es vielleicht schon: 2 Treffer/).waitFor();
  await open('/customers/duplicates');
  await page.getByRole('article').filter({ hasText: 'Kaethe' }).getByRole('button').click();
  await page.getByRole('heading', { name: 'Das zieht um' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await press('Zusammenführen');
  await page.getByRole('dialog').getByRole('button', { name: 'Zusammenführen' }).click();
  await page.getByText('Akten zusammengeführt').waitFor();
  await page.getByRole('link', { name: '0551 777111' }).waitFor();
  await page.getByRole('tab', { name: 'Notizen' }).click();
  await page.getByText('aus der zweiten Akte').waitFor();
  const left = await tenant.engine.db
    .selectFrom('records.person')
    .select('id')
    .where('id', 'in', [keep, drop])
    .execute();
  expect(left).toEqual([{ id: keep }]);
  expect(seen.filter((text) => /[öÖ]zt|k[aä]e?the/i.test(text))).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('everything is erased only after the number was typed in once more', async () => {
  const [id = ''] = await fileAll({ number: 'L-77' });
  const { page, open, press } = await signIn('frida');
  await open(`/customers/${id}?tab=rights`);
  await press('Alles löschen');
  await page.fill('[name=number]', 'L-78');
  await press('Endgültig löschen');
  await page.getByText('Die Kundennummer stimmt nicht.').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.fill('[name=number]', 'L-77');
  await press('Endgültig löschen');
  await page.getByRole('heading', { level: 1, name: 'Kundenkartei' }).waitFor();
  expect(await tenant.engine.facts.of(id as never)).toEqual({
    consents: {},
    objections: [],
    restrictions: [],
    holds: [],
  });
  await page.context().close();
});

test('staff.masterdata: the data protection officer sees consents and no name', async () => {
  await fileAll({ number: 'L-99', consents: [{ consent: 'notification', at: 1_000 }] });
  const { page, open } = await signIn('olga');
  const answers: string[] = [];
  page.on('response', async (response) => answers.push(await response.text().catch(() => '')));
  await open('/consents');
  await page.getByRole('link', { name: 'L-99' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kundennummer L-99' }).waitFor();
  await page.getByText('Benachrichtigung erteilt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(answers.filter((text) => personal.test(text))).toEqual([]);
  await open('/customers');
  await page.getByRole('heading', { level: 1, name: 'Kein Zugang' }).waitFor();
  await page.context().close();
});
