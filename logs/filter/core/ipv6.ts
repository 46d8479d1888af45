import { foundEnd, note, plainIpv6 } from './found.ts';
import { digits, endOfIpv6, gap, groups, longGroup, quadAtEnd } from './ipv6-spelling.ts';
import { ch, isAlphanumeric, isDigit, isHex, isLetter, isOfWord, isOfWordOnly } from './view.ts';
import { isOneOf, wordList } from './words.ts';

const longestRun: i32 = 128;
const colon: i32 = 58;

/**
 * Looks at the hexadecimal digits and colons around the colon at this place, all of them at once.
 * @returns where to look on
 */
export function findIpv6(place: i32): i32 {
  let from = place;
  while (place - from < longestRun && from > foundEnd && isHexOrColon(ch(from - 1))) from--;
  let end = place;
  while (end - place < longestRun && isHexOrColon(ch(end))) end++;
  const behind = end;
  if (isTooShort(from, end) || isAllPairs(from, end)) return behind;
  let afterWord = false;
  // `node:2001:db8::1`: what of the word looks like a digit is none.
  if (isOfWordOnly(ch(from - 1)) && !isFullGroup(from)) {
    while (from < end && ch(from) !== colon) from++;
    afterWord = true;
  }
  let beforeWord = false;
  if (isOfWordOnly(ch(end))) {
    while (end > from && ch(end - 1) !== colon) end--;
    beforeWord = true;
  }
  const found = findWithin(from, end, afterWord, beforeWord);
  return found > place ? found : found < 0 ? behind : place + 1;
}

/** Notes the first address between these places and answers where it ends, or -1. */
function findWithin(start: i32, end: i32, afterWord: boolean, beforeWord: boolean): i32 {
  let from = start;
  while (from < end) {
    // A colon before an address only joins it to what stands before; of three the first does.
    const joins =
      ch(from) === colon && (ch(from + 1) !== colon || (ch(from + 2) === colon && !isBareGap(from, end)));
    if (!joins) {
      const last = endOfIpv6(from, end);
      if (last > from && isMeant(from, last, afterWord && from === start, beforeWord && last === end)) {
        const whole = endOfZone(last);
        note(from, whole, plainIpv6);
        return whole;
      }
      while (from < end && ch(from) !== colon) from++;
      if (ch(from) === colon && ch(from + 1) === colon && from + 1 < end) from++;
    }
    from++;
  }
  return -1;
}

/** `:::443` with nothing before it is `::` with a port. */
function isBareGap(from: i32, end: i32): boolean {
  return from + 3 < end && isDigit(ch(from + 3)) && !isOfWord(ch(from - 1)) && ch(from - 1) !== 93;
}

function isHexOrColon(c: i32): boolean {
  return c === colon || isHex(c);
}

/** Four digits, one of them no letter: joined to a word they are still the beginning of an address. */
function isFullGroup(from: i32): boolean {
  let digit = false;
  for (let i = from; i < from + 4; i++) {
    if (!isHex(ch(i))) return false;
    if (isDigit(ch(i))) digit = true;
  }
  return digit && ch(from + 4) === colon;
}

/** Without a gap an address has seven colons, or six before an IPv4 address. */
function isTooShort(from: i32, end: i32): boolean {
  let colons = 0;
  for (let i = from; i < end; i++) {
    if (ch(i) !== colon) continue;
    if (ch(i + 1) === colon) return false;
    colons++;
  }
  return colons < 6;
}

/** Pairs of digits joined by single colons are a MAC address, a fingerprint, a serial number or a time. */
function isAllPairs(from: i32, end: i32): boolean {
  const start = ch(from) === colon ? from + 1 : from;
  let length = 0;
  for (let i = start; i < end; i++) {
    if (ch(i) !== colon) length++;
    else if (length !== 2) return false;
    else length = 0;
  }
  return (length === 2 || length === 0) && start < end;
}

const wordsBeforeGap = wordList(' on address addr bind from host ip listen listening port ');

/** Whether what reads like an address is one, and not `std::vector`, `Ada::Face` or a row of colons. */
function isMeant(from: i32, end: i32, afterWord: boolean, beforeWord: boolean): boolean {
  if (!gap || quadAtEnd) return true;
  const startsWithGap = ch(from) === colon;
  const strong = groups > 3 && longGroup && digits;
  if (afterWord && startsWithGap) return strong;
  if (beforeWord && ch(end - 1) === colon) return groups > 1;
  const before = ch(from - 1);
  const inBrackets = before === 91 && (ch(end) === 93 || ch(end) === 37);
  const withPrefix = ch(end) === 47 && isDigit(ch(end + 1));
  if (inBrackets || withPrefix || ch(end) === 37) return true;
  if (groups === 0) return isAloneAfterWord(from, end);
  // `::/home` at the end of fields that colons separate
  if (ch(end - 1) === colon && ch(end) === 47 && isLetter(ch(end + 1))) return false;
  return digits || groups > 2 || before === 61;
}

/** `listening on :: port 22`; `a :: b` is a separator. */
function isAloneAfterWord(from: i32, end: i32): boolean {
  if (ch(end) === colon) return isDigit(ch(end + 1));
  if (isAlphanumeric(ch(end)) || ch(from - 1) === colon) return false;
  let last = from - 1;
  while (from - last < 4 && (ch(last) === 32 || ch(last) === 61 || ch(last) === 34 || ch(last) === 39))
    last--;
  if (last === from - 1) return false;
  let first = last + 1;
  while (last - first < 16 && isLetter(ch(first - 1))) first--;
  return first <= last && isOneOf(first, last + 1, wordsBeforeGap);
}

/** Where the name of an interface ends behind an address that ends here, if there is one (RFC 4007): `fe80::1%eth0` */
export function endOfZone(end: i32): i32 {
  if (ch(end) !== 37 || !isAlphanumeric(ch(end + 1))) return end;
  let last = end + 1;
  while (last - end < 33 && (isOfWord(ch(last)) || ch(last) === 45 || ch(last) === 46)) last++;
  while (ch(last - 1) === 46 || ch(last - 1) === 45) last--;
  return last;
}
