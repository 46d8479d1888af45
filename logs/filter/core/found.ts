import { putWord, wordAt } from './bytes.ts';
import { foundAt } from './layout.ts';

// What was found in the line, in order and without overlap.

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

/** Forgets what was found. */
export function forget(): void {
  count = 0;
  foundEnd = 0;
}

export const fromOf = (index: i32): i32 => wordAt(foundAt + index * 12);
export const endOf = (index: i32): i32 => wordAt(foundAt + index * 12 + 4);
export const kindOf = (index: i32): i32 => wordAt(foundAt + index * 12 + 8);

/** Notes a find. It takes in earlier finds that it overlaps with: `192.0.2.1@example.org` is a mail address. */
export function note(from: i32, end: i32, kind: i32): void {
  let start = from;
  while (count > 0 && endOf(count - 1) > start) {
    count--;
    if (fromOf(count) < start) start = fromOf(count);
  }
  putWord(foundAt + count * 12, start);
  putWord(foundAt + count * 12 + 4, end);
  putWord(foundAt + count * 12 + 8, kind);
  count++;
  foundEnd = end;
}
