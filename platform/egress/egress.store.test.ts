import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, connect as startTls, TLSSocket } from 'node:tls';
import { activity, declare, recipient } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Module } from '../module.ts';
import { secret, settingsDeclaration } from '../settings/declaration.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../testing.ts';
import type { Passage } from './egress.ts';
import { egressModule } from './module.ts';
import { openEgress } from './open-egress.ts';
import { testAuthority } from './testing.ts';

const text = { de: 'Probe', en: 'Sample' };
const carrier = recipient({
  id: 'carrier',
  title: text,
  role: 'processor',
  receives: text,
  thirdCountry: 'none',
});
const bank = recipient({
  id: 'bank',
  title: text,
  role: 'controller',
  receives: text,
  thirdCountry: { country: 'CH', safeguard: text },
});
const stranger = recipient({
  id: 'stranger',
  title: text,
  role: 'processor',
  receives: text,
  thirdCountry: 'none',
});

const [credentials] = settingsDeclaration.activities;
if (!credentials) throw new Error('the settings declare their credentials');
const samples: Module = {
  ...egressModule,
  declaration: declare({
    ...settingsDeclaration,
    activities: [activity({ ...credentials, kinds: [secret], recipients: [carrier, bank] })],
  }),
};

const authority = testAuthority();
let at: TestTenant;
let port: number;
const connections: Socket[] = [];
const server = createServer((socket) => connections.push(socket.on('error', () => {})));

beforeEach(async () => {
  at = await testTenant([samples], { trust: [authority.certificate], lookup: async () => ['127.0.0.1'] });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await at.end();
  for (const socket of connections.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const switchOn = (host = 'mail.example.de') =>
  at.tenant.egress.switch(testOwner, carrier, { to: 'on', host, port, ownNetwork: true });
const call = (more: { host?: string; port?: number; tls?: 'implicit' | 'none' } = {}) =>
  at.tenant.egress.connect(carrier, { host: 'mail.example.de', port, tls: 'none', ...more });

async function open(): Promise<Passage> {
  const passage = await call();
  if (passage.outcome !== 'open') throw new Error(passage.reason);
  return passage;
}

describe('the door', () => {
  it('is shut for everybody until the owner switches somebody on', async () => {
    expect(await call()).toEqual({ outcome: 'shut', reason: 'switched-off' });
    expect(await at.tenant.egress.isOn(carrier)).toBe(false);
    expect(await at.tenant.egress.destination(carrier)).toBeNull();
    await switchOn();
    expect(await at.tenant.egress.isOn(bank)).toBe(false);
    expect((await call()).outcome).toBe('open');
  });

  it('is shut for somebody nobody declares, switched on or not', async () => {
    await at.tenant.egress.switch(testOwner, stranger, {
      to: 'on',
      host: 'a.example',
      port,
      ownNetwork: true,
    });
    const answer = await at.tenant.egress.connect(stranger, { host: 'a.example', port, tls: 'none' });
    expect(answer).toEqual({ outcome: 'shut', reason: 'undeclared' });
    expect(await at.tenant.egress.isOn(stranger)).toBe(false);
  });

  it('leads to the one host and port the owner entered and nowhere else', async () => {
    await switchOn('Mail.Example.DE.');
    expect((await call({ host: 'MAIL.example.de' })).outcome).toBe('open');
    expect(await call({ host: 'mail.example.com' })).toEqual({ outcome: 'shut', reason: 'host-not-allowed' });
    expect(await call({ host: '127.0.0.1' })).toEqual({ outcome: 'shut', reason: 'host-not-allowed' });
    expect(await call({ port: port + 1 })).toEqual({ outcome: 'shut', reason: 'host-not-allowed' });
  });

  it('does not lead into the own network unless the owner ticked that', async () => {
    await at.tenant.egress.switch(testOwner, carrier, {
      to: 'on',
      host: 'mail.example.de',
      port,
      ownNetwork: false,
    });
    expect(await call()).toEqual({ outcome: 'shut', reason: 'private-address' });
    expect(connections).toHaveLength(0);
  });

  it('cannot be opened without a host and a port', async () => {
    for (const wrong of [
      { host: '', port },
      { host: 'http://a.example', port },
      { host: 'a.example', port: 0 },
      { host: 'a.example', port: 70_000 },
    ]) {
      expect(
        await at.tenant.egress.switch(testOwner, carrier, { to: 'on', ownNetwork: true, ...wrong }),
      ).toEqual({ outcome: 'no-host' });
    }
    expect(await at.tenant.egress.isOn(carrier)).toBe(false);
  });

  it('cuts open connections the moment it is shut', async () => {
    await switchOn();
    const passage = await open();
    const ended = once(passage.socket, 'close');
    await at.tenant.egress.switch(testOwner, carrier, { to: 'off' });
    await ended;
    expect(passage.socket.destroyed).toBe(true);
    expect(await call()).toEqual({ outcome: 'shut', reason: 'switched-off' });
  });

  it('cuts connections when the host is changed', async () => {
    await switchOn();
    const passage = await open();
    await switchOn('other.example');
    expect(passage.socket.destroyed).toBe(true);
  });

  it('cuts a connection that is only being made', async () => {
    await switchOn();
    const answer = call();
    await at.tenant.egress.switch(testOwner, carrier, { to: 'off' });
    expect(await answer).toEqual({ outcome: 'shut', reason: 'switched-off' });
  });

  it('cuts connections within seconds when another process shut it', async () => {
    await switchOn();
    const passage = await open();
    const elsewhere = openEgress({ engine: at.tenant.engine, clock: at.clock, log: at.log });
    await elsewhere.switch(testOwner, carrier, { to: 'off' });
    expect(passage.socket.destroyed).toBe(false);
    at.clock.advance(5_001 / 86_400_000);
    await once(passage.socket, 'close');
  });

  it('remembers host and port while it is shut', async () => {
    await switchOn();
    await at.tenant.egress.switch(testOwner, carrier, { to: 'off' });
    const [shown] = await at.tenant.egress.shown();
    expect(shown).toMatchObject({
      on: false,
      destination: { host: 'mail.example.de', port, ownNetwork: true },
    });
  });

  it('counts its uses, and counts no call that failed', async () => {
    await switchOn();
    const passage = await open();
    await open();
    await call({ port: port + 1 });
    expect((await at.tenant.egress.shown())[0]).toMatchObject({
      uses: 2,
      openNow: 2,
      lastUsedAt: at.tenant.engine.now(),
    });
    passage.socket.destroy();
    await once(passage.socket, 'close');
    expect((await at.tenant.egress.shown())[0]).toMatchObject({ uses: 2, openNow: 1 });
  });

  it('notes each switching in the ledger and the log, without the host', async () => {
    await switchOn();
    await at.tenant.egress.switch(testOwner, carrier, { to: 'off' });
    const entries = (await at.tenant.engine.ledger.page({ limit: 9 })).filter(
      (entry) => entry.type === 'recipient-switched',
    );
    expect(entries.map((entry) => [entry.actor, entry.body.recipient, entry.body.to])).toEqual([
      ['test-owner', 'carrier', 'off'],
      ['test-owner', 'carrier', 'on'],
    ]);
    expect(at.logged.filter((line) => line.includes('recipient-switched'))).toHaveLength(2);
    expect(JSON.stringify(entries) + at.logged.join()).not.toContain('example');
  });
});

describe('TLS through the door', () => {
  it('is verified against the name the owner entered', async () => {
    const secure = createTlsServer(authority.issue('mail.example.de'), (socket) =>
      socket.on('error', () => {}).end('hello'),
    );
    secure.listen(0, '127.0.0.1');
    await once(secure, 'listening');
    port = (secure.address() as AddressInfo).port;
    await switchOn();
    const passage = await call({ tls: 'implicit' });
    if (passage.outcome !== 'open') throw new Error(passage.reason);
    expect(passage.socket).toBeInstanceOf(TLSSocket);
    expect((passage.socket as TLSSocket).authorized).toBe(true);
    expect((await at.tenant.egress.shown())[0]).toMatchObject({ uses: 1, openNow: 1 });
    const closed = once(passage.socket, 'close');
    await switchOn('other.example');
    await closed;
    expect(await call({ host: 'other.example', tls: 'implicit' })).toEqual({
      outcome: 'shut',
      reason: 'tls-failed',
    });
    await switchOn();
    const again = await call({ tls: 'implicit' });
    if (again.outcome !== 'open') throw new Error(again.reason);
    again.socket.resume().end();
    await once(again.socket, 'close');
    expect((await at.tenant.egress.shown())[0]).toMatchObject({ openNow: 0 });
    secure.close();
  });

  it('started in the middle ends as well when the door is shut', async () => {
    const served = authority.issue('mail.example.de');
    server.once('connection', (socket) =>
      new TLSSocket(socket, { isServer: true, ...served }).on('error', () => {}),
    );
    await switchOn();
    const { socket } = await open();
    const secure = startTls({ ...at.tenant.egress.tlsFor('mail.example.de'), socket });
    secure.on('error', () => {});
    await once(secure, 'secureConnect');
    const closed = once(secure, 'close');
    await at.tenant.egress.switch(testOwner, carrier, { to: 'off' });
    await closed;
    expect(secure.destroyed).toBe(true);
  });
});

describe('the routes of the door', () => {
  it('list every declared recipient and switch one', async () => {
    const request = routesOf(samples, at.tenant);
    expect(await request('get /api/recipients')).toMatchObject({
      recipients: [
        { id: 'carrier', on: false, host: null, port: null, thirdCountry: null, uses: 0 },
        { id: 'bank', on: false, thirdCountry: { country: 'CH' } },
      ],
    });
    const on = { on: true, host: 'mail.example.de', port, ownNetwork: true, revision: 0 };
    expect(await request('put /api/recipients/{id}', { params: { id: 'carrier' }, body: on })).toEqual({
      revision: 1,
    });
    expect((await call()).outcome).toBe('open');
    expect(await request('put /api/recipients/{id}', { params: { id: 'carrier' }, body: on })).toMatchObject({
      status: 409,
      extra: { revision: 1 },
    });
    expect(
      await request('put /api/recipients/{id}', { params: { id: 'carrier' }, body: { on: true } }),
    ).toMatchObject({ status: 422 });
    expect(
      await request('put /api/recipients/{id}', { params: { id: 'none' }, body: { on: false } }),
    ).toMatchObject({ status: 404 });
    expect(
      await request('put /api/recipients/{id}', { params: { id: 'carrier' }, body: { on: false } }),
    ).toEqual({ revision: 2 });
    expect(await at.tenant.egress.isOn(carrier)).toBe(false);
  });
});

describe('the pledges of the door', () => {
  const states = async () =>
    Promise.all((egressModule.pledges ?? []).map(async (each) => (await each.check(at.tenant.engine)).state));

  it('are kept while every open door was opened by the owner and is declared', async () => {
    await switchOn();
    // No guard stands in the process of a test.
    expect(await states()).toEqual(['not-yet-provable', 'kept']);
  });

  it('are broken by an open door that no part of the program declares', async () => {
    await at.tenant.egress.switch(testOwner, stranger, {
      ...{ to: 'on', host: 'a.example', port, ownNetwork: true },
    });
    expect((await states())[1]).toBe('broken');
  });
});
