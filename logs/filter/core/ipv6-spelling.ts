import { endOfQuad } from './ipv4.ts';
import { ch, isDigit, isHex } from './view.ts';

// Of the last address that was read:

/** How many groups it has; an IPv4 address at its end counts as two. */
export let groups: i32 = 0;
/** Whether `::` stands in it. */
export let gap = false;
/** Whether a digit below `a` stands in it. */
export let digits = false;
/** Whether a group of three or four digits stands in it. */
export let longGroup = false;
/** Whether it ends with an IPv4 address. */
export let quadAtEnd = false;

let best: i32 = -1;
let digitsSoFar = false;

/** Where the longest IPv6 address that begins at `from` ends, or -1 (RFC 4291, 2.2). */
export function endOfIpv6(from: i32, end: i32): i32 {
  best = -1;
  groups = 0;
  gap = false;
  digits = false;
  longGroup = false;
  quadAtEnd = false;
  digitsSoFar = false;
  readGroups(from, end);
  return best;
}

function readGroups(from: i32, end: i32): void {
  let place = from;
  for (let before: i32 = 0; before < 9; before++) {
    if (isColon(place, end) && isColon(place + 1, end)) {
      if (gap || before > 7) return;
      gap = true;
      place += 2;
      settle(place, before);
    } else if (before > 0) {
      if (!isColon(place, end)) return;
      place++;
    }
    const quad = (gap || before === 6) && before < 7 ? endOfQuad(place) : -1;
    if (quad > 0) {
      quadAtEnd = true;
      digitsSoFar = true;
      settle(quad, before + 2);
      return;
    }
    place = endOfGroup(place, end);
    if (place < 0) return;
    if ((gap && before < 7) || before === 7) settle(place, before + 1);
  }
}

function isColon(place: i32, end: i32): boolean {
  return place < end && ch(place) === 58;
}

/** So far it is a whole address. */
function settle(end: i32, count: i32): void {
  best = end;
  groups = count;
  digits = digitsSoFar;
}

/** Where the one to four digits end that begin here, or -1. */
function endOfGroup(from: i32, end: i32): i32 {
  let place = from;
  while (place < end && isHex(ch(place)) && place - from < 5) {
    if (isDigit(ch(place))) digitsSoFar = true;
    place++;
  }
  if (place - from > 2) longGroup = true;
  return place === from || place - from > 4 ? -1 : place;
}
