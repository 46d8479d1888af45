import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailChannel } from '../../logs/attacks/alarm/mail-channel.ts';
import { webhookChannel } from '../../logs/attacks/alarm/webhook-channel.ts';
import type { Attack } from '../../logs/attacks/watch/attack-watch.ts';
import { testAuthority } from '../../platform/egress/testing.ts';
import { testMailServer } from '../../platform/mail/testing.ts';

const authority = testAuthority();
const attack: Attack = {
  id: 'a1',
  at: Date.UTC(2026, 10, 28, 12),
  class: 'password-guessing',
  title: 'Guessing passwords',
  service: 'sshd',
  address: '192.0.2.7',
  source: '192.0.2.7',
};

let server: Server;
let posted: { readonly body: string; readonly signature: string | undefined }[];
let answer: number;

beforeEach(async () => {
  posted = [];
  answer = 204;
  server = createServer({ ...authority.issue('localhost') }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posted.push({
        body: Buffer.concat(chunks).toString(),
        signature: request.headers['redlich-signature'] as string | undefined,
      });
      response.writeHead(answer, { location: '/elsewhere' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const url = () => `https://localhost:${(server.address() as AddressInfo).port}/alarm`;
const webhook = (more: { readonly authority?: string; readonly secret?: string } = {}) =>
  webhookChannel({ url: url(), naming: 'without-address', authority: authority.certificate, ...more });

test('an alarm is posted over TLS, signed, and names no address', async () => {
  await webhook({ secret: 'between us' }).tell([attack], 3);
  const [{ body, signature } = { body: '', signature: '' }] = posted;
  expect(JSON.parse(body)).toMatchObject({ attacks: [{ attack: 'a1', service: 'sshd' }], more: 3 });
  expect(body).not.toContain('192.0.2.7');
  expect(signature).toBe(`sha256=${createHmac('sha256', 'between us').update(body).digest('hex')}`);
});

test('an alarm is posted to nobody whose certificate is not known', async () => {
  const stranger = webhookChannel({ url: url(), naming: 'without-address' });
  await expect(stranger.tell([attack], 0)).rejects.toThrow();
  expect(posted).toEqual([]);
});

test('an alarm follows no redirect', async () => {
  answer = 302;
  await expect(webhook().tell([attack], 0)).rejects.toThrow('answered with 302');
  expect(posted).toHaveLength(1);
});

test('an alarm goes by mail over TLS, and names no address unless it is wanted', async () => {
  const mails = await testMailServer({ ...authority.issue('localhost') });
  const settings = {
    server: 'localhost',
    port: mails.port,
    from: 'server@example.org',
    to: ['admin@example.org'],
    authority: authority.certificate,
  };
  try {
    await mailChannel({ ...settings, naming: 'without-address' }).tell([attack], 0);
    await mailChannel({ ...settings, naming: 'with-address' }).tell([attack], 41);
  } finally {
    await mails.end();
  }
  const [without, withAddress] = mails.received;
  expect(without).toMatchObject({ to: ['admin@example.org'], secure: true });
  expect(without?.raw).toContain('Attack: Guessing passwords (sshd)');
  expect(without?.raw).not.toContain('192.0.2.7');
  expect(withAddress?.raw).toMatch(/42 attacks.*192\.0\.2\.7.*and 41 more/s);
});

test('an alarm is not sent over a server that cannot do TLS', async () => {
  const mails = await testMailServer({ disabledCommands: ['STARTTLS'] });
  const plain = mailChannel({
    server: '127.0.0.1',
    port: mails.port,
    from: 'server@example.org',
    to: ['admin@example.org'],
    naming: 'without-address',
  });
  await expect(plain.tell([attack], 0)).rejects.toThrow();
  await mails.end();
  expect(mails.received).toEqual([]);
});
