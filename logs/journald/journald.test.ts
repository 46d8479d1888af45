import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../testing/cases.ts';
import { filterEntry } from './filter-entry.ts';
import { journaldStream } from './journald-stream.ts';

const row = (text: string | Uint8Array): string => `[${[...Buffer.from(text)].join(',')}]`;
const entry = (message: string): string =>
  `{"__CURSOR":"s=739ad463348b4ceca5a9e69c95a3c93f;i=4ece7","PRIORITY":"6","MESSAGE":${message},"_PID":"12"}`;
const after = (text: string): string => Buffer.from(filterEntry(Buffer.from(text))).toString('latin1');

describe('an entry of journald', () => {
  test('keeps no address in a message of text, nor in any other field', () => {
    expect(
      after('{"MESSAGE":"from 192.0.2.1 by \\"erika@example.org\\" [1,2]","_CMDLINE":"ssh 2001:db8::1"}'),
    ).toBe('{"MESSAGE":"from 0 by \\"x@x\\" [1,2]","_CMDLINE":"ssh 0"}');
  });

  test('keeps no address in a message of bytes, which is written as bytes again', () => {
    const message = (middle: string) =>
      Buffer.concat([Buffer.from([0xff, 0x1b]), Buffer.from(` from ${middle}\n`)]);
    expect(after(entry(row(message('192.0.2.1 erika@example.org'))))).toBe(entry(row(message('0 x@x'))));
  });

  test('keeps none in a field that stands there several times', () => {
    expect(after(entry(`[${row('ip 2001:db8::7')},"192.0.2.9",${row('none')}]`))).toBe(
      entry(`[${row('ip 0')},"0",${row('none')}]`),
    );
  });

  test('keeps none in a message that breaks off', () => {
    expect(after(`{"MESSAGE":${row('a 192.0.2.1 b').slice(0, -4)}`)).toBe(`{"MESSAGE":${row('a 0 ')}`);
  });

  test('keeps none in a line that is no entry', () => {
    expect(after('-- from [192.0.2.1] --')).toBe('-- from [0] --');
    expect(after(`data: {"MESSAGE":${row('a 192.0.2.1')}}`)).toBe(`data: {"MESSAGE":${row('a 0')}}`);
  });

  test('stays byte for byte when it holds none, whatever bytes the message is made of', () => {
    const harmless = fc
      .uint8Array({ maxLength: 80 })
      .map((bytes) => bytes.map((each) => (each % 2 ? 0xff : 104)));
    fc.assert(
      fc.property(harmless, (bytes) => {
        const line = entry(row(bytes)).replaceAll(',', ', ');
        expect(after(line)).toBe(line);
      }),
      cases(100),
    );
    // Read as numbers these would be four or six bytes of an address.
    expect(after(entry('[10,20,30,40,50,60]'))).toBe(entry('[10,20,30,40,50,60]'));
  });
});

async function streamed(chunks: readonly Buffer[]): Promise<string> {
  const stream = journaldStream();
  const out = stream.toArray();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return Buffer.concat(await out).toString('latin1');
}

test('entries are the same wherever the stream is cut', async () => {
  const bytes = Buffer.from(`${entry(row('a 192.0.2.1'))}\n\n${entry('"b@example.org"')}`);
  const whole = `${entry(row('a 0'))}\n\n${entry('"x@x"')}`;
  for (let cut = 0; cut <= bytes.length; cut++)
    expect(await streamed([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(whole);
});

test('an entry longer than memory allows is told and not kept, and the next is there', async () => {
  const part = Buffer.from('49,'.repeat(400_000));
  const out = await streamed([
    ...Array<Buffer>(8).fill(part),
    Buffer.from('1]\n'),
    Buffer.from(entry('"next"')),
  ]);
  expect(out).toMatch(/^\{"MESSAGE":"redlich-logs: an entry longer than 8 MiB was not kept"[^\n]+\n/);
  expect(out.split('\n')[1]).toBe(entry('"next"'));
  expect(out.length).toBeLessThan(500);
});

test('whoever watches sees an entry as the line syslog would have written, also one of bytes', async () => {
  const seen: string[] = [];
  const stream = journaldStream({ onLine: (line) => seen.push(Buffer.from(line).toString()) });
  const fields =
    '"__REALTIME_TIMESTAMP":"1777636800000000","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"sshd","_PID":"99"';
  const text = 'Failed password for e from 192.0.2.1 port 4 ssh2';
  const out = stream.toArray();
  stream.write(`{${fields},"MESSAGE":"${text}"}\n{${fields},"MESSAGE":${row(text)}}\n`);
  // Nobody writes another program's name, or a second line.
  stream.write(`{"SYSLOG_IDENTIFIER":"x sshd[1]:","_COMM":"y","MESSAGE":"a\\nb"}\n`);
  stream.end('no entry\n{"MESSAGE":null}\n');
  const clean = Buffer.concat(await out).toString();
  expect(clean).not.toContain('192.0.2.1');
  const line = `2026-05-01T12:00:00.000Z web1 sshd[99]: ${text}`;
  expect(seen).toEqual([line, line, '1970-01-01T00:00:00.000Z localhost unknown: a b']);
});

test('the site of a customer who wants it so keeps shortened addresses', async () => {
  const stream = journaldStream({ keep: 'shortened' });
  const out = stream.toArray();
  stream.end(`{"MESSAGE":"from 192.0.2.77"}\n{"MESSAGE":${row('by 192.0.2.77')}}\n`);
  expect(Buffer.concat(await out).toString()).toBe(
    `{"MESSAGE":"from 192.0.2.0"}\n{"MESSAGE":${row('by 192.0.2.0')}}\n`,
  );
});

test('redlich-logs journald filters from the standard input to the standard output, and keeps what belongs to an attack', () => {
  const main = join(import.meta.dirname, '../cli/main.ts');
  const folder = mkdtempSync(join(tmpdir(), 'redlich-journald-'));
  const text = 'Failed password for erika from 192.0.2.1 port 4 ssh2';
  const input = `{"SYSLOG_IDENTIFIER":"sshd","_PID":"9","MESSAGE":"${text}"}\n`.repeat(6);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, 'journald', '--attacks', join(folder, 'attacks')],
    { input, encoding: 'latin1' },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: input.replaceAll('192.0.2.1', '0'),
    stderr: '',
  });
  expect(readdirSync(join(folder, 'attacks')).length).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
}, 60_000);

const remote = '/usr/lib/systemd/systemd-journal-remote';

// journalctl writes what a real journal holds; making one without a running journald takes systemd-journal-remote.
describe.skipIf(!existsSync(remote))(
  'what journalctl itself writes (skipped without systemd-journal-remote)',
  () => {
    test('of messages of text, of bytes, of several lines and of one field twice keeps no address', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'redlich-journal-'));
      const size = (bytes: Buffer): Buffer => {
        const length = Buffer.alloc(8);
        length.writeBigUInt64LE(BigInt(bytes.length));
        return length;
      };
      const binary = (name: string, bytes: Buffer) =>
        Buffer.concat([Buffer.from(`${name}\n`), size(bytes), bytes, Buffer.from('\n')]);
      const said = [
        Buffer.from('Failed password for erika@example.org from 192.0.2.7 port 4 ssh2'),
        Buffer.concat([Buffer.from([0xff, 0x1b, 0]), Buffer.from(' from 2001:db8::7')]),
        Buffer.from('first 192.0.2.8\nsecond erika@example.org'),
      ];
      const entries = said.map((message, nth) =>
        Buffer.concat([
          Buffer.from(`__REALTIME_TIMESTAMP=178000000000000${nth}\nSYSLOG_IDENTIFIER=sshd\n_PID=7\n`),
          binary('MESSAGE', message),
          Buffer.from('PEER=192.0.2.9\nPEER=2001:db8::9\n\n'),
        ]),
      );
      writeFileSync(join(folder, 'export'), Buffer.concat(entries));
      const [journal, exported] = [join(folder, 'x.journal'), join(folder, 'export')];
      expect(spawnSync(remote, ['-o', journal, exported]).status).toBe(0);
      const { stdout } = spawnSync('journalctl', ['--file', journal, '-o', 'json', '--all']);
      rmSync(folder, { recursive: true });
      expect(stdout.toString()).toContain('192.0.2.9');
      const seen: string[] = [];
      const stream = journaldStream({ onLine: (line) => seen.push(Buffer.from(line).toString('latin1')) });
      stream.end(stdout);
      const lines = Buffer.concat(await Array.fromAsync(stream))
        .toString()
        .trim()
        .split('\n');
      const messages = lines.map((line) => (JSON.parse(line) as { readonly MESSAGE: unknown }).MESSAGE);
      expect(messages).toEqual([
        'Failed password for x@x from 0 port 4 ssh2',
        [...Buffer.from([0xff, 0x1b, 0]), ...Buffer.from(' from 0')],
        'first 0\nsecond x@x',
      ]);
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ PEER: ['0', '0'], _PID: '7' });
      expect(seen[0]).toMatch(/sshd\[7\]: Failed password for erika@example.org from 192.0.2.7/);
    });
  },
);
