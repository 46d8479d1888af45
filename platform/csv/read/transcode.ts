import iconv from 'iconv-lite';
import {
  byteOrderMark,
  type Encoding,
  type EncodingChoice,
  evidenceBytes,
  tellEncoding,
} from './encoding.ts';
import { type ByteSource, slicesOf } from './slices.ts';

/** A file as UTF-8, and what it was before. */
export interface Transcoded {
  /** As far as known: `ascii` until a letter beyond it was met. Final when all bytes were read. */
  readonly encoding: () => Encoding;
  /** The text in UTF-8 without byte order mark. What is no text in the file's encoding reads as U+FFFD. */
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
}

/** Whether more bytes follow. */
type Follows = 'more' | 'end';

/**
 * Brings a file to UTF-8 in one pass and bounded memory, whatever its size.
 *
 * There is no second pass because none is needed: as long as all bytes are ASCII, UTF-8 and Windows-1252 read the same, and the
 * first byte beyond ASCII, with those that follow, tells them apart. What contradicts the decision later is not guessed at
 * again but reads as U+FFFD in its row, which is then refused: a file of two encodings is damaged, and reading a million
 * UTF-8 rows as Windows-1252 because of one bad byte would damage all of them.
 *
 * @param choice an encoding said by a person, instead of looking for it
 */
export function transcode(source: ByteSource, choice: EncodingChoice | null): Transcoded {
  const transcoder = createTranscoder(choice);
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const slice of slicesOf(source)) yield transcoder.write(slice);
    yield transcoder.end();
  }
  return { encoding: transcoder.encoding, bytes: bytes() };
}

function createTranscoder(choice: EncodingChoice | null) {
  let encoding: Encoding = choice ?? 'ascii';
  let decode = choice === null ? null : decoderOf(choice);
  let held: Uint8Array = new Uint8Array();
  let isMarkTaken = false;

  function takeMark(): void {
    isMarkTaken = true;
    const mark = byteOrderMark(held);
    if (mark === null || (choice !== null && choice !== mark.encoding)) return;
    held = held.subarray(mark.length);
    encoding = mark.encoding;
    decode ??= decoderOf(mark.encoding);
  }

  function handOver(length: number): Uint8Array {
    const part = held.subarray(0, length);
    held = held.subarray(length);
    return part;
  }

  function advance(follows: Follows): Uint8Array {
    if (!isMarkTaken) {
      if (held.length < 3 && follows === 'more') return handOver(0);
      takeMark();
    }
    if (decode === null) {
      const start = held.findIndex((byte) => byte >= 0x80);
      if (start < 0) return handOver(held.length);
      const evidence = held.subarray(start, start + evidenceBytes);
      if (evidence.length < evidenceBytes && follows === 'more') return handOver(start);
      encoding = tellEncoding(evidence, evidence.length < evidenceBytes);
      decode = decoderOf(encoding);
    }
    return decode(handOver(held.length), follows);
  }

  return {
    encoding: (): Encoding => encoding,
    write(slice: Uint8Array): Uint8Array {
      held = held.length === 0 ? slice : Buffer.concat([held, slice]);
      return advance('more');
    },
    end: (): Uint8Array => advance('end'),
  };
}

type Decode = (bytes: Uint8Array, follows: Follows) => Uint8Array;

/** Decoders keep what a boundary between two slices cut in half. */
function decoderOf(encoding: EncodingChoice): Decode {
  // The grammar finds its separators in UTF-8 bytes and decodes cell by cell, so that a broken byte costs one cell only.
  if (encoding === 'utf-8') return (bytes) => bytes;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return (bytes, follows) => Buffer.from(decoder.decode(bytes, { stream: follows === 'more' }));
  }
  const decoder = iconv.getDecoder(encoding);
  return (bytes) => Buffer.from(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}
