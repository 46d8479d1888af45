import { at, put, putWord } from './bytes.ts';
import { decodedAt, originAt } from './layout.ts';
import { isDigit, isHex, isLetter, worth } from './view.ts';

// A line without its escapes, with the origin of each byte. It serves to find addresses; it is never written.

/** Length in bytes of the escape that was read last. */
let taken: i32 = 0;
/** End of the line that is decoded. */
let limit: i32 = 0;

function byteAt(place: i32): i32 {
  return place < limit ? at(place) : 10;
}

function isHexAt(place: i32): boolean {
  return isHex(byteAt(place));
}

function isOctalAt(place: i32): boolean {
  return byteAt(place) >= 48 && byteAt(place) <= 55;
}

/** What stands for any letter beyond ASCII. */
const someLetter: i32 = 0xff;

/** Whether a line may hold an escape that begins with this byte. */
export function beginsEscape(c: i32): boolean {
  return c === 37 || c === 92 || c === 38 || c === 35 || c === 0;
}

/** Decodes the bytes from `from` to `end` of the input. Answers how many there are without escapes. */
export function decodeLine(from: i32, end: i32): i32 {
  limit = end;
  let length: i32 = 0;
  let place = from;
  let wide: i32 = 0;
  while (place < end) {
    if (wide === 0 && isWideRun(place)) wide = 1;
    let value = at(place);
    taken = 1;
    if (wide === 1) {
      if (isPair(place)) {
        value = at(place) === 0 ? at(place + 1) : value;
        taken = 2;
      } else wide = 0;
    }
    if (wide === 0 && beginsEscape(value)) value = escapeAt(place, value, length);
    put(decodedAt + length, value);
    putWord(originAt + 4 * length, place);
    length++;
    place += taken;
  }
  putWord(originAt + 4 * length, end);
  return length;
}

/** UTF-16 of ASCII: every other byte is zero. */
function isPair(place: i32): boolean {
  return (byteAt(place) === 0) !== (byteAt(place + 1) === 0) && place + 1 < limit;
}

function isWideRun(place: i32): boolean {
  if (!isPair(place) || !isPair(place + 2) || !isPair(place + 4)) return false;
  const zeroFirst = at(place) === 0;
  return (at(place + 2) === 0) === zeroFirst && (at(place + 4) === 0) === zeroFirst;
}

/** What the escape at this place stands for, when there is one. Its length is left in `taken`. */
function escapeAt(place: i32, first: i32, length: i32): i32 {
  if (first === 37) return percentAt(place, length);
  if (first === 92) return backslashAt(place);
  if (first === 38) return entityAt(place);
  if (first === 35) return octalMarkAt(place);
  return first;
}

/** RFC 3986, 2.1; also of what was encoded more than once: `%40`, `%2540`. */
function percentAt(place: i32, length: i32): i32 {
  let digits = place + 1;
  let times = 0;
  while (
    times < 4 &&
    byteAt(digits) === 50 &&
    byteAt(digits + 1) === 53 &&
    isHexAt(digits + 2) &&
    isHexAt(digits + 3)
  ) {
    digits += 2;
    times++;
  }
  if (!isHexAt(digits) || !isHexAt(digits + 1)) return 37;
  const value = (worth(byteAt(digits)) << 4) | worth(byteAt(digits + 1));
  // `host%192.0.2.1`: no one encodes these control characters.
  if (value < 32 && value !== 0 && value !== 9 && value !== 10 && value !== 13) return 37;
  // `fe80::1%eb0` names an interface.
  if (value > 126 && isBehindIpv6(length)) return 37;
  // `user%abc@example.org`: a byte that continues no character is no escape, unless digits must be kept apart from it.
  const continues = value >= 0x80 && value < 0xc0 && (length === 0 || at(decodedAt + length - 1) < 0x80);
  if (continues && !isDigit(byteAt(digits + 2))) return 37;
  taken = digits + 2 - place;
  return value;
}

function isBehindIpv6(length: i32): boolean {
  let colons = 0;
  for (let i = length - 1; i >= 0 && length - i < 46; i--) {
    const c = at(decodedAt + i);
    if (c === 58) colons++;
    else if (!isHex(c)) break;
  }
  return colons > 1;
}

/** `\u0040`, `\x40`, `\100`, `\n`, `\"`, also with the backslash doubled by a second writer. */
function backslashAt(place: i32): i32 {
  let next = place + 1;
  while (next - place < 4 && byteAt(next) === 92) next++;
  const c = byteAt(next);
  if (c === 117 && isHexAt(next + 1) && isHexAt(next + 2) && isHexAt(next + 3) && isHexAt(next + 4)) {
    taken = next + 5 - place;
    return unicode((hexPair(next + 1) << 8) | hexPair(next + 3));
  }
  if (c === 120 && isHexAt(next + 1) && isHexAt(next + 2)) {
    taken = next + 3 - place;
    return hexPair(next + 1);
  }
  if (c >= 48 && c <= 51 && isOctalAt(next + 1) && isOctalAt(next + 2)) {
    taken = next + 3 - place;
    return ((c - 48) << 6) | ((byteAt(next + 1) - 48) << 3) | (byteAt(next + 2) - 48);
  }
  if (c === 110 || c === 114 || c === 116 || c === 98 || c === 102 || c === 118) {
    taken = next + 1 - place;
    return 9;
  }
  if (c === 34) {
    taken = next + 1 - place;
    return 34;
  }
  return 92;
}

function hexPair(place: i32): i32 {
  return (worth(byteAt(place)) << 4) | worth(byteAt(place + 1));
}

/** A character as one byte: its own, a blank for punctuation, or {@link someLetter}. */
function unicode(value: i32): i32 {
  if (value < 128) return value;
  return value < 0xc0 || (value >= 0x2000 && value < 0x2c00) || (value >= 0x3000 && value < 0x3040)
    ? 32
    : someLetter;
}

/** `&#64;`, `&#x40;` */
function entityAt(place: i32): i32 {
  if (byteAt(place + 1) !== 35) return 38;
  const hexadecimal = (byteAt(place + 2) | 32) === 120;
  let digits = hexadecimal ? place + 3 : place + 2;
  const start = digits;
  let value = 0;
  while (digits - start < 7 && (hexadecimal ? isHexAt(digits) : isDigit(byteAt(digits)))) {
    value = value * (hexadecimal ? 16 : 10) + worth(byteAt(digits));
    digits++;
  }
  if (digits === start || isLetter(byteAt(digits))) return 38;
  taken = (byteAt(digits) === 59 ? digits + 1 : digits) - place;
  return unicode(value);
}

/** `#012`: syslog servers write control characters so. */
function octalMarkAt(place: i32): i32 {
  if (byteAt(place + 1) !== 48 || byteAt(place + 2) > 51 || !isOctalAt(place + 2) || !isOctalAt(place + 3))
    return 35;
  taken = 4;
  return 9;
}
