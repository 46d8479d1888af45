import { note, otherAddress, plainIpv4 } from './found.ts';
import { isVersion } from './version.ts';
import { ch, isApart, isDigit, isHex, isLetter, isOfWord, reads } from './view.ts';

/** Where the last octet of four that begin at `from` ends, or -1. Octets may have leading zeros. */
export function endOfQuad(from: i32): i32 {
  let place = from;
  for (let octet = 0; octet < 4; octet++) {
    if (octet > 0) {
      if (ch(place) !== 46) return -1;
      place++;
    }
    const end = endOfOctet(place);
    if (end < 0) return -1;
    place = end;
  }
  return place;
}

/** Where the number up to 255 that begins at `from` ends, or -1. */
export function endOfOctet(from: i32): i32 {
  let end = from;
  let value = 0;
  while (isDigit(ch(end))) {
    if (end - from === 3) return -1;
    value = value * 10 + ch(end) - 48;
    end++;
  }
  return end === from || value > 255 ? -1 : end;
}

/**
 * The address around the first of its dots where nothing beside it could make it a version or a part of a name, as nearly all are.
 * @returns where it ends, or -1 when a closer look is needed
 */
export function findPlainQuad(dot: i32): i32 {
  let from = dot - 1;
  if (isDigit(ch(from - 1))) from--;
  if (isDigit(ch(from - 1))) from--;
  const before = ch(from - 1);
  if (!isApart(before) && before !== 61) return -1;
  const end = endOfQuad(from);
  if (end < 0) return -1;
  const behind = ch(end);
  if (!isApart(behind) && behind !== 44 && behind !== 58) return -1;
  if (before !== 10 && before !== 91 && isVersion(from, end)) return -1;
  note(from, end, plainIpv4);
  return end;
}

/**
 * Looks at the numbers joined by dots around the dot at this place, all of them at once.
 * @returns where to look on
 */
export function findDotted(dot: i32): i32 {
  const nibbles = findNibbles(dot);
  if (nibbles > 0) return nibbles;
  let from = dot;
  while (dot - from < 256 && isDotted(from)) from--;
  let end = from;
  let groups = 0;
  let last = from;
  while (groups < 64 && isDigit(ch(end))) {
    last = end;
    while (isDigit(ch(end))) end++;
    groups++;
    if (ch(end) !== 46 || !isDigit(ch(end + 1))) break;
    end++;
  }
  if (end - last < 4 && reads(end, '.in-addr.arpa')) note(startOfDelegation(from), end, otherAddress);
  else if (groups === 4) {
    if (endOfQuad(from) === end && !isVersion(from, end)) note(from, end, plainIpv4);
  } else if (groups === 5) findAmongFive(from, end);
  return end > dot ? end : dot + 1;
}

/** Whether the row of numbers goes on to the left. */
function isDotted(from: i32): boolean {
  return isDigit(ch(from - 1)) || (ch(from - 1) === 46 && isDigit(ch(from)) && isDigit(ch(from - 2)));
}

/** RFC 2317: `0/25.2.0.192.in-addr.arpa` */
function startOfDelegation(from: i32): i32 {
  if (ch(from - 1) !== 47 && ch(from - 1) !== 45) return from;
  let start = from - 1;
  while (from - start < 4 && isDigit(ch(start - 1))) start--;
  return start;
}

/** `192.0.2.1.443` of packet filters is an address with its port, `2.5.29.17.4` an object identifier. */
function findAmongFive(from: i32, end: i32): void {
  const quad = endOfQuad(from);
  if (quad > 0) {
    let port = 0;
    for (let i = quad + 1; i < end && port < 100_000; i++) port = port * 10 + ch(i) - 48;
    const rootArc = ch(from + 1) === 46 && ch(from) <= 50;
    const captured = reads(from - 3, 'ip ') || reads(from - 2, '> ') || reads(end, ' > ');
    if (captured || (port > 255 && port < 65_536 && !(rootArc && port < 1_024))) note(from, quad, plainIpv4);
    return;
  }
  // `static5.192.0.2.1.example.net`
  let second = from;
  while (isDigit(ch(second))) second++;
  second++;
  if (isOfWord(ch(from - 1)) && endOfQuad(second) === end && ch(end) === 46 && isLetter(ch(end + 1)))
    note(second, end, otherAddress);
}

/** Behind the row of single digits that was looked at last, so that none is looked at twice. */
let nibblesEnd: i32 = 0;

/** Forgets what was looked at. At the beginning of each line. */
export function forgetNibbles(): void {
  nibblesEnd = 0;
}

/** `1.0.0.2.ip6.arpa`, also of a whole network, and 32 digits of a block list. Answers where to look on, or -1. */
function findNibbles(dot: i32): i32 {
  if (dot < nibblesEnd || ch(dot + 2) !== 46 || isOfWord(ch(dot - 2))) return -1;
  const from = dot - 1;
  let end = dot;
  let digits = 1;
  while (digits < 128 && ch(end) === 46 && isHex(ch(end + 1)) && !isOfWord(ch(end + 2))) {
    end += 2;
    digits++;
  }
  nibblesEnd = end;
  const reverse = reads(end, '.ip6.arpa') || reads(end, '.ip6.int');
  if (digits !== 32 && !reverse) return -1;
  note(from, end, otherAddress);
  return end;
}
