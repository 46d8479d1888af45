import { type Keep, openFilter } from '../filter/open-filter.ts';

const quote = 34;
const comma = 44;
const blank = 32;
const zero = 48;
const nine = 57;
const openingBracket = 91;
const backslash = 92;
const closingBracket = 93;
const openingBrace = 123;

/**
 * Filters one entry of `journalctl -o json`, without its line end. What is no text stands there as a row of numbers, one for each byte:
 * such a row is read, filtered and written again. All else, and an entry without an address, stays byte for byte. In a line that is
 * no entry a row may as well be the numbers of an address, and is judged as both.
 */
export function filterEntry(entry: Uint8Array, keep: Keep = 'nothing'): Uint8Array {
  const filtered = filters[keep];
  const isEntry = entry[0] === openingBrace;
  const textOf = isEntry ? filtered : (text: Uint8Array) => text;
  const parts: Uint8Array[] = [];
  let done = 0;
  let inText = false;
  for (let at = 0; at < entry.length; at++) {
    const byte = entry[at];
    if (inText && byte === backslash) at++;
    else if (byte === quote) inText = !inText;
    else if (!inText && byte === openingBracket) {
      const end = endOfRow(entry, at);
      if (end < 0) continue;
      parts.push(textOf(entry.subarray(done, at)), filteredRow(entry.subarray(at, end), filtered));
      done = end;
      at = end - 1;
    }
  }
  parts.push(textOf(entry.subarray(done)));
  const clean = Buffer.concat(parts);
  return isEntry ? clean : filtered(clean);
}

/** Behind a row of numbers, also one that the entry breaks off in; -1 when it is something else. */
function endOfRow(entry: Uint8Array, from: number): number {
  for (let at = from + 1; at < entry.length; at++) {
    const byte = entry[at] ?? 0;
    if (byte === closingBracket) return at + 1;
    if (byte !== comma && byte !== blank && (byte < zero || byte > nine)) return -1;
  }
  return entry.length;
}

function filteredRow(row: Uint8Array, filtered: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(
    Buffer.from(row).toString('latin1').match(/\d+/g) ?? [],
    (digits) => Number(digits) & 255,
  );
  const clean = filtered(bytes);
  return Buffer.compare(clean, bytes) === 0 ? row : Buffer.from(`[${clean.join(',')}]`);
}

/** A filter works on one row of bytes after the other, so one serves all. */
function filtering(keep: Keep): (bytes: Uint8Array) => Uint8Array {
  const filter = openFilter(keep);
  return (bytes) => (bytes.length === 0 ? bytes : Buffer.concat([filter.push(bytes), filter.end()]));
}

const filters = {
  nothing: filtering('nothing'),
  shortened: filtering('shortened'),
  whole: filtering('whole'),
} as const satisfies Record<Keep, unknown>;
