import { putWord, wordAt } from './bytes.ts';
import { foundAt, foundFirstAt } from './layout.ts';

// What was found, in order and without overlap.

/** An IPv4 address in its usual spelling. */
export const plainIpv4: i32 = 1;
/** An IPv6 address in its usual spelling. */
export const plainIpv6: i32 = 2;
/** An address in any other spelling. */
export const otherAddress: i32 = 3;
export const mailAddress: i32 = 4;

/** How many there are. */
export let count: i32 = 0;
/** Behind the last of them. */
export let foundEnd: i32 = 0;
/** The first that belongs to the present line; those before are settled. */
let first: i32 = 0;

/** Forgets what was found. */
export function forget(): void {
  count = 0;
  first = 0;
  foundEnd = 0;
}

/** Forgets what was found from this place on, and settles what was found before it. */
export function forgetFrom(place: i32): void {
  while (count > 0 && fromOf(count - 1) >= place) count--;
  first = count;
  foundEnd = 0;
}

export function fromOf(index: i32): i32 {
  return wordAt(foundAt + index * 12);
}

export function endOf(index: i32): i32 {
  return wordAt(foundAt + index * 12 + 4);
}

export function kindOf(index: i32): i32 {
  return wordAt(foundAt + index * 12 + 8);
}

/** Notes a find. It takes in earlier finds that it overlaps with: `192.0.2.1@example.org` is a mail address. */
export function note(from: i32, end: i32, kind: i32): void {
  let start = from;
  while (count > first && endOf(count - 1) > start) {
    count--;
    if (fromOf(count) < start) start = fromOf(count);
  }
  putWord(foundAt + count * 12, start);
  putWord(foundAt + count * 12 + 4, end);
  putWord(foundAt + count * 12 + 8, kind);
  count++;
  foundEnd = end;
}

/** The finds of a first look at the line, kept while it is looked at again. */
export function asideFrom(index: i32): i32 {
  return wordAt(foundFirstAt + index * 12);
}

export function asideEnd(index: i32): i32 {
  return wordAt(foundFirstAt + index * 12 + 4);
}

export function asideKind(index: i32): i32 {
  return wordAt(foundFirstAt + index * 12 + 8);
}

/** Keeps a find aside. */
export function putAside(index: i32, from: i32, end: i32, kind: i32): void {
  putWord(foundFirstAt + index * 12, from);
  putWord(foundFirstAt + index * 12 + 4, end);
  putWord(foundFirstAt + index * 12 + 8, kind);
}

/** The index of the first find of the present line. */
export function firstOfLine(): i32 {
  return first;
}
