import { mailAddress, note } from './found.ts';
import { endOfQuad } from './ipv4.ts';
import { endOfZone } from './ipv6.ts';
import { startOfLocalPart, withoutNeighbours } from './local-part.ts';
import { isLetterAt, lengthAt } from './utf8.ts';
import { ch, isBeyondAscii, isDigit, isHex, isLetter, isOfLabel } from './view.ts';
import { isOneOf, wordList } from './words.ts';

/** RFC 5321, 4.5.3.1.2 */
const longestDomain: i32 = 255;

/** Endings of files and units that are named with an `@`: `getty@tty1.service`, `logo@2x.png`. */
const notDomains = wordList(
  ' service socket timer mount automount target slice scope device path swap png jpg jpeg gif svg webp avif ico css js mjs json html htm php txt log gz conf ',
);
/** Domains without a dot that a mail address may have anywhere. */
const ownDomains = wordList(
  ' localhost localdomain local lan intranet internal intern home mail mailserver mx server localnet ',
);
const addressWords = wordList(
  ' to from user username mail email mailto rcpt sender recipient login address account addr cc bcc author orig_to ctladdr ',
);

/**
 * Looks for a mail address around the `@` at this place.
 * @returns where to look on
 */
export function findMail(sign: i32): i32 {
  const start = startOfLocalPart(sign);
  if (start === sign) return sign + 1;
  let end = endOfDomain(sign + 1);
  if (end < 0) return sign + 1;
  if (!isMailDomain(sign, start, end)) return sign + 1;
  // `a@example.org@example.net`, as some programs join a login name and its realm
  while (ch(end) === 64) {
    const next = endOfDomain(end + 1);
    if (next < 0) break;
    end = next;
  }
  note(withoutNeighbours(start, sign, end), end, mailAddress);
  return end;
}

/** Where the domain or address that begins here ends, or -1. */
function endOfDomain(from: i32): i32 {
  if (ch(from) === 91) return endOfLiteral(from);
  const colons = endOfColons(from);
  if (colons > 0) return colons;
  let end = from;
  while (end - from < longestDomain) {
    const c = ch(end);
    if (isBeyondAscii(c)) {
      if (!isLetterAt(end)) break;
      end += lengthAt(end);
    } else if (isOfLabel(c)) end++;
    else if (c === 46 && (isOfLabel(ch(end + 1)) || isBeyondAscii(ch(end + 1)))) end++;
    else break;
  }
  while (end > from && (ch(end - 1) === 45 || ch(end - 1) === 95)) end--;
  return end === from ? -1 : end;
}

/** RFC 5321, 4.1.3: `[192.0.2.1]`, `[IPv6:2001:db8::1]`; some write a zone behind it. */
function endOfLiteral(from: i32): i32 {
  let end = from + 1;
  while (end - from < 96 && (isOfLabel(ch(end)) || ch(end) === 46 || ch(end) === 58 || ch(end) === 37)) end++;
  return ch(end) === 93 && end > from + 1 ? end + 1 : -1;
}

/** `201@2001:db8::1`, as telephony programs write it. */
function endOfColons(from: i32): i32 {
  let end = from;
  let colons = 0;
  let gap = false;
  while (end - from < 46 && (isHex(ch(end)) || ch(end) === 58)) {
    if (ch(end) === 58) {
      colons++;
      if (ch(end + 1) === 58) gap = true;
    }
    end++;
  }
  if (!(gap || colons === 7)) return -1;
  if (ch(end) === 46) {
    let last = end;
    while (isDigit(ch(last - 1))) last--;
    const quad = endOfQuad(last);
    if (quad > 0) return quad;
  }
  while (ch(end - 1) === 58) end--;
  return end > from ? endOfZone(end) : -1;
}

function isMailDomain(sign: i32, start: i32, end: i32): boolean {
  const from = sign + 1;
  if (ch(from) === 91 || ch(from) === 58) return true;
  const label = startOfLabel(from, end);
  if (ch(label - 1) === 58) return true;
  if (label === from) return isMailWithoutDot(sign, start, end);
  if (isNumber(label, end)) return endOfQuad(from) === end || isDomainBeforeNumbers(from, label);
  if (isOneOf(label, end, notDomains)) return false;
  return !isReleased(from, label, end);
}

function startOfLabel(from: i32, end: i32): i32 {
  let label = end;
  while (label > from && ch(label - 1) !== 46 && ch(label - 1) !== 58) label--;
  return label;
}

/** `erika@example.org.1`, and `erika@example.org4.200.251.155` where a space was lost. */
function isDomainBeforeNumbers(from: i32, numbers: i32): boolean {
  let end = numbers - 1;
  let label = startOfLabel(from, end);
  while (label > from && isNumber(label, end)) {
    end = label - 1;
    label = startOfLabel(from, end);
  }
  return label > from && !isOneOf(label, end, notDomains) && !isReleased(from, label, end);
}

function isNumber(from: i32, end: i32): boolean {
  let place = from;
  while (place < end && isDigit(ch(place))) place++;
  return place === end;
}

/** `left-pad@1.3.0-rc.1b` */
function isReleased(from: i32, label: i32, end: i32): boolean {
  let place = ch(from) === 118 ? from + 1 : from;
  if (!isDigit(ch(place))) return false;
  while (isDigit(ch(place))) place++;
  if (ch(place) !== 46 || !isDigit(ch(place + 1))) return false;
  for (let i = label; i < end; i++) if (isDigit(ch(i))) return true;
  return false;
}

/** A name without a dot behind the `@`: an address where mail programs write one, else a realm, an object, a line number. */
function isMailWithoutDot(sign: i32, start: i32, end: i32): boolean {
  const from = sign + 1;
  if (!isLetter(ch(from)) && !isBeyondAscii(ch(from))) return false;
  if (isOneOf(from, end, ownDomains)) return true;
  const begin = withoutNeighbours(start, sign, end);
  if (ch(begin - 1) === 60 && ch(end) === 62) return true;
  if (isAfterAddressWord(begin)) return true;
  // `https%3A%2F%2Fexample.net%2F%3Fm%3Dx@x` was filtered already.
  const standsIn = end - from === 1 && ch(from) === 120 && ch(sign - 1) === 120;
  return isPersonsName(begin, sign) && !standsIn && !isHexadecimal(from, end);
}

/** `user=erika@shop`, `"mail": "erika@shop"` */
function isAfterAddressWord(begin: i32): boolean {
  let last = begin - 1;
  let joined = false;
  while (begin - last < 6) {
    const c = ch(last);
    if (c === 61 || c === 58) joined = true;
    else if (c !== 34 && c !== 39 && c !== 32 && c !== 60) break;
    last--;
  }
  if (!joined) return false;
  let first = last + 1;
  while (last - first < 16 && isLetter(ch(first - 1))) first--;
  return first <= last && isOneOf(first, last + 1, addressWords);
}

/** `erika.mustermann`, and not the class `java.lang.Object`. */
function isPersonsName(begin: i32, sign: i32): boolean {
  let dots = 0;
  for (let i = begin; i < sign; i++) {
    const c = ch(i);
    if (c === 46) dots++;
    else if (c === 36 || c === 40) return false;
  }
  return dots === 1 && !isDigit(ch(begin));
}

function isHexadecimal(from: i32, end: i32): boolean {
  for (let i = from; i < end; i++) if (!isHex(ch(i))) return false;
  return true;
}
