import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { activity, declare, type PersonId, personCategory } from '@redlich/engine';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { egressModule } from '../egress/module.ts';
import { selfSigned, testAuthority } from '../egress/testing.ts';
import { secret, settingsDeclaration } from '../settings/declaration.ts';
import { settingsModule } from '../settings/module.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../testing.ts';
import type { MailMessage } from './message.ts';
import { mailModule } from './module.ts';
import { mailProvider } from './recipient.ts';
import { sendMail } from './send-mail.ts';
import { mailPassword, mailSetting } from './settings.ts';
import { type TestMailServer, testMailServer } from './testing.ts';

const authority = testAuthority();
const certificate = authority.issue('mail.example.de');
const withTls = { ...certificate } satisfies SMTPServerOptions;
const withoutTls = { disabledCommands: ['STARTTLS'] } satisfies SMTPServerOptions;

const [credentials] = settingsDeclaration.activities;
if (!credentials) throw new Error('the settings declare their credentials');
const modules = [
  {
    ...settingsModule,
    declaration: declare({
      ...settingsDeclaration,
      activities: [activity({ ...credentials, kinds: [secret], recipients: [mailProvider] })],
    }),
  },
  egressModule,
  mailModule,
];

let at: TestTenant;
let server: TestMailServer | null = null;
let erika: PersonId;
beforeEach(async () => {
  at = await testTenant(modules, { trust: [authority.certificate], lookup: async () => ['127.0.0.1'] });
  erika = await at.tenant.engine.write(testOwner, (unit) =>
    unit.newPerson(personCategory({ id: 'sample', title: { de: 'Probe', en: 'Sample' } })),
  );
});
afterEach(async () => {
  await at.end();
  await server?.end();
  server = null;
});

type Mail = z.output<typeof mailSetting.schema>;

async function setUp(options: SMTPServerOptions, settings: Partial<Mail> = {}): Promise<TestMailServer> {
  server = await testMailServer(options);
  await direct(server.port, settings);
  return server;
}

async function direct(port: number, settings: Partial<Mail> = {}): Promise<void> {
  const shop = {
    ...mailSetting.initial,
    fromName: 'Buchhandlung Sonnenschein',
    fromAddress: 'laden@sonnenschein.example',
  };
  await at.tenant.settings.set(testOwner, mailSetting, { ...shop, ...settings });
  await at.tenant.egress.switch(testOwner, mailProvider, {
    to: 'on',
    host: 'mail.example.de',
    port,
    ownNetwork: true,
  });
}

const message = (more: Partial<MailMessage> = {}): MailMessage => ({
  id: '0190-order-1',
  person: erika,
  to: { name: 'Erika Größer', address: 'erika@kundin.example' },
  subject: 'Ihre Bestellung ist da',
  text: 'Guten Tag,\n\nIhr Buch „Die Größe“ liegt bereit.\n.\nMit freundlichen Grüßen',
  ...more,
});
const send = (more: Partial<MailMessage> = {}) => sendMail(at.tenant, message(more));
const disclosures = async () =>
  (await at.tenant.engine.ledger.page({ limit: 50 })).filter((entry) => entry.type === 'disclosed');

describe('sending a mail', () => {
  it('is refused as long as the owner has not switched it on, or not said who sends', async () => {
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'switched-off' });
    await setUp(withTls, { fromAddress: '' });
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'not-configured' });
  });

  it.each([
    ['implicit', { ...withTls, secure: true }, 'implicit'],
    ['starttls-required', withTls, 'starttls'],
    ['starttls-if-offered', withTls, 'starttls'],
  ] as const)(
    'with %s goes out encrypted and leaves a fact without content',
    async (encryption, options, tls) => {
      const { received } = await setUp(options, { encryption });
      expect(await send()).toEqual({ outcome: 'sent', tls });
      expect(received).toMatchObject([
        { from: 'laden@sonnenschein.example', to: ['erika@kundin.example'], secure: true, user: null },
      ]);
      const raw = received[0]?.raw ?? '';
      expect(raw).toMatch(/^From: Buchhandlung Sonnenschein <laden@sonnenschein.example>\r$/m);
      expect(raw).toMatch(/^Message-ID: <0190-order-1@sonnenschein.example>\r$/im);
      expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
      expect(raw).not.toMatch(/^X-Mailer/im);
      const facts = await disclosures();
      expect(facts).toMatchObject([
        { actor: 'mail', person: erika, body: { recipient: 'mail-provider', message: '0190-order-1', tls } },
      ]);
      expect(JSON.stringify(facts) + at.logged.join()).not.toMatch(/erika@|kundin|Bestellung|example/i);
    },
  );

  it('logs in with the sealed password, only over TLS', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) =>
      auth.username === 'laden' && auth.password === 'Sesam öffne dich'
        ? done(null, { user: 'laden' })
        : done(new Error('no'));
    const { received } = await setUp({ ...withTls, authOptional: false, onAuth }, { user: 'laden' });
    await at.tenant.settings.set(testOwner, mailPassword, 'falsch');
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'login-failed' });
    await at.tenant.settings.set(testOwner, mailPassword, 'Sesam öffne dich');
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(received).toMatchObject([{ user: 'laden' }]);
    expect(await disclosures()).toHaveLength(1);
  });

  it('does not open any connection but the one through the door', async () => {
    await setUp(withTls);
    const opened: Socket[] = [];
    const watch = (event: unknown) => opened.push((event as { readonly socket: Socket }).socket);
    diagnostics.subscribe('net.client.socket', watch);
    expect(await send()).toMatchObject({ outcome: 'sent' });
    diagnostics.unsubscribe('net.client.socket', watch);
    // The pool of a PostgreSQL store opens connections when it likes.
    const toStore = Number(URL.parse(process.env.REDLICH_TEST_DATABASE_URL ?? '')?.port);
    expect(opened.filter((socket) => socket.remotePort !== toStore)).toHaveLength(1);
    expect((await at.tenant.egress.shown())[0]).toMatchObject({ uses: 1 });
  });

  it('ends when the owner switches mail off in the middle', async () => {
    let reached: () => void = () => {};
    const inTheMiddle = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { received } = await setUp({ ...withTls, onRcptTo: () => reached() });
    const outcome = send();
    await inTheMiddle;
    await at.tenant.egress.switch(testOwner, mailProvider, { to: 'off' });
    expect(await outcome).toEqual({ outcome: 'try-later', reason: 'connection-lost' });
    expect(received).toHaveLength(0);
  });
});

describe('encryption', () => {
  it('is a must: without an offer nothing about the person is said', async () => {
    const said: string[] = [];
    await setUp({
      ...withoutTls,
      onMailFrom: (address, _session, done) => done(said.push(address.address) ? null : undefined),
    });
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'tls-not-offered' });
    expect(said).toEqual([]);
    expect(await disclosures()).toHaveLength(0);
  });

  it('may be missing where the owner allowed it, and each such mail is on record', async () => {
    const { received } = await setUp(withoutTls, { encryption: 'starttls-if-offered' });
    expect(await send()).toEqual({ outcome: 'sent', tls: 'none' });
    expect(await send({ id: 'order-2' })).toEqual({ outcome: 'sent', tls: 'none' });
    expect(received.map((mail) => mail.secure)).toEqual([false, false]);
    expect((await disclosures()).map((entry) => entry.body.tls)).toEqual(['none', 'none']);
  });

  it('is a must for the password, even where mail may go in the clear', async () => {
    const said: string[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) =>
      done(null, { user: said.push(auth.method) });
    await setUp(
      { ...withoutTls, allowInsecureAuth: true, onAuth },
      { encryption: 'starttls-if-offered', user: 'laden' },
    );
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'password-needs-tls' });
    expect(said).toEqual([]);
  });

  it.each([
    ['self-signed', selfSigned('mail.example.de')],
    ['for another name', authority.issue('other.example')],
  ])('is refused with a certificate that is %s, also where none would be needed', async (_what, served) => {
    const { received, end } = await setUp({ ...served, secure: true }, { encryption: 'implicit' });
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'tls-failed' });
    await end();
    for (const encryption of ['starttls-required', 'starttls-if-offered'] as const) {
      const second = await setUp({ ...served }, { encryption });
      expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'tls-failed' });
      expect(second.received).toHaveLength(0);
      await second.end();
    }
    server = null;
    expect(received).toHaveLength(0);
    expect(await disclosures()).toHaveLength(0);
  });
});

describe('an answer of the server', () => {
  const answering = (code: number) => Object.assign(new Error('no'), { responseCode: code });

  it('that refuses the person’s address is final', async () => {
    await setUp({ ...withTls, onRcptTo: (_address, _session, done) => done(answering(550)) });
    expect(await send()).toEqual({ outcome: 'refused', because: 'message', reason: 'rejected' });
  });

  it('that refuses the sender is for the owner to solve', async () => {
    await setUp({ ...withTls, onMailFrom: (_address, _session, done) => done(answering(553)) });
    expect(await send()).toEqual({ outcome: 'refused', because: 'setup', reason: 'sender-rejected' });
  });

  it('that is only for now (greylisting, full, closing) means later', async () => {
    await setUp({ ...withTls, onRcptTo: (_address, _session, done) => done(answering(451)) });
    expect(await send()).toEqual({ outcome: 'try-later', reason: 'busy' });
    await server?.end();
    await setUp({ ...withTls, onConnect: (_session, done) => done(answering(421)) });
    expect(await send()).toEqual({ outcome: 'try-later', reason: 'busy' });
  });

  it('that never comes because nobody listens means later', async () => {
    await setUp(withTls);
    await server?.end();
    server = null;
    expect(await send()).toEqual({ outcome: 'try-later', reason: 'unreachable' });
  });
});

describe('a server that dies', () => {
  const dying = async (after: string, before = '') => {
    const sockets: Socket[] = [];
    const dead = createServer((socket) => {
      sockets.push(socket.on('error', () => {}));
      socket.write(before || '220 mail.example.de ESMTP\r\n');
      if (before) socket.end();
      socket.on('data', (said) => {
        if (String(said).includes(after)) socket.destroy();
        else if (/^EHLO/.test(String(said))) socket.write('250 mail.example.de\r\n');
        else if (/^DATA/.test(String(said))) socket.write('354 go on\r\n');
        else socket.write('250 ok\r\n');
      });
    });
    dead.listen(0, '127.0.0.1');
    await once(dead, 'listening');
    await direct((dead.address() as AddressInfo).port, { encryption: 'starttls-if-offered' });
    const outcome = await send();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => dead.close(resolve));
    return outcome;
  };

  it.each(['EHLO', 'MAIL FROM', 'RCPT TO', 'DATA'])('at %s leaves a mail for later', async (after) => {
    expect(await dying(after)).toEqual({ outcome: 'try-later', reason: 'connection-lost' });
  });

  it('at the greeting leaves a mail for later', async () => {
    expect(await dying('nothing', '22')).toEqual({ outcome: 'try-later', reason: 'connection-lost' });
  });

  it('after it had everything says that the mail may have arrived', async () => {
    expect(await dying('\r\n.\r\n')).toEqual({ outcome: 'try-later', reason: 'unanswered' });
  });

  it('does not take the program with it', async () => {
    for (const [index, after] of ['EHLO', 'MAIL FROM', 'DATA'].entries())
      expect([index, (await dying(after)).outcome]).toEqual([index, 'try-later']);
  });
});

describe('the text of a mail', () => {
  it.each([
    [{ to: { name: 'Erika\r\nBcc: opfer@example.com', address: 'erika@kundin.example' } }, 'invalid-text'],
    [{ subject: 'Hallo\nBcc: opfer@example.com' }, 'invalid-text'],
    [{ to: { name: '', address: 'erika@kundin.example\r\nRCPT TO:<opfer@example.com>' } }, 'invalid-address'],
    [{ to: { name: '', address: 'erika@kundin.example, opfer@example.com' } }, 'invalid-address'],
    [{ unsubscribe: { mailto: { address: 'kein', subject: '' } } }, 'invalid-address'],
  ] as const)('cannot add a header or a receiver: %j', async (more, reason) => {
    await setUp(withTls);
    expect(await send(more)).toEqual({ outcome: 'refused', because: 'message', reason });
    expect((await at.tenant.egress.shown())[0]).toMatchObject({ uses: 0 });
  });

  it('arrives with umlauts, quotes in names and lines that are a dot', async () => {
    const { received } = await setUp(withTls);
    await send({
      to: { name: 'Müller, "Bobo" <x@example.com>', address: 'erika@kundin.example' },
      subject: 'Größe “M” für Sie',
    });
    expect(received).toMatchObject([{ to: ['erika@kundin.example'] }]);
    const { head, text } = readMail(received[0]?.raw ?? '');
    expect(head.split('\r\n').filter((line) => line.startsWith('To:'))).toHaveLength(1);
    expect(head).not.toContain('<x@example.com>');
    expect(text.trim()).toBe(message().text.replaceAll('\n', '\r\n'));
  });

  it('tells how to unsubscribe, with one click where there is an address for it', async () => {
    const { received } = await setUp(withTls);
    const mailto = { address: 'laden@sonnenschein.example', subject: 'Abmelden 42\r\nBcc: x@example.com' };
    await send({ unsubscribe: { mailto } });
    await send({ unsubscribe: { mailto, oneClick: 'https://sonnenschein.example/ab/42>' as const } });
    const heads = received.map((mail) => readMail(mail.raw).head);
    expect(heads[0]).toContain(
      'List-Unsubscribe: <mailto:laden@sonnenschein.example?subject=Abmelden%2042%0D%0ABcc%3A%20x%40example.com>',
    );
    expect(heads[0]).not.toContain('List-Unsubscribe-Post');
    expect(heads[1]).toContain('List-Unsubscribe: <https://sonnenschein.example/ab/42%3E>, <mailto:');
    expect(heads[1]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(heads.join()).not.toMatch(/^Bcc/m);
  });
});

describe('a mail of a conversation', () => {
  const conversation = {
    token: 'rabcdef.aaaaaaaaaaaaaaaaaaaa',
    answersTo: ['frage-2@kundin.example', 'frage-1@kundin.example'],
    replyTo: 'hilfe+rabcdef@sonnenschein.example',
    writtenBy: 'person',
  } as const;

  it('names what it answers, its matter, and reaches those who read along', async () => {
    const { received } = await setUp(withTls);
    await send({
      conversation,
      cc: [{ name: 'Chef', address: 'chef@kundin.example' }],
      files: [{ name: 'Größe.txt', mediaType: 'text/plain', bytes: Buffer.from('M') }],
    });
    expect(received[0]?.to).toEqual(['erika@kundin.example', 'chef@kundin.example']);
    const raw = (received[0]?.raw ?? '').replace(/\r\n[ \t]+/g, ' ');
    expect(raw).toContain('Message-ID: <rabcdef.aaaaaaaaaaaaaaaaaaaa.0190-order-1@sonnenschein.example>');
    expect(raw).toContain('In-Reply-To: <frage-2@kundin.example>');
    expect(raw).toContain('References: <frage-1@kundin.example> <frage-2@kundin.example>');
    expect(raw).toContain('Reply-To: hilfe+rabcdef@sonnenschein.example');
    expect(raw).toContain('Cc: Chef <chef@kundin.example>');
    expect(raw).not.toContain('Auto-Submitted');
    expect(raw).toContain('Content-Disposition: attachment');
  });

  it('that a program wrote says so, and no foreign Message-ID adds a header', async () => {
    const { received } = await setUp(withTls);
    const answersTo = ['a>\r\nBcc: <x@example.com', 'gut@kundin.example'];
    await send({ conversation: { ...conversation, writtenBy: 'program', answersTo } });
    const { head } = readMail(received[0]?.raw ?? '');
    expect(head).toContain('Auto-Submitted: auto-replied');
    expect(head).toContain('In-Reply-To: <gut@kundin.example>');
    expect(head).not.toContain('Bcc');
  });

  it('is refused with a reader or a file name that would add something', async () => {
    await setUp(withTls);
    const refused = (more: Partial<MailMessage>) =>
      expect(send(more)).resolves.toMatchObject({ outcome: 'refused' });
    await refused({ cc: [{ name: '', address: 'a@kundin.example, b@fremd.example' }] });
    await refused({ cc: [{ name: 'a\r\nBcc: x', address: 'a@kundin.example' }] });
    await refused({ files: [{ name: 'a\r\nX: y', mediaType: 'text/plain', bytes: Buffer.from('') }] });
  });
});

describe('the test of the mail settings', () => {
  it('sends to the sender, and tells the owner in words what is wrong', async () => {
    const call = routesOf(mailModule, at.tenant);
    expect(await call('post /api/mail/test')).toMatchObject({
      outcome: 'refused',
      reason: 'switched-off',
      message: { de: 'Der Mailversand ist ausgeschaltet.' },
    });
    const { received } = await setUp(withTls);
    expect(await call('post /api/mail/test')).toEqual({
      outcome: 'sent',
      reason: null,
      message: null,
      tls: 'starttls',
    });
    expect(received).toMatchObject([{ to: ['laden@sonnenschein.example'] }]);
  });
});

/** The unfolded header and the decoded text of a mail in quoted-printable. */
function readMail(raw: string): { readonly head: string; readonly text: string } {
  const middle = raw.indexOf('\r\n\r\n');
  const bytes = raw
    .slice(middle + 4)
    .replace(/=\r\n/g, '')
    .replaceAll('%', '%25')
    .replace(/=([0-9A-F]{2})/g, '%$1');
  return { head: raw.slice(0, middle).replace(/\r\n[ \t]+/g, ' '), text: decodeURIComponent(bytes) };
}
