import { expect, test } from 'vitest';
import { type ZipEntry, zipStream } from './portable-package.ts';

const now = Date.UTC(2026, 2, 2, 11);

async function* entriesOf(files: Readonly<Record<string, string>>): AsyncGenerator<ZipEntry> {
  for (const [name, content] of Object.entries(files)) {
    const bytes = (async function* () {
      yield Buffer.from(content);
    })();
    yield { name, bytes };
  }
}

/** Names and sizes of a ZIP's central directory. */
function directoryOf(zip: Buffer): readonly (readonly [name: string, size: number])[] {
  const found: (readonly [string, number])[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    found.push([zip.toString('utf8', at + 46, at + 46 + name), zip.readUInt32LE(at + 24)]);
    at += 46 + name + extra + comment;
  }
  return found;
}

test('a ZIP holds each entry under its name, umlauts included', async () => {
  const stream = zipStream(entriesOf({ 'data.json': '{}', 'files/Ä.txt': 'Inhalt' }), now);
  const zip = Buffer.concat(await Array.fromAsync(stream));
  expect(directoryOf(zip)).toEqual([
    ['data.json', 2],
    ['files/Ä.txt', 6],
  ]);
  expect(zip.includes('Inhalt')).toBe(true);
});

test('an entry is read only when the one before has been taken', async () => {
  const read: string[] = [];
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const name of ['a', 'b', 'c']) {
      const bytes = (async function* () {
        read.push(name);
        for (let i = 0; i < 16; i++) yield Buffer.alloc(64 * 1024);
      })();
      yield { name, bytes };
    }
  }
  const reader = zipStream(entries(), now).getReader();
  for (let i = 0; i < 3; i++) await reader.read();
  expect(read).toEqual(['a']);
  await reader.cancel();
});
