import { program } from '@redlich/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceStorage } from '../../platform/http/device-storage.ts';
import { companySetting, dataProtectionSetting } from '../../platform/settings/index.ts';
import { lookAt, openShop, type ShopInBrowser } from './open-shop.ts';
import { watchPage } from './watch-page.ts';

let shop: ShopInBrowser;

beforeAll(async () => {
  shop = await openShop({ frida: 'owner', ina: 'agent' });
});
afterAll(() => shop?.close());

test('an agent takes an enquiry, notes, answers and closes it with the keyboard; every page passes axe', async () => {
  const page = await shop.signIn('ina', { width: 1440, colorScheme: 'light' });
  const faults = watchPage(page);
  await page.goto(`${shop.origin}/helpdesk`);
  await page.getByText('Noch keine Anfrage').waitFor();
  await lookAt(page, 'queue-empty');
  await page.keyboard.press('n');
  await page.fill('[name=contactName]', 'Rosalie Kienzle');
  await page.fill('[name=contactEmail]', 'rosalie@kienzle.example');
  await page.fill('[name=subject]', 'Auskunft über meine Daten');
  await page.fill('[name=text]', 'Welche Daten haben Sie über mich gespeichert?');
  await lookAt(page, 'dialog');
  await page.getByRole('button', { name: 'Aufnehmen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Auskunft über meine Daten' }).waitFor();
  await page.getByText('klingt nach einem Datenschutzantrag').waitFor();
  await page.keyboard.press('n');
  await page.locator('#compose-text').fill('Bitte erst die Identität prüfen.');
  await page.getByText('Bleibt im Haus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Interne Notiz' }).waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('r');
  await page.getByText('Geht an rosalie@kienzle.example').waitFor();
  await page.locator('#compose-text').fill('Guten Tag, wir melden uns.');
  await lookAt(page, 'ticket');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Antwort' }).first().waitFor();
  await page.getByRole('button', { name: 'Angaben ändern' }).click();
  await page.fill('[name=contactPhone]', '0761 5550');
  await page.fill('[name=solveBy]', '2030-01-07T12:00');
  await lookAt(page, 'edit');
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).last().click();
  await page.getByText('0761 5550').waitFor();
  await page.getByText('07.01.2030, 12:00').waitFor();
  await joinWithAnother(page);
  await page.locator('h1').focus();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Wieder öffnen' }).waitFor();
  await page.goto(`${shop.origin}/contracts`);
  await page.getByText('Noch kein Vertrag').waitFor();
  await lookAt(page, 'contracts');
  expect(faults).toEqual([]);
});

/** Calls the API as whoever is signed in on a page. */
const call = <Reply>(page: Page, method: string, path: string, body: object): Promise<Reply> =>
  page.evaluate(
    async (given) => {
      const headers = { 'x-redlich': '1', 'content-type': 'application/json' };
      const reply = await fetch(given.path, { method: given.method, body: given.body, headers });
      return reply.json();
    },
    { method, path, body: JSON.stringify(body) },
  );

/** Links the shown enquiry with one taken by phone, unlinks it again and splits the answer off. */
async function joinWithAnother(page: Page): Promise<void> {
  const draft = { channel: 'phone', subject: 'Drucker', text: 'Er blinkt.' };
  const { number } = await call<{ number: string }>(page, 'POST', '/api/helpdesk/tickets', draft);
  await page.getByText(`Neue Anfrage ${number}`).waitFor();
  await page.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: number }).waitFor();
  await lookAt(page, 'linked');
  await page.getByRole('button', { name: `Verknüpfung mit ${number} lösen` }).click();
  await page.getByRole('link', { name: number }).waitFor({ state: 'detached' });
  const before = page.url();
  await page.getByRole('button', { name: 'Teilen', exact: true }).click();
  await page.getByRole('dialog').getByRole('checkbox').last().check();
  await lookAt(page, 'split');
  await page.getByRole('dialog').getByRole('button', { name: 'Teilen', exact: true }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByText('daraus abgetrennt').waitFor();
  await page.goBack();
  await page.getByRole('article', { name: 'Interne Notiz' }).waitFor();
}

test('the owner sets up topics, teams, prepared answers, hours and a mailbox, and sees what can be invoiced', async () => {
  const page = await shop.signIn('frida', { width: 1024, colorScheme: 'dark' });
  const faults = watchPage(page);
  await page.goto(`${shop.origin}/settings/helpdesk.helpdesk`);
  await page.getByRole('button', { name: 'Team hinzufügen' }).click();
  await page.fill('[name=name]', 'Technik');
  await page.getByRole('checkbox', { name: 'Ina Muster' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Sichern' }).click();
  await page.getByText('Technik').waitFor();
  await page.getByRole('button', { name: 'Textbaustein hinzufügen' }).click();
  await page.fill('[name=title]', 'Gruß');
  await page.fill('[name=body]', 'Guten Tag ');
  await page.getByRole('button', { name: '{name}', exact: true }).click();
  await lookAt(page, 'canned');
  await page.getByRole('dialog').getByRole('button', { name: 'Sichern' }).click();
  await page.getByText('Guten Tag {name}').waitFor();
  await lookAt(page, 'settings-desk');
  await page.goto(`${shop.origin}/settings/helpdesk.helpdesk-hours`);
  await page.getByRole('checkbox', { name: 'Samstag' }).check();
  await page.fill('[name=satUntil]', '08:00');
  await page.fill('[name=signature]', 'Ihr Helpdesk');
  const hours = page.locator('form').filter({ has: page.locator('[name=signature]') });
  await hours.getByRole('button', { name: 'Sichern' }).click();
  await page.getByText('Das Ende liegt vor dem Beginn.').waitFor();
  await page.fill('[name=satUntil]', '12:00');
  await hours.getByRole('button', { name: 'Sichern' }).click();
  await page.getByText('Gesichert.').first().waitFor();
  await lookAt(page, 'settings-hours');
  await page.goto(`${shop.origin}/settings/mail.mailbox`);
  await page.fill('[name=host]', 'imap.anbieter.example');
  await page.getByRole('button', { name: 'Speichern und einschalten' }).click();
  await page.getByText('Bitte ausfüllen').first().waitFor();
  await lookAt(page, 'settings-mailbox');
  await page.goto(`${shop.origin}/times`);
  await page.getByText('Keine abrechenbaren Zeiten').waitFor();
  await lookAt(page, 'times');
  await makeContract(page);
  await page.goto(`${shop.origin}/settings/helpdesk.my-notices`);
  await page.getByRole('radio', { name: 'Auch über Anfragen' }).check();
  await page.fill('[name=email]', 'frida@laden.example');
  await lookAt(page, 'my-notices');
  await page.getByRole('button', { name: 'Sichern' }).click();
  await page.getByText('Gesichert.').first().waitFor();
  expect(faults).toEqual([]);
});

/** Makes a contract with a person of the customer file, and looks at it again. */
async function makeContract(page: Page): Promise<void> {
  await call(page, 'POST', '/api/customers', { firstName: 'Jördis', lastName: 'Petersen' });
  await page.goto(`${shop.origin}/contracts`);
  await page.getByRole('button', { name: 'Vertrag anlegen' }).first().click();
  await page.getByRole('radio', { name: 'einer Person' }).check();
  await page.getByRole('dialog').getByRole('searchbox').fill('Petersen');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Petersen/ })
    .first()
    .click();
  await page.fill('[name=startsOn]', '2026-01-01');
  await page.fill('[name=services]', 'Wartung');
  await lookAt(page, 'contract');
  await page.getByRole('dialog').getByRole('button', { name: 'Sichern' }).click();
  await page.getByRole('button', { name: 'V1001' }).click();
  await page.getByRole('dialog').getByText('Vertrag V1001').waitFor();
  await page.keyboard.press('Escape');
}

test('the queue and an enquiry fit 390 px in the dark and pass axe, on paper too', async () => {
  const page = await shop.signIn('ina', { width: 390, colorScheme: 'dark' });
  const faults = watchPage(page);
  await page.goto(`${shop.origin}/helpdesk?view=all`);
  const one = page.getByRole('link', { name: '10001' });
  await one.waitFor();
  await lookAt(page, 'queue-390');
  await one.click();
  await page.getByRole('article', { name: 'Von außen' }).first().waitFor();
  await lookAt(page, 'ticket-390');
  // Printed by the browser itself: black on white, and nothing to press.
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('button', { name: 'Erledigen' }).waitFor({ state: 'hidden' });
  await lookAt(page, 'ticket-print');
  expect(faults).toEqual([]);
});

/** All that a privacy notice needs to be published. */
async function nameCompany(): Promise<void> {
  const { settings } = shop.tenant;
  const place = { street: 'Markt 1', postcode: '23966', city: 'Wismar', federalState: 'DE-MV' } as const;
  const company = { ...companySetting.initial, ...place, name: 'Laden', email: 'laden@laden.example' };
  await settings.set(program, companySetting, { ...company, phone: '03841 555' });
  await settings.set(program, dataProtectionSetting, {
    ...dataProtectionSetting.initial,
    ...{ representative: 'Frida Muster', officerState: 'none-required' },
    ...{ hostingPlace: 'Wismar', hostingProvider: 'Laden' },
  });
}

let link = '';

test('the company invites a customer, announces something and hands over a link', async () => {
  const page = await shop.signIn('frida', { width: 1440, colorScheme: 'light' });
  const faults = watchPage(page);
  await nameCompany();
  await call(page, 'POST', '/api/papers/notice/versions', { reason: 'Erste Fassung' });
  await page.goto(`${shop.origin}/portal-desk`);
  await page.getByText('Noch niemand hat einen Zugang.').waitFor();
  await lookAt(page, 'desk-empty');
  await page.getByRole('button', { name: 'Hinweis veröffentlichen' }).click();
  await page.fill('[name=title]', 'Bitte aktualisieren');
  await page.fill('[name=text]', 'Version 2 schließt eine Lücke.');
  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await page.getByText('Bitte aktualisieren').waitFor();
  await page.getByRole('button', { name: 'Einladen' }).first().click();
  await page.fill('[name=name]', 'Erika Muster');
  await page.fill('[name=email]', 'erika@kundin.example');
  await lookAt(page, 'invite');
  await page.getByRole('dialog').getByRole('button', { name: 'Einladen' }).click();
  link = (await page.getByTestId('portal-link').textContent()) ?? expect.fail();
  await lookAt(page, 'link');
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByText('eingeladen').waitFor();
  await lookAt(page, 'desk');
  expect(faults).toEqual([]);
});

test('the customer chooses a password, asks with a file, reads notices and changes what they are told of, at 390 px in the dark', async () => {
  const page = await shop.open(link.slice(link.indexOf('/portal')), { width: 390, colorScheme: 'dark' });
  const faults = watchPage(page);
  await page.fill('[name=password]', 'erika erika erika');
  await page.keyboard.press('Enter');
  await page.getByText('aus Ihrem Namen').or(page.getByText('Namen')).first().waitFor();
  await lookAt(page, 'choose');
  await page.fill('[name=password]', 'wolke ziegel trompete farn');
  await page.keyboard.press('Enter');
  await page.getByText('Sie haben noch nichts gefragt.').waitFor();
  expect(page.url()).not.toContain('#');
  await lookAt(page, 'portal-empty');
  await page.getByRole('button', { name: 'Anfrage stellen' }).first().click();
  await page.fill('[name=subject]', 'Drucker blinkt');
  await page.fill('[name=text]', 'Seit heute früh.');
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'lampe.txt', mimeType: 'text/plain', buffer: Buffer.from('rot') },
  });
  await lookAt(page, 'ask');
  await page.getByRole('button', { name: 'Abschicken' }).click();
  await page.getByRole('heading', { level: 1, name: 'Drucker blinkt' }).waitFor();
  await page.getByRole('button', { name: 'lampe.txt' }).waitFor();
  await page.fill('[name=text]', 'Jetzt ist er aus.');
  await page.getByRole('button', { name: 'Antworten' }).click();
  await page.getByRole('article').getByText('Jetzt ist er aus.').waitFor();
  await lookAt(page, 'portal-ticket');
  await page.getByRole('button', { name: 'Hinweise' }).click();
  await page.getByText('Version 2 schließt eine Lücke.').waitFor();
  await lookAt(page, 'portal-notices');
  await page.getByRole('button', { name: 'Verträge' }).click();
  await page.getByText('Es gibt keine Verträge.').waitFor();
  await lookAt(page, 'portal-contracts');
  await page.getByRole('button', { name: 'Datenschutz' }).click();
  await page.getByRole('combobox', { name: 'Welches Recht?' }).click();
  await page.getByRole('option', { name: 'Auskunft und Kopie' }).click();
  await page.getByRole('button', { name: 'Antrag stellen' }).click();
  await page.getByText('Ihre offenen Anträge').waitFor();
  await page.getByRole('button', { name: 'Datenschutzhinweise' }).first().click();
  await page.getByRole('article', { name: /Datenschutz/ }).waitFor();
  await lookAt(page, 'portal-privacy');
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
  await page.getByRole('radio', { name: 'Gar nicht' }).first().check();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Gespeichert.').waitFor();
  await lookAt(page, 'portal-account');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await lookAt(page, 'portal-sign-in');
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
  const page = await shop.open(link.slice(link.indexOf('/portal')), { width: 1024, colorScheme: 'light' });
  await page.fill('[name=password]', 'wolke ziegel trompete farn');
  await page.keyboard.press('Enter');
  await page.getByText('Der Link gilt nicht mehr').waitFor();
  await page.getByRole('button', { name: 'Zurück zur Anmeldung' }).click();
  await page.getByRole('button', { name: 'Passwort vergessen?' }).click();
  await page.fill('[name=email]', 'niemand@kundin.example');
  await page.getByRole('button', { name: 'Link anfordern' }).click();
  await page.getByText('Bitte sehen Sie in Ihr Postfach.').waitFor();
  await lookAt(page, 'portal-forgotten');
});

test('the owner opens the contact form, and a visitor without an account writes by it with a file', async () => {
  const owner = await shop.signIn('frida', { width: 1440, colorScheme: 'light' });
  await owner.goto(`${shop.origin}/settings`);
  await owner.getByRole('link', { name: 'Kontaktformular' }).click();
  await owner.getByRole('checkbox', { name: 'Kontaktformular offen' }).check();
  await owner.getByRole('button', { name: 'Sichern', exact: true }).click();
  const address = await owner.getByRole('link', { name: '/contact/' }).textContent();
  await owner.fill('[name=framedOn]', 'https://laden.example/\nhttp://laden.example');
  await owner.getByRole('button', { name: 'Sichern', exact: true }).click();
  await owner.getByText('mit https, ohne Pfad und ohne Platzhalter').waitFor();
  await owner.fill('[name=framedOn]', 'https://laden.example/');
  await owner.getByRole('button', { name: 'Sichern', exact: true }).click();
  // What the interface keeps in a browser is declared, by which the privacy notice names it.
  const kept = await owner.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  const declared = deviceStorage.map(({ name }) => name);
  expect(kept).toContain(deviceStorage.find(({ form }) => form === 'session-storage')?.name);
  expect(kept.filter((name) => !declared.includes(name))).toEqual([]);
  const snippet = (await owner.getByText('<iframe').textContent()) ?? '';
  await lookAt(owner, 'contact-settings');
  const path = (address ?? '').slice(shop.origin.length);
  const dark = await shop.open(path, { width: 1024, colorScheme: 'dark' });
  await dark.getByRole('button', { name: 'Senden' }).waitFor();
  await lookAt(dark, 'contact-1024-dark');
  await writeFromFrame(dark, snippet);
  await writeWithoutScript(dark, path);
  const page = await shop.open(path, { width: 1440, colorScheme: 'light' });
  const faults = watchPage(page);
  await page.fill('[name=name]', 'Rosalie Kienzle');
  await lookAt(page, 'contact-1440');
  await page.setViewportSize({ width: 390, height: 900 });
  await lookAt(page, 'contact-390');
  await page.fill('[name=email]', 'rosalie@kienzle.example');
  await page.fill('[name=subject]', 'Öffnungszeiten');
  await page.fill('[name=text]', 'Wann öffnen Sie?');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Dateien anhängen' }).click();
  await (await chooser).setFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Montag') });
  await page.getByRole('button', { name: 'Senden' }).click();
  await page.getByText('Ihre Nachricht ist angekommen').waitFor();
  await lookAt(page, 'contact-sent');
  expect(await page.context().cookies()).toEqual([]);
  expect(faults).toEqual([]);
  await owner.goto(`${shop.origin}/helpdesk`);
  await owner.getByText('Öffnungszeiten').first().waitFor();
});

/** Writes by the form in a browser of the same kind that runs no script, from the link that stands where the page would be. */
async function writeWithoutScript(page: Page, path: string): Promise<void> {
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false, locale: 'de-DE' });
  const plain = (await context?.newPage()) ?? expect.fail();
  await plain.goto(shop.origin + path);
  await plain.getByRole('link', { name: 'Weiter ohne JavaScript' }).click();
  await plain.fill('[name=name]', 'Rosalie Kienzle');
  await plain.fill('[name=email]', 'rosalie@kienzle.example');
  await plain.fill('[name=subject]', 'Ohne Skript');
  await plain.fill('[name=text]', 'Kommt das an?');
  await plain.getByLabel('Bitte als Zahl').fill('99');
  await plain.getByRole('button', { name: 'Senden' }).click();
  await plain
    .getByText('noch nichts gesendet')
    .or(plain.getByText('schneller'))
    .or(plain.getByText('nicht die Summe'))
    .first()
    .waitFor();
  // Looked at where scripts run, because axe is one.
  await page.goto(plain.url());
  for (const [width, name] of [
    [1440, 'contact-plain-1440'],
    [390, 'contact-plain-390'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await lookAt(page, name);
  }
  await context?.close();
}

/** Writes by the form on the website the owner named, and finds it on no other. */
async function writeFromFrame(page: Page, snippet: string): Promise<void> {
  // This server stands on the same computer, which pages of the network may not ask without leave.
  for (const origin of ['https://fremd.example', 'https://laden.example'])
    await page.context().grantPermissions(['local-network-access'], { origin });
  await page.route(/^https:\/\/\w+\.example\//, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="de"><title>Laden</title>${snippet}`,
    }),
  );
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto('https://fremd.example/');
  await refused;
  await page.goto('https://laden.example/');
  const form = page.frameLocator('iframe');
  await form.locator('[name=name]').fill('Rosalie Kienzle');
  await form.locator('[name=email]').fill('rosalie@kienzle.example');
  await form.locator('[name=subject]').fill('Vom Rahmen');
  await form.locator('[name=text]').fill('Passt alles hinein?');
  if (process.env.REDLICH_PICTURES)
    await page.screenshot({ path: `${process.env.REDLICH_PICTURES}/contact-framed.png`, fullPage: true });
  // The form has told its height, and the snippet has listened: 960 would be too much.
  await page.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 960) < 960);
  const room = await form.locator('html').evaluate((html) => html.scrollHeight - innerHeight);
  expect(room, 'fits its frame without a second scroll bar').toBeLessThanOrEqual(0);
  await form.getByRole('button', { name: 'Senden' }).click();
  await form.getByText('Ihre Nachricht ist angekommen').waitFor();
  // The one entry is the test's own, which takes the shield down in every page it opens.
  const kept = await form
    .locator('html')
    .evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]);
  expect(kept).toEqual(['redlich-shield', '']);
  expect(await page.context().cookies()).toEqual([]);
}

test('the owner sees attacks on the server, and who it was only on purpose', async () => {
  const look = { width: 1440, colorScheme: 'light' } as const;
  const page = await shop.signIn('frida', look);
  const faults = watchPage(page);
  await page.goto(`${shop.origin}/alarms`);
  await page.getByText('Kein Angriff in den letzten sieben Tagen').waitFor();
  await lookAt(page, 'attacks-none');
  await fetch(`${shop.origin}/suche.php?q=%24%7Bjndi:ldap`, { headers: { 'user-agent': 'Sucher/1' } });
  const attacks = page.getByRole('table', { name: 'Angriffe auf den Server' });
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1024, 'dark'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await attacks.getByText('/suche.php').waitFor();
    expect(await page.content()).not.toMatch(/127\.0\.0\.1|Sucher/);
    await lookAt(page, `attacks-${width}`);
    await attacks.getByRole('button', { name: 'Untergeschobene Befehle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Untergeschobene Befehle' });
    await dialog.getByRole('button', { name: 'Adressen zeigen' }).click();
    await dialog.getByText('Sucher/1').waitFor();
    await dialog.getByText('127.0.0.1').waitFor();
    await lookAt(page, `attack-${width}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  expect(faults).toEqual([]);
});
