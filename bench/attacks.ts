import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filterStream, openAttacks, splitLines } from '@redlich/logs';
import { serverLog } from './log-lines.ts';

// How fast logs are filtered with attack recognition on, on one core: `node bench/attacks.ts [megabytes]`. The time of the core is
// what is measured, so that the figure is the same beside other work.

const megabytes = Number(process.argv[2] ?? 64);
const chunkBytes = 64 * 1024;
const block = serverLog(40_000);
const rounds = Math.max(1, Math.round((megabytes * 1e6) / block.length));

function* chunks(): Generator<Buffer> {
  for (let round = 0; round < rounds; round++)
    for (let at = 0; at < block.length; at += chunkBytes) yield block.subarray(at, at + chunkBytes);
}

/** MB in a second of computing time, after a warm-up. */
async function speed(work: () => unknown): Promise<number> {
  await work();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (rounds * block.length) / (user + system);
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
const filterAll = (onLine?: (raw: Uint8Array) => void): Promise<void> =>
  pipeline(chunks(), filterStream(onLine === undefined ? {} : { onLine }), nowhere());

const folder = mkdtempSync(join(tmpdir(), 'redlich-bench-'));
const attacks = openAttacks({ records: join(folder, 'records'), keys: join(folder, 'keys') });
const figures = [
  ['filter alone', await speed(() => filterAll())],
  [
    'recognition alone',
    await speed(() => {
      const lines = splitLines(attacks.onLine);
      for (const chunk of chunks()) lines.push(chunk);
    }),
  ],
  ['filter with recognition', await speed(() => filterAll(attacks.onLine))],
] as const;
for (const [name, value] of figures) console.log(`${name.padEnd(24)} ${value.toFixed(0)} MB/s`);

const hostile = Buffer.from(`Nov 28 10:00:00 host dovecot[1]: ${'auth'.repeat(16_000)}`);
const plain = Buffer.from(
  'Nov 28 10:00:00 host sshd[1]: Failed password for root from 192.0.2.7 port 4711 ssh2',
);
for (const [name, each] of [
  ['an ordinary attempt', plain],
  ['64 KB made to take long', hostile],
] as const) {
  const before = process.cpuUsage();
  for (let count = 0; count < 200; count++) attacks.onLine(each);
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(24)} ${((user + system) / 200 / 1000).toFixed(3)} ms a line`);
}
await attacks.close();
rmSync(folder, { recursive: true });
