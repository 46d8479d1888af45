import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { wholeDay } from '../day/journey.ts';
import { makePlace, startServer } from '../harness/server.ts';
import { setUpShop } from '../harness/shop.ts';
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

onLinux('egress.declared: with one recipient on, exactly that one is called and nobody else', async () => {
  const told: string[] = [];
  const monitor = createServer((request, response) => {
    told.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(monitor, 'listening');
  const { port } = monitor.address() as AddressInfo;
  const place = makePlace();
  const server = await startServer(place);
  const watch = watchSockets(server.pid);
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
    watch.stop();
    await server.stop();
    place.remove();
    monitor.close();
  }
  const there = port.toString(16).toUpperCase().padStart(4, '0');
  expect(watch.seen.size).toBeGreaterThan(0);
  for (const seen of watch.seen) expect(seen).toMatch(new RegExp(`^tcp \\w+:\\w+ -> 0100007F:${there}$`));
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
