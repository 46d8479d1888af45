/** How a file turned out to be written. `ascii`: nothing in it (so far) tells the others apart. */
export type Encoding = EncodingChoice | 'ascii';

/** What a person may say when the file does not tell. `cp850` is never guessed: old DOS programs write it. */
export type EncodingChoice = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp850';

/** A byte order mark at the start of a file (Unicode, 23.8). */
interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly length: number;
}

/** The byte order mark a file begins with, or `null`. Needs its first three bytes. */
export function byteOrderMark(head: Uint8Array): ByteOrderMark | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** How many bytes, from the first that is not ASCII on, are looked at to tell UTF-8 from Windows-1252. */
export const evidenceBytes = 4_096;

/**
 * Two-byte sequences from here on are Hebrew and beyond. In Windows-1252 they are `Ö`, `Ü` or `ß` before a quotation mark or a
 * dash (`„Spaß“`), so they prove half as much.
 */
const rareLead = 0xd5;

/**
 * UTF-8 or Windows-1252, told from bytes that begin with one beyond ASCII.
 *
 * Letters of Windows-1252 practically never form a valid UTF-8 sequence, and the other way round every letter of UTF-8 is one.
 * So the larger number of the two kinds says what the writer meant, even where a single place is damaged; at a tie UTF-8, whose
 * damage is noticed, while a wrong Windows-1252 would silently become `MÃ¼ller`.
 *
 * @param whole whether the file ends with these bytes, so that a sequence cut off at the end is a fault of the file
 */
export function tellEncoding(bytes: Uint8Array, whole: boolean): 'utf-8' | 'windows-1252' {
  let wellFormed = 0;
  let malformed = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 'cut-off' && !whole) break;
    if (typeof length === 'number') {
      wellFormed += length === 2 && (bytes[at] ?? 0) >= rareLead ? 0.5 : 1;
      at += length;
    } else {
      malformed++;
      at++;
    }
  }
  return malformed > wellFormed ? 'windows-1252' : 'utf-8';
}

/** The length of the well-formed UTF-8 sequence at a place (Unicode, table 3-7); `cut-off` when only its end is missing. */
function sequenceLength(bytes: Uint8Array, at: number): number | 'malformed' | 'cut-off' {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0) return 'malformed';
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if (next === undefined) return 'cut-off';
    const [low, high] = i === 1 ? secondByte(lead) : [0x80, 0xbf];
    if (next < low || next > high) return 'malformed';
  }
  return length;
}

function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
