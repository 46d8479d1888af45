import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { wholeDay } from '../day/journey.ts';
import { makePlace, startServer } from '../harness/server.ts';
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
