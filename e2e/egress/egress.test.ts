import { spawn } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { wholeDay } from '../day/journey.ts';
import { launch, makePlace, startServer } from '../harness/server.ts';
import { setUpShop } from '../harness/shop.ts';
import { watchOwnCalls } from './expect-calls.ts';
import { watchSockets } from './watch-sockets.ts';

// The kernel's tables of sockets are read below /proc, which only Linux has.
const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('egress.closed: during a whole day the server calls nobody and asks no name server', async () => {
  const place = makePlace();
  const server = await startServer(place);
  const watch = watchSockets(server.pid);
  try {
    await wholeDay(server.url);
    // The jobs that run every few seconds have their turn too.
    await pause(6_000);
  } finally {
    watch.stop();
    await server.stop();
    place.remove();
  }
  expect([...watch.seen]).toEqual([]);
  const { all, withSockets } = watch.looks();
  expect(withSockets, 'the watch saw the listening socket').toBeGreaterThan(all / 2);
  expect(all).toBeGreaterThan(100);
});

test('egress.declared: with one recipient on, exactly that one is called and nobody else', async () => {
  const told: string[] = [];
  const monitor = createServer((request, response) => {
    told.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(monitor, 'listening');
  const { port } = monitor.address() as AddressInfo;
  const place = makePlace();
  place.mayCall.add(`127.0.0.1:${port}`);
  const server = await startServer(place);
  try {
    const owner = await setUpShop(server.url);
    await owner.must(200, 'PUT', '/api/settings/alarm-webhook-secret', { value: 'lampe feder kompass' });
    await owner.must(200, 'PUT', '/api/settings/alarms', {
      value: { mailTo: '', webhookPath: '/alarms', webhookPlain: true, language: 'de' },
    });
    await owner.must(204, 'POST', '/api/alarms/test');
    await pause(11_000);
    expect(told).toEqual([]);
    const there = { host: '127.0.0.1', port, ownNetwork: true };
    await owner.must(200, 'PUT', '/api/recipients/alarm-webhook', { on: true, ...there });
    await expect.poll(() => told.length, { timeout: 30_000 }).toBe(1);
    const { recipients } = await owner.must(200, 'GET', '/api/recipients');
    const used = recipients.filter((each: { uses: number }) => each.uses > 0);
    expect(used.map((each: { id: string }) => each.id)).toEqual(['alarm-webhook']);
  } finally {
    await server.stop();
    place.remove();
    monitor.close();
  }
  expect(server.called()).toEqual([`tcp 127.0.0.1:${port}`]);
});

onLinux.each([
  [
    'a connection',
    `const net = require('node:net');
    const there = net.createServer((socket) => socket.resume()).listen(0, '127.0.0.1', () => {
      const { port } = there.address();
      net.connect(port, '127.0.0.1');
    });`,
  ],
  ['a datagram socket', `require('node:dgram').createSocket('udp4').bind(0, '127.0.0.1');`],
])('the watch notices %s of another process', async (_what, code) => {
  const child = spawn(process.execPath, ['-e', `${code} setTimeout(() => {}, 20000)`], { stdio: 'ignore' });
  const watch = watchSockets(child.pid ?? 0);
  try {
    await expect.poll(() => watch.seen.size, { timeout: 10_000 }).toBeGreaterThan(0);
  } finally {
    watch.stop();
    child.kill();
  }
});

test.each([
  ['connection', 'tcp 127.0.0.1:9'],
  ['datagram', 'udp'],
  ['question', 'name nobody.example'],
  ['attempt', 'the guard had to refuse'],
])('a program of the suite that goes past the door fails it: a %s', async (way, told) => {
  const place = makePlace();
  const { child, watch } = launch(place, [join(import.meta.dirname, 'dials-out.ts'), way]);
  await once(child, 'close');
  expect(watch.end).toThrow(told);
  place.remove();
});

test('a question of a server that runs inside a test fails the suite, too', async () => {
  const resolver = new Resolver({ timeout: 50, tries: 1 });
  resolver.setServers(['127.0.0.1:9']);
  await expect(resolver.resolve4('nobody.example')).rejects.toThrow();
  expect(watchOwnCalls().delete('name nobody.example')).toBe(true);
});
