import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkLog } from './check-log.ts';
import { followLog } from './follow-log.ts';
import { openReopeningFile } from './reopening-file.ts';
import { rewriteLog } from './rewrite-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const raw = 'a 192.0.2.1 b\nclean\nm erika@example.org x\n';
const clean = 'a 0 b\nclean\nm x@x x\n';

test.each([
  ['x.log', (text: string) => Buffer.from(text), (bytes: Buffer) => bytes.toString()],
  ['x.log.1.gz', (text: string) => gzipSync(text), (bytes: Buffer) => gunzipSync(bytes).toString()],
  [
    'x.log.1.zst',
    (text: string) => zstdCompressSync(text),
    (bytes: Buffer) => zstdDecompressSync(bytes).toString(),
  ],
])(
  '%s is rewritten in place, keeps its mode and time, and leaves nothing beside it',
  async (name, pack, unpack) => {
    const path = join(folder, name);
    writeFileSync(path, pack(raw), { mode: 0o604 });
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    const { mode } = statSync(path);
    expect((await checkLog(path)).remains.map(({ kind, count }) => [kind, count])).toEqual([
      ['address', 1],
      ['mail-address', 1],
    ]);
    expect(await rewriteLog(path, { keep: 'nothing' })).toEqual({ outcome: 'rewritten' });
    expect(unpack(readFileSync(path))).toBe(clean);
    expect(statSync(path)).toMatchObject({ mode, mtimeMs: 1_700_000_000_000 });
    expect(readdirSync(folder)).toEqual([name]);
    expect((await checkLog(path)).remains).toEqual([]);
    expect(await rewriteLog(path, { keep: 'nothing' })).toEqual({ outcome: 'already-clean' });
  },
);

test('a file with a second name is refused and stays', async () => {
  const path = join(folder, 'x.log');
  writeFileSync(path, raw);
  linkSync(path, join(folder, 'y.log'));
  expect(await rewriteLog(path, { keep: 'nothing' })).toEqual({
    outcome: 'refused',
    reason: 'several-names',
  });
  expect(readFileSync(path, 'utf8')).toBe(raw);
});

test('the example of a check shows nothing of the address', async () => {
  const path = join(folder, 'x.log');
  writeFileSync(path, raw);
  expect(JSON.stringify(await checkLog(path))).not.toMatch(/192\.0|erika|example/);
});

test('a log is followed through renaming and copytruncate', async () => {
  const path = join(folder, 'x.log');
  writeFileSync(path, 'before\n');
  const ending = new AbortController();
  let seen = '';
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const following = (async () => {
    for await (const chunk of followLog(path, { from: 'beginning', everyMs: 20, signal: ending.signal }))
      seen += chunk;
  })();
  await until('before');
  appendFileSync(path, 'one\n');
  await until('one');
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, 'late\n');
  writeFileSync(path, 'two, and it is long\n');
  await until('two, and it is long');
  // What comes next is shorter than what was read, so that it does not matter whether the empty file is seen in between.
  truncateSync(path);
  appendFileSync(path, 'three\n');
  await until('three');
  ending.abort();
  await following;
  expect(seen).toBe('before\none\nlate\ntwo, and it is long\nthree\n');
});

test('a rotation nobody tells of is noticed with the next line, and a name that is gone only when it stays gone', () => {
  const path = join(folder, 'x.log');
  let now = 0;
  const log = openReopeningFile(path, () => now);
  const write = (text: string, later: number) => {
    now += later;
    log.stream.write(Buffer.from(text));
  };
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  write('one\n', 0);
  renameSync(path, `${path}.1`);
  writeFileSync(path, '');
  write('two\n', 500);
  write('three\n', 600);
  expect([read('x.log.1'), read('x.log')]).toEqual(['one\ntwo\n', 'three\n']);
  renameSync(path, `${path}.2`);
  write('four\n', 1_000);
  expect(existsSync(path)).toBe(false);
  write('five\n', 1_000);
  expect([read('x.log.2'), read('x.log')]).toEqual(['three\nfour\n', 'five\n']);
  truncateSync(path);
  write('six\n', 1_000);
  now = 0;
  write('seven\n', 0);
  expect(read('x.log')).toBe('six\nseven\n');
  log.stream.end();
});
