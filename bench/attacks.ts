import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filterStream, openAttacks, splitLines } from '@redlich/logs';

// How fast logs are filtered with attack recognition on, on one core: `node bench/attacks.ts [megabytes]`. The time of the core is
// what is measured, so that the figure is the same beside other work.

const megabytes = Number(process.argv[2] ?? 64);
let seed = 1;
const below = (limit: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return seed % limit;
};

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
];
const address = (): string => `10.${below(256)}.${below(256)}.${below(256)}`;
const stamp = (program: string): string => `Nov 28 10:00:00 host ${program}[${below(99_999)}]: `;

/** Seven of ten are requests, four of a hundred of them for pages that are not there; two of a hundred lines are wrong passwords. */
function line(): string {
  const kind = below(100);
  if (kind < 70)
    return `${address()} - - [28/Nov/2026:10:00:00 +0100] "GET /shop/article-${below(9999)}?page=${below(9)} HTTP/1.1" ${below(100) < 4 ? 404 : 200} ${below(90_000)} "https://shop.example/${below(999)}" "${agents[below(3)]}"`;
  if (kind < 80) return `${stamp('postfix/smtpd')}connect from mail${below(99)}.example.org[${address()}]`;
  if (kind < 85)
    return `${stamp('postfix/qmgr')}4F1B2C3D: from=<a${below(999)}@example.org>, size=${below(99_999)}, nrcpt=1 (queue active)`;
  if (kind < 93)
    return `${stamp('dovecot')}imap-login: Login: user=<u${below(999)}@example.org>, method=PLAIN, rip=${address()}, lip=192.0.2.1, mpid=${below(9999)}, TLS, session=<abcdefgh>`;
  if (kind < 98)
    return `${stamp('sshd')}Accepted publickey for deploy from ${address()} port ${below(60_000)} ssh2: ED25519 SHA256:abcdefghijkl`;
  return `${stamp('sshd')}Failed password for root from ${address()} port ${below(60_000)} ssh2`;
}

const chunkBytes = 64 * 1024;
const block = Buffer.from(`${Array.from({ length: 40_000 }, line).join('\n')}\n`);
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

const hostile = Buffer.from(`${stamp('dovecot')}${'auth'.repeat(16_000)}`);
const plain = Buffer.from(`${stamp('sshd')}Failed password for root from 192.0.2.7 port 4711 ssh2`);
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
