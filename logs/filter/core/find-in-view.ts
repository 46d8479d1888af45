import { at } from './bytes.ts';
import { findDashedIpv6 } from './dashed-ipv6.ts';
import { findHexLabel, findInHostName } from './host-name.ts';
import { findDotted, findPlainQuad, forgetNibbles } from './ipv4.ts';
import { findIpv6 } from './ipv6.ts';
import { findMail } from './mail.ts';
import { beginScan, nextCandidate } from './scan.ts';
import { findTuple } from './tuple.ts';
import { ch, isDigit, isHex, isLetter } from './view.ts';

/** Finds every address between two places of what is looked at. Escapes are passed over. */
export function findInView(from: i32, end: i32): void {
  forgetNibbles();
  beginScan();
  let place = nextCandidate(from, end);
  while (place < end) place = nextCandidate(findAt(place, at(place)), end);
}

/** Looks closer at a byte that may be the middle of an address. Answers where to look on. */
export function findAt(place: i32, c: i32): i32 {
  if (c === 46 && isDigit(ch(place - 1)) && isDigit(ch(place + 1))) {
    const plain = findPlainQuad(place);
    if (plain > 0) return plain;
  }
  return beforeHexDigits(place, lookAt(place, c));
}

/** Numbers that were looked at may be the beginning of eight hexadecimal digits, which are found by the first of them. */
function beforeHexDigits(place: i32, end: i32): i32 {
  let from = end;
  while (from - 1 > place && end - from < 8 && isHex(ch(from - 1))) from--;
  return from;
}

function lookAt(place: i32, c: i32): i32 {
  if (c === 46) return findAtDot(place);
  if (c === 64) return findMail(place);
  if (c === 58) return ch(place + 1) === 58 || isHex(ch(place + 1)) ? findIpv6(place) : place + 1;
  if (c === 45 || c === 95) return findAtJoint(place, c);
  if (isHex(c) && ch(place + 8) === 46) {
    findHexLabel(place + 8);
    // The dot may join numbers as well: `5b0a1234.0.in-addr.arpa`.
    return place + 1;
  }
  if (c === 44 && isDigit(ch(place - 1)) && isDigit(ch(place + 1))) return findTuple(place);
  return place + 1;
}

function findAtDot(place: i32): i32 {
  const before = ch(place - 1);
  const next = ch(place + 1);
  if (isDigit(next) && isDigit(before)) return findDotted(place);
  if (!isHex(before)) return place + 1;
  if (isHex(next) && ch(place + 2) === 46) return findDotted(place);
  return isLetter(next) ? findHexLabel(place) : place + 1;
}

function findAtJoint(place: i32, c: i32): i32 {
  const before = ch(place - 1);
  const next = ch(place + 1);
  if (c === 45 && isHex(before) && (isHex(next) || next === 45)) {
    const end = findDashedIpv6(place);
    if (end > place) return end;
  }
  return isDigit(next) && isDigit(before) ? findInHostName(place) : place + 1;
}
