import { note, otherAddress } from './found.ts';
import { isOfHostName } from './host-name.ts';
import { ch, isHex, isOfWord, reads } from './view.ts';

// Of the groups that were counted last:
let groups: i32 = 0;
let gaps: i32 = 0;
let longGroups: i32 = 0;

/**
 * Looks at hexadecimal groups joined by `-`: an IPv6 address in a name, as in `2001-db8--1.ipv6-literal.net`.
 * @returns where to look on, or -1 when this is none
 */
export function findDashedIpv6(joint: i32): i32 {
  let from = joint;
  while (joint - from < 48 && isHexOrDash(ch(from - 1))) from--;
  let end = joint;
  while (end - joint < 48 && isHexOrDash(ch(end))) end++;
  if (isOfWord(ch(from - 1)) || end - from > 45) return -1;
  while (end > from && ch(end - 1) === 45) end--;
  while (from < end && ch(from) === 45) from++;
  if (!countGroups(from, end)) return -1;
  const literal = reads(end, '.ipv6-literal.net');
  const whole = groups === 8 && gaps === 0 && longGroups > 0;
  const shortened = gaps === 1 && groups > 1 && groups < 8 && longGroups > 0 && isOfHostName(end);
  if (!literal && !whole && !shortened) return -1;
  note(from, end, otherAddress);
  return end;
}

function isHexOrDash(c: i32): boolean {
  return c === 45 || isHex(c);
}

/** Counts the groups between two places; answers whether none has more than four digits. */
function countGroups(from: i32, end: i32): boolean {
  groups = 0;
  gaps = 0;
  longGroups = 0;
  let length = 0;
  for (let i = from; i <= end; i++) {
    if (i < end && ch(i) !== 45) {
      length++;
      continue;
    }
    if (length > 4) return false;
    if (length === 0) gaps++;
    else groups++;
    if (length > 2) longGroups++;
    length = 0;
  }
  return true;
}
