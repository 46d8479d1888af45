import { setImmediate } from 'node:timers/promises';

/** Where the bytes of a file come from: `createReadStream(path)`, the body of a request, or `[bytes]`. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Enough to be quick, little enough that what is made of one slice never matters for the memory. */
const sliceBytes = 65_536;

/**
 * The bytes in small slices, however large they arrive. Between two slices everybody else gets a turn, so that a large upload
 * does not stop the server.
 */
export async function* slicesOf(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const bytes of source) {
    for (let start = 0; start < bytes.length; start += sliceBytes) {
      yield bytes.subarray(start, start + sliceBytes);
      await setImmediate();
    }
  }
}
