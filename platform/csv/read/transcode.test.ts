import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../testing.ts';
import type { EncodingChoice } from './encoding.ts';
import { transcode } from './transcode.ts';

async function whole(pieces: readonly Uint8Array[], choice: EncodingChoice | null = null) {
  const { bytes, encoding } = transcode(pieces, choice);
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return { text: Buffer.concat(parts).toString(), encoding: encoding() };
}

const mark = (...bytes: number[]) => Buffer.from(bytes);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const files = [
  ['ASCII', 'ascii', Buffer.from('a;b\r\n1;2'), 'a;b\r\n1;2'],
  ['UTF-8', 'utf-8', Buffer.from('a;Größe\n€;👋'), 'a;Größe\n€;👋'],
  ['UTF-8 with a mark', 'utf-8', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from('Größe')]), 'Größe'],
  ['ASCII with a mark', 'utf-8', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from('a')]), 'a'],
  [
    'UTF-16 LE',
    'utf-16le',
    Buffer.concat([mark(0xff, 0xfe), Buffer.from('Größe 👋', 'utf16le')]),
    'Größe 👋',
  ],
  ['UTF-16 BE', 'utf-16be', Buffer.concat([mark(0xfe, 0xff), utf16be('Größe 👋')]), 'Größe 👋'],
  ['Windows-1252', 'windows-1252', iconv.encode('Größe „38“ – 12 €', 'windows-1252'), 'Größe „38“ – 12 €'],
  ['nothing', 'ascii', Buffer.alloc(0), ''],
  ['only a mark', 'utf-16le', mark(0xff, 0xfe), ''],
] as const;

describe('a file is brought to UTF-8', () => {
  it.each(files)('%s, wherever it is cut', async (_, encoding, bytes, text) => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await whole(piecesOf(bytes, [cut]))).toEqual({ text, encoding });
    }
    const single = Array.from(bytes, (_, index) => index);
    expect(await whole(piecesOf(bytes, single))).toEqual({ text, encoding });
  });

  it('also when the first letter comes after a long time', async () => {
    const long = 'a;b\n'.repeat(50_000);
    for (const encoding of ['windows-1252', 'utf-8'] as const) {
      const bytes = iconv.encode(`${long}Größe`, encoding);
      expect(await whole([bytes])).toEqual({ text: `${long}Größe`, encoding });
    }
  });

  it('as somebody says it is, if somebody does', async () => {
    expect(await whole([iconv.encode('Größe', 'cp850')], 'cp850')).toEqual({
      text: 'Größe',
      encoding: 'cp850',
    });
    expect((await whole([Buffer.from('Größe')], 'windows-1252')).text).toBe('GrÃ¶ÃŸe');
    expect((await whole([Buffer.from('Größe', 'utf16le')], 'utf-16le')).text).toBe('Größe');
  });

  it('any text, however it is cut', async () => {
    const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;
    const marks = {
      'utf-8': mark(0xef, 0xbb, 0xbf),
      'utf-16le': mark(0xff, 0xfe),
      'utf-16be': mark(0xfe, 0xff),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...encodings),
        fc.array(fc.nat(60)),
        async (text, encoding, cuts) => {
          const bytes = Buffer.concat([marks[encoding], iconv.encode(text, encoding)]);
          expect(await whole(piecesOf(bytes, cuts))).toEqual({ text, encoding });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and a decision does not depend on the cuts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), fc.array(fc.nat(40)), async (bytes, cuts) => {
        expect(await whole(piecesOf(bytes, cuts))).toEqual(await whole([bytes]));
      }),
    );
  });
});
