import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cleanMessage } from '../clean-message.ts';
import { openDayFiles } from '../keep/day-files.ts';
import { readAllowedSenders } from './allowed-senders.ts';
import { type Intake, openIntake } from './intake.ts';
import { openReceiver, type Receiver, type ReceiverOptions } from './receive.ts';

let folder: string;
let receiver: Receiver | undefined;
const sockets: Socket[] = [];
let raw: string[] = [];
let kept: string[] = [];
/** Whether what is kept can be kept just now. */
let room = true;
let release: () => void = () => {};
let intake: Intake;

const sink = {
  take: (message: Buffer) => void kept.push(message.toString('latin1')),
  hasRoom: () => room,
  room: () => (room ? Promise.resolve() : new Promise<void>((resolve) => (release = resolve))),
  written: () => (room ? Promise.resolve() : new Promise<void>((resolve) => (release = resolve))),
  close: () => {},
};
const here = { host: '127.0.0.1', port: 0 };

beforeEach(() => {
  [raw, kept, room] = [[], [], true];
  intake = openIntake({
    sinks: [sink],
    onLine: (line) => {
      if (line[0] === 33) throw new Error('cannot be looked at');
      raw.push(Buffer.from(line).toString('latin1'));
    },
    onFault: () => kept.push('fault'),
  });
  folder = mkdtempSync(join(tmpdir(), 'redlich-syslog-'));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await receiver?.close();
  receiver = undefined;
  rmSync(folder, { recursive: true });
});

async function listen(options: Omit<ReceiverOptions, 'tls'> = { tcp: here }): Promise<Receiver> {
  receiver = await openReceiver(options, intake);
  return receiver;
}
async function dial(): Promise<Socket> {
  const socket = connect({
    port: receiver?.ports.tcp ?? 0,
    host: '127.0.0.1',
    noDelay: true,
  });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}
/** A connection that is cut off may be reset. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('close', () => resolve()));
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000 && !holds(); tries++) await after(2);
  expect(holds()).toBe(true);
}

describe('over TCP', () => {
  test('messages are filtered and kept, seen before as they came, and the end is answered when they are written', async () => {
    await listen();
    const socket = await dial();
    const ended = once(socket.resume(), 'end');
    room = false;
    socket.end('22 <13>a: from 192.0.2.1!\n<13>b: erika@example.org');
    await until(() => kept.length === 2);
    expect(kept).toEqual(['<13>a: from 0!', '<13>b: x@x']);
    expect(raw).toEqual(['<13>a: from 192.0.2.1!', '<13>b: erika@example.org']);
    expect(await Promise.race([ended, after(20, 'not yet')])).toBe('not yet');
    room = true;
    release();
    await ended;
  });

  test('a sender is read no faster than what it sends can be kept', async () => {
    await listen();
    const socket = await dial();
    room = false;
    const line = `<13>${'a'.repeat(1_000)}\n`;
    for (let i = 0; i < 20_000 && socket.write(line.repeat(64)); i++);
    const before = await Promise.race([once(socket, 'drain').then(() => 'drained'), after(50, 'held up')]);
    expect(before).toBe('held up');
    expect(kept.length).toBeLessThan(2_000);
    room = true;
    release();
    await once(socket, 'drain');
  });

  test('there are so many connections and no more, of one address a quarter of them', async () => {
    await listen({ tcp: here, mostConnections: 8 });
    const open = [await dial(), await dial()];
    await closed((await dial()).resume());
    expect(intake.status().refused).toBe(1);
    open[0]?.end();
    await closed((open[0] as Socket).resume());
    (await dial()).write('<13>x\n');
    await until(() => kept.length === 1);
  });

  test('who leaves a message unfinished is cut off, also when a byte comes now and then', async () => {
    await listen({ tcp: here, patienceMs: 60 });
    const socket = await dial();
    const drip = setInterval(() => socket.write('a'), 10);
    await closed(socket.resume());
    clearInterval(drip);
    expect(kept).toEqual([]);
    const quiet = await dial();
    quiet.write('<13>whole\n');
    expect(await Promise.race([closed(quiet), after(100, 'still there')])).toBe('still there');
  });

  test('what cannot be looked at is not kept, and the next message is', async () => {
    await listen();
    (await dial()).write('!192.0.2.1\n<13>next\n');
    await until(() => kept.length === 2);
    expect(kept).toEqual(['fault', '<13>next']);
  });
});

test('over UDP each datagram is a message, and one for which there is no room is counted', async () => {
  const { ports } = await listen({ udp: here });
  const socket = createSocket('udp4');
  const send = (text: string) => socket.send(text, ports.udp ?? 0, '127.0.0.1');
  send('<13>from 192.0.2.1\n');
  await until(() => kept.length === 1);
  room = false;
  send('<13>lost');
  await until(() => intake.status().dropped === 1);
  socket.close();
  expect(kept).toEqual(['<13>from 0']);
});

describe('who is not on the list', () => {
  const elsewhere = readAllowedSenders(['192.0.2.0/24']);

  test('is cut off before a byte is read, and counted', async () => {
    await listen({ tcp: here, allowed: elsewhere });
    const socket = await dial();
    socket.write('<13>hostile\n');
    await closed(socket.resume());
    expect(intake.status()).toMatchObject({ strangers: 1, messages: 0, refused: 0 });
    expect([raw, kept]).toEqual([[], []]);
  });

  test('sends datagrams to nobody, and who is on it is heard', async () => {
    const { ports } = await listen({ udp: here, allowed: elsewhere });
    const socket = createSocket('udp4');
    socket.send('<13>hostile', ports.udp ?? 0, '127.0.0.1');
    await until(() => intake.status().strangers === 1);
    socket.close();
    await receiver?.close();
    await listen({ tcp: here, allowed: readAllowedSenders(['127.0.0.0/8']) });
    (await dial()).write('<13>friend\n');
    await until(() => kept.length === 1);
    expect(kept).toEqual(['<13>friend']);
  });
});

describe('the files of a day', () => {
  let now = Date.UTC(2026, 4, 1, 23, 59);
  const open = () =>
    openDayFiles({ folder, keptDays: 2, now: () => now, onFault: (error) => kept.push(String(error)) });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('hold a line for each message, begin anew at midnight, and go when they are old', async () => {
    writeFileSync(join(folder, 'syslog-2026-04-28.log'), 'old\n');
    writeFileSync(join(folder, 'other-2026-04-28.log'), 'not ours\n');
    const files = open();
    files.take(cleanMessage(Buffer.from('<34>1 - web1 sshd 7 - - from 192.0.2.1')), now);
    await files.written();
    now += 120_000;
    files.take(cleanMessage(Buffer.from('<13>May  2 00:01:00 web1 su: x')), now);
    await files.written();
    expect(readdirSync(folder).sort()).toEqual([
      'other-2026-04-28.log',
      'syslog-2026-05-01.log',
      'syslog-2026-05-02.log',
    ]);
    expect(read('syslog-2026-05-01.log')).toBe('2026-05-01T23:59:00.000Z web1 sshd[7]: from 0\n');
    expect(read('syslog-2026-05-02.log')).toBe('May  2 00:01:00 web1 su: x\n');
    now += 3 * 86_400_000;
    files.take(cleanMessage(Buffer.from('<13>later')), now);
    await files.written();
    expect(readdirSync(folder).sort()).toEqual(['other-2026-04-28.log', 'syslog-2026-05-05.log']);
    files.close();
  });

  test('take no more than their limit, whatever a sender sends, and say so', async () => {
    const told: string[] = [];
    const files = openDayFiles({
      ...{ folder, keptDays: 9, now: () => now, onFault: (error) => kept.push(String(error)) },
      ...{ mostOfDay: 1_000, mostOfAll: 2_500, onFull: (what) => told.push(what) },
    });
    for (let day = 0; day < 4; day++, now += 86_400_000) {
      for (let nth = 0; nth < 30; nth++)
        files.take(cleanMessage(Buffer.from(`<13>May  1 00:00:00 web1 su: ${'a'.repeat(99)}`)), now);
      await files.written();
      const sizes = readdirSync(folder).map((each) => read(each).length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
      expect(sizes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(2_500);
    }
    expect(told).toContain('day');
    expect(told).toContain('oldest');
    expect(files.notKept()).toBeGreaterThan(80);
    expect(kept).toEqual([]);
    files.close();
  });
});
