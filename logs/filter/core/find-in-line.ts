import { at, putWord, wordAt } from './bytes.ts';
import { beginsEscape, decodeLine } from './decode.ts';
import { findInView } from './find-in-view.ts';
import {
  count,
  endOf,
  forget,
  fromOf,
  kindOf,
  mailAddress,
  note,
  otherAddress,
  plainIpv4,
  plainIpv6,
} from './found.ts';
import { decodedAt, foundFirstAt, originAt } from './layout.ts';
import { look } from './view.ts';

/**
 * Finds every address in one line of the input, or in the part of it that is there. A line with escapes is looked at twice:
 * without them, because they may stand for any character of an address, and as it is, because what looks like an escape may be none.
 */
export function findInLine(from: i32, end: i32): void {
  forget();
  if (!holdsEscape(from, end)) {
    look(from, end);
    findInView(from, end);
    return;
  }
  const length = decodeLine(from, end);
  look(decodedAt, decodedAt + length);
  findInView(decodedAt, decodedAt + length);
  const first = keepAside();
  forget();
  look(from, end);
  findInView(from, end);
  merge(first, length);
}

function holdsEscape(from: i32, end: i32): boolean {
  for (let i = from; i < end; i++) if (at(i) < 93 && beginsEscape(at(i))) return true;
  return false;
}

const originOf = (place: i32): i32 => wordAt(originAt + 4 * (place - decodedAt));

/** Keeps what was found without escapes, by its place in the line. */
function keepAside(): i32 {
  for (let i: i32 = 0; i < count; i++) {
    const plain = kindOf(i) === plainIpv4 || kindOf(i) === plainIpv6;
    const from = originOf(fromOf(i));
    const end = originOf(endOf(i));
    const spelledOut = end - from === endOf(i) - fromOf(i);
    putWord(foundFirstAt + i * 12, from);
    putWord(foundFirstAt + i * 12 + 4, end);
    putWord(foundFirstAt + i * 12 + 8, plain && !spelledOut ? otherAddress : kindOf(i));
  }
  return count;
}

/** Joins both finds in order. Where they overlap, the one without escapes knows better where the address begins. */
function merge(first: i32, length: i32): void {
  const second = count;
  let total = first;
  for (let i: i32 = 0; i < second; i++) {
    const quoted = kindOf(i) === mailAddress && at(fromOf(i)) === 34;
    if (!quoted && (overlaps(first, fromOf(i), endOf(i)) || !holdsDecoded(length, fromOf(i), endOf(i))))
      continue;
    putWord(foundFirstAt + total * 12, fromOf(i));
    putWord(foundFirstAt + total * 12 + 4, endOf(i));
    putWord(foundFirstAt + total * 12 + 8, kindOf(i));
    total++;
  }
  forget();
  let one: i32 = 0;
  let other = first;
  while (one < first || other < total) {
    const takesOne = one < first && (other >= total || asideFrom(one) < asideFrom(other));
    const index = takesOne ? one : other;
    if (takesOne) one++;
    else other++;
    note(asideFrom(index), wordAt(foundFirstAt + index * 12 + 4), wordAt(foundFirstAt + index * 12 + 8));
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

const asideFrom = (index: i32): i32 => wordAt(foundFirstAt + index * 12);

function overlaps(first: i32, from: i32, end: i32): boolean {
  let lower: i32 = 0;
  let upper = first;
  // The first find that ends behind `from`
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if (wordAt(foundFirstAt + middle * 12 + 4) > from) upper = middle;
    else lower = middle + 1;
  }
  return lower < first && asideFrom(lower) < end;
}
