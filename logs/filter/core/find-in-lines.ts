import { at, lineFeedAfter } from './bytes.ts';
import { beginsEscape } from './decode.ts';
import { findInEscapedLine } from './find-escaped.ts';
import { findAt } from './find-in-view.ts';
import { forget } from './found.ts';
import { forgetNibbles } from './ipv4.ts';
import { beginScan, nextCandidate } from './scan.ts';
import { isHex, look } from './view.ts';

/** Finds every address in whole lines of the input, or in the part of one line that is there. */
export function findInLines(from: i32, end: i32): void {
  forget();
  forgetNibbles();
  look(from, end);
  beginScan();
  let place = nextCandidate(from, end);
  while (place < end) {
    const c = at(place);
    if (beginsEscape(c)) {
      if (isEscape(place, c, end)) {
        const feed = lineFeedAfter(place, end);
        const lineEnd = feed < 0 ? end : feed + 1;
        findInEscapedLine(startOfLine(place, from), lineEnd);
        look(from, end);
        beginScan();
        place = lineEnd;
      } else place++;
    } else place = escapeWithin(place, findAt(place, c));
    place = nextCandidate(place, end);
  }
}

/** An escape may look like the zone of an IPv6 address: `::1%20`. Then the line is to be looked at without it. */
function escapeWithin(from: i32, end: i32): i32 {
  for (let place = from; place < end; place++) if (at(place) === 37) return place;
  return end;
}

/** Whether an escape may begin here, at second sight. */
function isEscape(place: i32, c: i32, end: i32): boolean {
  if (c === 92 || c === 0) return true;
  const next = place + 1 < end ? at(place + 1) : 10;
  if (c === 37) return isHex(next);
  return c === 38 ? next === 35 : next === 48;
}

function startOfLine(place: i32, from: i32): i32 {
  let start = place;
  while (start > from && at(start - 1) !== 10) start--;
  return start;
}
