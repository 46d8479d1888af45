import { at, wordAt } from './bytes.ts';
import { decodeLine } from './decode.ts';
import { findInView } from './find-in-view.ts';
import {
  asideEnd,
  asideFrom,
  asideKind,
  count,
  endOf,
  firstOfLine,
  forgetFrom,
  fromOf,
  kindOf,
  mailAddress,
  note,
  otherAddress,
  plainIpv4,
  plainIpv6,
  putAside,
} from './found.ts';
import { decodedAt, originAt } from './layout.ts';
import { look } from './view.ts';

/**
 * Finds every address in a line with escapes. It is looked at twice: without them, because they may stand for any character of an
 * address, and as it is, because what looks like an escape may be none. Earlier finds in it are forgotten.
 */
export function findInEscapedLine(from: i32, end: i32): void {
  forgetFrom(from);
  const length = decodeLine(from, end);
  look(decodedAt, decodedAt + length);
  findInView(decodedAt, decodedAt + length);
  const first = keepAside();
  forgetFrom(from);
  look(from, end);
  findInView(from, end);
  merge(first, length, from);
}

function originOf(place: i32): i32 {
  return wordAt(originAt + 4 * (place - decodedAt));
}

/** Keeps what was found without escapes, by its place in the line. */
function keepAside(): i32 {
  const first = firstOfLine();
  for (let i = first; i < count; i++) {
    const plain = kindOf(i) === plainIpv4 || kindOf(i) === plainIpv6;
    const from = originOf(fromOf(i));
    const end = originOf(endOf(i));
    const spelledOut = end - from === endOf(i) - fromOf(i);
    putAside(i - first, from, end, plain && !spelledOut ? otherAddress : kindOf(i));
  }
  return count - first;
}

/** Joins both finds in order. Where they overlap, the one without escapes knows better where the address begins. */
function merge(first: i32, length: i32, line: i32): void {
  let total = first;
  for (let i = firstOfLine(); i < count; i++) {
    const quoted = kindOf(i) === mailAddress && at(fromOf(i)) === 34;
    if (!quoted && (overlaps(first, fromOf(i), endOf(i)) || !holdsDecoded(length, fromOf(i), endOf(i))))
      continue;
    putAside(total, fromOf(i), endOf(i), kindOf(i));
    total++;
  }
  forgetFrom(line);
  let one: i32 = 0;
  let other = first;
  while (one < first || other < total) {
    const takesOne = one < first && (other >= total || asideFrom(one) < asideFrom(other));
    const index = takesOne ? one : other;
    if (takesOne) one++;
    else other++;
    note(asideFrom(index), asideEnd(index), asideKind(index));
  }
}

/** Whether some of these bytes were taken for an escape. If none was, the first look saw them as they are and judged them. */
function holdsDecoded(length: i32, from: i32, end: i32): boolean {
  let lower: i32 = 0;
  let upper = length;
  // The first byte without escapes that ends behind `from`
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if (wordAt(originAt + 4 * (middle + 1)) > from) upper = middle;
    else lower = middle + 1;
  }
  while (lower < length && wordAt(originAt + 4 * lower) < end) {
    if (wordAt(originAt + 4 * (lower + 1)) - wordAt(originAt + 4 * lower) > 1) return true;
    lower++;
  }
  return false;
}

function overlaps(first: i32, from: i32, end: i32): boolean {
  let lower: i32 = 0;
  let upper = first;
  // The first find that ends behind `from`
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if (asideEnd(middle) > from) upper = middle;
    else lower = middle + 1;
  }
  return lower < first && asideFrom(lower) < end;
}
