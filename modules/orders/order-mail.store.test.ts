import type { PersonId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selfSigned, testAuthority } from '../../platform/egress/testing.ts';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { mailSetting } from '../../platform/mail/settings.ts';
import { type TestMailServer, testMailServer } from '../../platform/mail/testing.ts';
import { companySetting } from '../../platform/settings/company.ts';
import { testOwner } from '../../platform/testing.ts';
import { sendOrderMessages } from './send-job.ts';
import { orderSetting } from './settings.ts';
import { orderTables } from './tables.ts';
import { type TestShop, testShop } from './testing.ts';

const authority = testAuthority();
const certificate = authority.issue('mail.example.de');

let shop: TestShop;
let server: TestMailServer | null = null;
let erika: PersonId;
beforeEach(async () => {
  shop = await testShop([], { trust: [authority.certificate], lookup: async () => ['127.0.0.1'] });
  const { settings } = shop.at.tenant;
  await settings.set(testOwner, companySetting, {
    ...companySetting.initial,
    name: 'Buchhandlung Sonnenschein',
  });
  await settings.set(testOwner, mailSetting, {
    ...mailSetting.initial,
    fromAddress: 'laden@sonnenschein.example',
  });
  await settings.set(testOwner, orderSetting, {
    notifyWhen: 'complete',
    hint: 'Wir haben bis 18 Uhr geöffnet.',
  });
  erika = await shop.customer({ salutation: 'ms' });
  await shop.consent(erika, 'notification');
});
afterEach(async () => {
  await shop.at.end();
  await server?.end();
  server = null;
});

async function switchOn(
  options: Parameters<typeof testMailServer>[0] = { ...certificate },
): Promise<TestMailServer> {
  server = await testMailServer(options);
  const decision = { to: 'on', host: 'mail.example.de', port: server.port, ownNetwork: true } as const;
  await shop.at.tenant.egress.switch(testOwner, mailProvider, decision);
  return server;
}

async function arrivedOrder(): Promise<string> {
  const { id } = await shop.order(erika, [await shop.article({ title: 'Die Kunst des Schweigens' })], {
    messageKind: 'email',
  });
  await shop.arrive(id);
  return id;
}

const run = () => sendOrderMessages.run(shop.at.tenant);
const outbox = () =>
  orderTables(shop.at.tenant.engine.db).selectFrom('records.order_message').selectAll().execute();

describe('e-mails about arrived orders', () => {
  it('wait, untried, until the owner switches the mail provider on, and then go out once', async () => {
    const id = await arrivedOrder();
    expect(await run()).toBe(0);
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    const { received } = await switchOn();
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(received).toMatchObject([{ to: ['erika@kundin.example'], secure: true }]);
    expect(await shop.look(id)).toMatchObject({ state: 'notified', messages: [{ state: 'sent' }] });
  });

  it('greet by name, say what the shop wants to add, and say nothing of the goods', async () => {
    await arrivedOrder();
    const { received } = await switchOn();
    await run();
    const text = decodeQuotedPrintable(received[0]?.raw ?? '');
    expect(text).toContain('Sehr geehrte Frau Größer');
    expect(text).toContain('Wir haben bis 18 Uhr geöffnet.');
    expect(text).toContain('jederzeit widerrufen');
    expect(text).not.toContain('Schweigens');
  });

  it('are tried again later when the server is busy, and fail for good when it refuses them', async () => {
    await arrivedOrder();
    const busy = Object.assign(new Error('later'), { responseCode: 451 });
    await switchOn({ ...certificate, onRcptTo: (_address, _session, done) => done(busy) });
    expect(await run()).toBe(0);
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, fault: 'busy' }]);
    expect(await run()).toBe(0);
    expect(await outbox()).toMatchObject([{ attempts: 1 }]);
    await server?.end();
    const refused = Object.assign(new Error('no'), { responseCode: 550 });
    await switchOn({ ...certificate, onRcptTo: (_address, _session, done) => done(refused) });
    shop.at.engine.advance(10 * 60_000);
    await run();
    expect(await outbox()).toMatchObject([{ state: 'failed', fault: 'rejected' }]);
    const { failed } = (await shop.call('get /api/order-messages')) as { failed: { id: string }[] };
    await shop.call('post /api/order-messages/{id}/retry', { params: { id: failed[0]?.id ?? '' } });
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 0, fault: null }]);
  });

  it('are not sent over a connection nobody vouches for', async () => {
    await arrivedOrder();
    const { received } = await switchOn({ ...selfSigned('mail.example.de') });
    await run();
    expect(received).toEqual([]);
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });
});

describe('consent.notify', () => {
  it('nothing is sent to somebody who withdrew between the arrival and the sending', async () => {
    await arrivedOrder();
    const { received } = await switchOn();
    await shop.consent(erika, 'notification', 'withdrawn');
    expect(await run()).toBe(0);
    expect(received).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  it('a message whose person restricted the processing waits for nobody else to be held up', async () => {
    await arrivedOrder();
    const { engine } = shop.at.tenant;
    await engine.write(testOwner, (unit) => unit.restrict(erika, 'accuracy-contested', 'set'));
    erika = await shop.customer({ email: 'max@kunde.example' });
    await shop.consent(erika, 'notification');
    await arrivedOrder();
    const { received } = await switchOn();
    expect(await run()).toBe(1);
    expect(received).toMatchObject([{ to: ['max@kunde.example'] }]);
  });
});

const decodeQuotedPrintable = (raw: string): string => {
  const body = raw.slice(raw.indexOf('\r\n\r\n')).replace(/=\r?\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
