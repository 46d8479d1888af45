import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

/** The SQL of a dump, unpacked if it is gzip (RFC 1952) or Zstandard (RFC 8878); told by its first bytes, not by a name. */
export async function* unpacked(dump: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = dump[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    pieces.push(next.value);
    head = Buffer.concat(pieces);
    if (head.length >= 4) break;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  const sign = head.toString('hex', 0, 4);
  if (sign.startsWith('1f8b')) yield* Readable.from(whole()).pipe(createGunzip());
  else if (sign === '28b52ffd') yield* Readable.from(whole()).pipe(createZstdDecompress());
  else yield* whole();
}
