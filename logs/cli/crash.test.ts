import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFilter } from '../filter/open-filter.ts';

const main = join(import.meta.dirname, 'main.ts');
const started: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-logs-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  // What is killed does not read to the end.
  child.stdin.on('error', () => {});
  started.push(child);
  return child;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (holds()) return;
    await after(10);
  }
  throw new Error('it did not come to that');
}

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

const read = (name: string): string => {
  try {
    return readFileSync(join(folder, name), 'latin1');
  } catch {
    return '';
  }
};
const line = (number: number): string =>
  `192.0.2.${number % 250} - erika.${number}@example.org "GET /${number}"\n`;
const clean = (number: number): string => `0 - x@x "GET /${number}"\n`;
const address = /192\.0\.2|erika|example/;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => line(i)).join('');

describe('killed in the midst', () => {
  test('write leaves filtered lines only, and no other file', async () => {
    const child = start('write', 'x.log');
    for (let i = 0; i < 2_000; i++) child.stdin.write(line(i));
    // The beginning of a line that never ends
    child.stdin.write('203.0.113.9 half a line of erika@exam');
    await until(() => read('x.log').includes('GET /1999"'));
    await kill(child);
    expect(read('x.log')).toBe(Array.from({ length: 2_000 }, (_, i) => clean(i)).join(''));
    expect(readdirSync(folder)).toEqual(['x.log']);
  }, 60_000);

  test('follow leaves filtered lines only, however much of the raw log it has read', async () => {
    writeFileSync(join(folder, 'raw.log'), '');
    const child = start('follow', 'raw.log', '--write', 'clean.log', '--from-beginning');
    writeFileSync(join(folder, 'raw.log'), `${lines(2_000)}203.0.113.9 half a line of erika@exam`);
    await until(() => read('clean.log').includes('GET /1999"'));
    await kill(child);
    expect(read('clean.log')).toBe(Array.from({ length: 2_000 }, (_, i) => clean(i)).join(''));
    expect(readdirSync(folder).sort()).toEqual(['clean.log', 'raw.log']);
  }, 60_000);

  test('pipe has given out filtered lines only, and left no file', async () => {
    const child = start('pipe');
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('latin1');
    });
    child.stdin.write(`${lines(500)}203.0.113.9 half a line of erika@exam`);
    await until(() => out.includes('GET /499"'));
    await kill(child);
    expect(out).toBe(Array.from({ length: 500 }, (_, i) => clean(i)).join(''));
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);

  test.each([
    ['x.log', (text: Buffer) => text, (bytes: Buffer) => bytes],
    [
      'x.log.gz',
      (text: Buffer) => gzipSync(text),
      (bytes: Buffer) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
    ],
    [
      'x.log.zst',
      (text: Buffer) => zstdCompressSync(text),
      // What was cut short is read as far as it goes.
      (bytes: Buffer) => zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush }),
    ],
  ])(
    'rewrite leaves the old %s or the new one, whole, beside it filtered bytes only, and the next run clears them',
    async (name, pack, unpack) => {
      const path = join(folder, name);
      const old = pack(Buffer.from(lines(200_000)));
      const filter = openFilter();
      const filtered = Buffer.concat([filter.push(unpack(old)), filter.end()]);
      writeFileSync(path, old);
      let cutShort = 0;
      // Sooner and later in the work, counted from when its new file is there
      for (const wait of [0, 5, 30, 100]) {
        const child = start('rewrite', name);
        await until(() => readdirSync(folder).length > 1 || child.exitCode !== null);
        await after(wait);
        await kill(child);
        const now = readFileSync(path);
        expect(now.equals(old) || unpack(now).equals(filtered)).toBe(true);
        const beside = readdirSync(folder).filter((each) => each !== name);
        expect(beside.length).toBeLessThanOrEqual(1);
        for (const each of beside) {
          cutShort++;
          const part = readFileSync(join(folder, each));
          expect(address.test(part.length > 20 ? unpack(part).toString('latin1') : '')).toBe(false);
        }
        if (!now.equals(old)) break;
      }
      expect(cutShort).toBeGreaterThan(0);
      await once(start('rewrite', name), 'exit');
      expect(unpack(readFileSync(path)).equals(filtered)).toBe(true);
      expect(readdirSync(folder)).toEqual([name]);
    },
    120_000,
  );
});

describe('write', () => {
  test('ends with the older Node that handed over, however that ends: two at one pipe would share its lines', async () => {
    const child = spawn(process.execPath, [main, 'write', 'x.log'], {
      ...{ cwd: folder, stdio: ['pipe', 'ignore', 'inherit', 'ipc'] },
    });
    started.push(child);
    child.stdin?.write(line(1));
    await until(() => read('x.log') === clean(1));
    child.disconnect();
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGTERM');
  });

  test.each(['SIGHUP', 'SIGUSR1'] as const)(
    'goes on in a new file after %s, and loses no line',
    async (signal) => {
      const child = start('write', 'x.log');
      child.stdin.write(line(1));
      await until(() => read('x.log') === clean(1));
      renameSync(join(folder, 'x.log'), join(folder, 'x.log.1'));
      child.stdin.write(line(2));
      await until(() => read('x.log.1') === clean(1) + clean(2));
      child.kill(signal);
      await until(() => readdirSync(folder).includes('x.log'));
      child.stdin.end(line(3));
      await once(child, 'exit');
      expect([read('x.log.1'), read('x.log')]).toEqual([clean(1) + clean(2), clean(3)]);
    },
    60_000,
  );

  test('keeps addresses shortened for the site of a customer who wants it so, and mail addresses never', async () => {
    const child = start('write', 'site.log', '--site', 'shop.example', '--keep', 'shortened');
    child.stdin.end('192.0.2.77 2001:db8:1:2::3 erika@example.org\n');
    await once(child, 'exit');
    expect(read('site.log')).toBe('192.0.2.0 2001:db8:1:: x@x\n');
  }, 60_000);

  test('keeps none without the name of a site, and writes nothing then', async () => {
    const child = spawn(process.execPath, [main, 'write', 'x.log', '--keep', 'whole'], { cwd: folder });
    started.push(child);
    child.stdin.on('error', () => {});
    child.stdin.end(line(1));
    await once(child, 'exit');
    expect(child.exitCode).toBe(2);
    expect(read('x.log')).toBe('');
  }, 60_000);
});

test('pipe takes no more than a few portions while nobody reads, and everything once somebody does', async () => {
  const child = start('pipe');
  child.stdout.pause();
  const portion = Buffer.from(lines(2_000));
  let taken = 0;
  let stuck = false;
  while (!stuck && taken < 100) {
    const free = child.stdin.write(portion);
    taken++;
    if (!free) stuck = await Promise.race([once(child.stdin, 'drain').then(() => false), after(3_000, true)]);
  }
  expect(stuck).toBe(true);
  expect(taken * portion.length).toBeLessThan(4 << 20);
  child.stdin.end();
  let out = 0;
  for await (const chunk of child.stdout) out += (chunk as Buffer).filter((byte) => byte === 10).length;
  expect(out).toBe(taken * 2_000);
}, 60_000);
