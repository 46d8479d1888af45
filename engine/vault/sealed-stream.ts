import { EngineFault } from '../errors.ts';
import { secretstream } from '../sodium.ts';

/** Plain bytes per sealed chunk. */
const chunkBytes = 64 * 1024;
const { overhead, headerBytes } = secretstream;

/**
 * Seals a stream of any length in constant memory (libsodium secretstream: chunks cannot be reordered, dropped or cut off
 * unnoticed). Yields the header, then chunks of 64 KiB plus 17 bytes.
 */
export async function* sealStream(key: Buffer, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const state = Buffer.alloc(secretstream.stateBytes);
  const header = Buffer.alloc(headerBytes);
  secretstream.beginSealing(state, header, key);
  yield header;
  let held = Buffer.alloc(0);
  for await (const bytes of plain) {
    held = Buffer.concat([held, bytes]);
    while (held.length > chunkBytes) {
      yield push(state, held.subarray(0, chunkBytes), 'message');
      held = held.subarray(chunkBytes);
    }
  }
  yield push(state, held, 'final');
}

function push(state: Buffer, plain: Buffer, tag: 'message' | 'final'): Buffer {
  const sealed = Buffer.alloc(plain.length + overhead);
  secretstream.seal(state, sealed, plain, tag);
  return sealed;
}

/**
 * Opens what `sealStream` sealed.
 * @throws {EngineFault} `seal-broken` at the first chunk that was changed, and at the end when the stream was cut off
 */
export async function* openStream(key: Buffer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const state = Buffer.alloc(secretstream.stateBytes);
  let held = Buffer.alloc(0);
  let begun = false;
  let ended = false;
  for await (const bytes of sealed) {
    held = Buffer.concat([held, bytes]);
    if (!begun && held.length >= headerBytes) {
      secretstream.beginOpening(state, held.subarray(0, headerBytes), key);
      held = held.subarray(headerBytes);
      begun = true;
    }
    while (begun && held.length > chunkBytes + overhead) {
      const { plain, final } = pull(state, held.subarray(0, chunkBytes + overhead));
      ended ||= final;
      yield plain;
      held = held.subarray(chunkBytes + overhead);
    }
  }
  if (!begun || held.length < overhead || ended)
    throw new EngineFault('seal-broken', 'a sealed file is cut off');
  const { plain, final } = pull(state, held);
  if (!final) throw new EngineFault('seal-broken', 'a sealed file is cut off');
  yield plain;
}

function pull(state: Buffer, sealed: Buffer): { plain: Buffer; final: boolean } {
  const plain = Buffer.alloc(sealed.length - overhead);
  try {
    return { plain, final: secretstream.open(state, plain, sealed) === 'final' };
  } catch {
    throw new EngineFault('seal-broken', 'a sealed file was changed');
  }
}
