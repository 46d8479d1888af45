import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isId, newId, type RecordId } from '../ids.ts';
import { openBytes, randomKey, sealBytes } from './seal.ts';
import { openStream, sealStream } from './sealed-stream.ts';

const bytes = fc.uint8Array({ maxLength: 500 }).map((each) => Buffer.from(each));

test('what is sealed opens with its key and context, and with no other', () => {
  fc.assert(
    fc.property(bytes, fc.string(), fc.string(), (plain, context, other) => {
      const key = randomKey();
      const sealed = sealBytes(key, context, plain);
      expect(openBytes(key, context, sealed).equals(plain)).toBe(true);
      expect(() => openBytes(randomKey(), context, sealed)).toThrow(/seal/);
      if (other !== context) expect(() => openBytes(key, other, sealed)).toThrow(/seal/);
    }),
  );
});

test('a seal with any bit flipped or any byte missing does not open', () => {
  const key = randomKey();
  const sealed = sealBytes(key, 'context', Buffer.from('Anna'));
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => openBytes(key, 'context', changed)).toThrow(/seal/);
  }
  for (let length = 0; length < sealed.length; length++)
    expect(() => openBytes(key, 'context', sealed.subarray(0, length))).toThrow(/seal/);
});

test('two seals of the same thing share no nonce', () => {
  const key = randomKey();
  const nonces = new Set(
    Array.from({ length: 5_000 }, () => sealBytes(key, '', Buffer.alloc(1)).toString('hex', 0, 24)),
  );
  expect(nonces.size).toBe(5_000);
});

async function* inPieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

const collect = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(stream));

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])(
  'a file of %i bytes survives sealing, however it is cut into pieces',
  async (length) => {
    const key = randomKey();
    const content = Buffer.alloc(length, 'Abc');
    for (const size of [1_000, 65_536, 100_001]) {
      const sealed = await collect(sealStream(key, inPieces(content, size)));
      expect((await collect(openStream(key, inPieces(sealed, 777 * 13)))).equals(content)).toBe(true);
    }
  },
);

test('a file that was cut off, changed or put in another order does not open', async () => {
  const key = randomKey();
  const sealed = await collect(sealStream(key, inPieces(Buffer.alloc(200_000, 'x'), 50_000)));
  const chunk = 65_536 + 17;
  const broken = [
    sealed.subarray(0, sealed.length - 1),
    sealed.subarray(0, 24 + chunk),
    sealed.subarray(0, 10),
    Buffer.concat([
      sealed.subarray(0, 24),
      sealed.subarray(24 + chunk, 24 + 2 * chunk),
      sealed.subarray(24, 24 + chunk),
      sealed.subarray(24 + 2 * chunk),
    ]),
  ];
  const flipped = Buffer.from(sealed);
  flipped[100_000] = (flipped[100_000] ?? 0) ^ 1;
  for (const each of [...broken, flipped])
    await expect(collect(openStream(key, inPieces(each, 4_096)))).rejects.toThrow(/sealed file/);
});

test('ids grow, never repeat, and have the form that is checked at the rim', () => {
  const now = Date.now();
  const ids = Array.from({ length: 20_000 }, () => newId<RecordId>(now));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(ids.toSorted());
  expect(ids.every(isId)).toBe(true);
  expect(isId("' or 1=1")).toBe(false);
});
