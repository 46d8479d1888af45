import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cleanMessage } from '../clean-message.ts';
import { openDeframer } from '../deframe.ts';
import { openSpool, type Spool } from '../spool/spool.ts';
import { dialling, readLogServer } from './dial.ts';
import { type Forwarder, openForwarder } from './forwarder.ts';

let folder: string;
let spool: Spool;
let faults: unknown[] = [];
let forwarder: Forwarder | undefined;
let server: Server | undefined;

const open = (more: { mostBytes?: number; segmentBytes?: number } = {}): Spool =>
  openSpool({ folder, mostBytes: 1 << 24, onFault: (fault) => faults.push(fault), ...more });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-spool-'));
  faults = [];
  spool = open();
});
afterEach(async () => {
  await forwarder?.close(0);
  forwarder = undefined;
  spool.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

const put = (from: number, to: number, text = ''): void => {
  for (let i = from; i < to; i++) spool.take(cleanMessage(Buffer.from(`<13>${i}${text}`)), 0);
};
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A log server. What it does with a connection is the test's. */
async function serve(onConnection: (socket: Socket, got: number[], nth: number) => void, at = 0) {
  const got: number[] = [];
  let nth = 0;
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    onConnection(socket, got, nth++);
  });
  server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  return { got, port: (server.address() as AddressInfo).port };
}
const take = (socket: Socket, got: number[]): void => {
  const deframer = openDeframer((message) =>
    got.push(Number.parseInt(Buffer.from(message).toString().slice(4), 10)),
  );
  socket.on('data', (chunk: Buffer) => deframer.push(chunk));
  socket.on('end', () => socket.end());
};
const begin = (port: number, batchMs = 20): Forwarder => {
  forwarder = openForwarder({
    spool,
    open: dialling({ way: 'tcp', host: '127.0.0.1', port }),
    batchMs,
    batchBytes: 4_096,
    retryMs: 5,
    onState: (fault) => faults.push(fault),
  });
  return forwarder;
};
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000 && !holds(); tries++) await after(2);
  expect(holds()).toBe(true);
}

describe('the spool', () => {
  const contents = (): string =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.log'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');

  test('holds filtered lines only, and gives them out again after a crash, without what was torn', async () => {
    spool.take(cleanMessage(Buffer.from('<13>from 192.0.2.1 to erika@example.org')), 0);
    await spool.written();
    expect(contents()).toBe('<13>from 0 to x@x\n');
    spool.close();
    appendFileSync(join(folder, '0000000001.log'), '<13>torn');
    spool = open();
    spool.take(cleanMessage(Buffer.from('<13>next')), 0);
    await spool.written();
    expect(spool.read(spool.confirmed()).lines.toString()).toBe('<13>from 0 to x@x\n<13>next\n');
  });

  test('forgets what the server has, also over a restart, and nothing else', async () => {
    spool.close();
    spool = open({ segmentBytes: 100 });
    for (let i = 0; i < 30; i++) {
      put(i, i + 1, 'x'.repeat(20));
      await spool.written();
    }
    const { lines, until: half } = spool.read(spool.confirmed());
    const { until } = spool.read(half);
    spool.confirm(until);
    expect(readdirSync(folder)).not.toContain('0000000001.log');
    spool.close();
    spool = open();
    const rest: string[] = [];
    for (let place = spool.confirmed(); ; ) {
      const next = spool.read(place);
      if (next.lines.length === 0) break;
      rest.push(...next.lines.toString().trim().split('\n'));
      place = next.until;
    }
    const first = lines.toString().trim().split('\n').length * 2;
    expect(rest.map((each) => Number.parseInt(each.slice(4), 10))).toEqual(numbers(first, 30));
  });

  test('that is full lets whoever can wait wait, and goes on when there is room', async () => {
    spool.close();
    spool = open({ mostBytes: 3_000, segmentBytes: 500 });
    for (let i = 0; i < 40; i++) {
      put(i, i + 1, 'x'.repeat(90));
      await Promise.race([spool.written(), after(5)]);
    }
    expect(faults).toMatchObject([{ code: 'SPOOL_FULL' }]);
    expect(contents().length).toBeLessThanOrEqual(3_000);
    const got: number[] = [];
    while (got.length < 40) {
      const { lines, until } = spool.read(spool.confirmed());
      got.push(
        ...lines
          .toString()
          .trim()
          .split('\n')
          .map((each) => Number.parseInt(each.slice(4), 10)),
      );
      spool.confirm(until);
    }
    expect(got).toEqual(numbers(0, 40));
  });

  test('belongs to one process, and is free again when that is gone', () => {
    expect(() => open()).toThrow('another process');
    spool.close();
    writeFileSync(join(folder, 'lock'), '999999999');
    spool = open();
  });
});

describe('sending on', () => {
  test('nothing is lost or doubled while the server takes what comes', async () => {
    const { got, port } = await serve(take);
    begin(port);
    for (let i = 0; i < 2_000; i += 100) {
      put(i, i + 100);
      if (i % 500 === 0) await after(5);
    }
    await until(() => got.length >= 2_000 && spool.waiting() === 0);
    expect(got).toEqual(numbers(0, 2_000));
  });

  test('nothing is lost when the server is not there at first, and when it comes back', async () => {
    const free = await serve(take);
    server?.close();
    begin(free.port);
    put(0, 50);
    await until(() => faults.length === 1);
    expect(faults).toMatchObject([{ code: 'ECONNREFUSED' }]);
    const { got } = await serve(take, free.port);
    await until(() => spool.waiting() === 0);
    expect(got).toEqual(numbers(0, 50));
    expect(faults[1]).toBeUndefined();
    expect(forwarder?.reached()).toBe(true);
  });

  test('a server that goes in the midst costs a repetition of one batch at most, and no message', async () => {
    const batches: number[][] = [];
    const { port } = await serve((socket, _got, nth) => {
      const batch: number[] = [];
      batches.push(batch);
      take(socket, batch);
      // The first ones read a part and are gone, with the rest unread or with an end in order.
      if (nth === 0) socket.on('data', () => socket.resetAndDestroy());
      if (nth === 1) socket.on('data', () => socket.destroy());
      if (nth === 2) socket.on('data', () => socket.end());
    });
    put(0, 3_000, ` ${'words '.repeat(150)}`);
    await spool.written();
    begin(port);
    await until(() => spool.waiting() === 0);
    const received = batches.flat();
    expect([...new Set(received)].sort((a, b) => a - b)).toEqual(numbers(0, 3_000));
    for (const batch of batches)
      expect(batch).toEqual(numbers(batch[0] ?? 0, (batch[0] ?? 0) + batch.length));
    // Three batches of half a megabyte
    expect(received.length - 3_000).toBeLessThan(3 * 600);
  });

  test('what is still waiting at the end is sent, or stays for the next start', async () => {
    const { got, port } = await serve(take);
    begin(port, 60_000);
    put(0, 10);
    await spool.written();
    await until(() => got.length === 10);
    await forwarder?.close(5_000);
    forwarder = undefined;
    expect(spool.waiting()).toBe(0);
    server?.close();
    put(10, 20);
    await spool.written();
    await begin(port).close(30);
    forwarder = undefined;
    expect(spool.read(spool.confirmed()).lines.toString()).toBe(
      numbers(10, 20)
        .map((i) => `<13>${i}\n`)
        .join(''),
    );
  });
});

test('an address of a log server says how it is reached, and is none when something is missing', () => {
  expect(readLogServer('tls://logs.example.org')).toEqual({
    way: 'tls',
    host: 'logs.example.org',
    port: 6514,
  });
  expect(readLogServer('tcp://[2001:db8::1]:99')).toEqual({ way: 'tcp', host: '2001:db8::1', port: 99 });
  expect(readLogServer('udp://192.0.2.1/')).toEqual({ way: 'udp', host: '192.0.2.1', port: 514 });
  for (const none of [
    'logs.example.org',
    'http://a',
    'tls://',
    'tls://a:0',
    'tls://a:99999',
    'tls://u:p@a',
    '',
  ])
    expect(readLogServer(none), none).toBeUndefined();
});
