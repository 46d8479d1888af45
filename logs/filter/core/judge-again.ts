import { lineFeedAfter, lineFeedBefore, move, putWord, same, wordAt } from './bytes.ts';
import { findInLines } from './find-in-lines.ts';
import { gluedAt, otherScratchAt, scratchAt } from './layout.ts';
import { lookAway } from './view.ts';
import { writeFound, writeOn, written } from './write.ts';

// Where something stands beside an address, what is written in its place may read as an address anew: `1@192.0.2.1example.org1` becomes
// `1@0example.org1`. Such a line is judged again as it was written, until nothing changes: what was filtered once stays as it is.

/** More often no line is judged, whatever is sent. */
const mostRounds: i32 = 16;

let count: i32 = 0;

/** Notes a place of the output beside which something is glued. In order. */
export function noteGlued(place: i32): void {
  putWord(gluedAt + 4 * count, place);
  count++;
}

/** Judges the lines again that were noted; they were written from `start` of the output on. */
export function judgeGluedLines(start: i32): void {
  if (count === 0) return;
  const noted = count;
  count = 0;
  const end = written;
  let done = start;
  writeOn(start);
  for (let i: i32 = 0; i < noted; i++) {
    const place = wordAt(gluedAt + 4 * i);
    if (place < done) continue;
    const feedBefore = lineFeedBefore(place, done);
    const feed = lineFeedAfter(place, end);
    const line = feedBefore < 0 ? done : feedBefore + 1;
    const lineEnd = feed < 0 ? end : feed + 1;
    moveTo(done, line);
    judgeLine(line, lineEnd);
    done = lineEnd;
  }
  moveTo(done, end);
}

function moveTo(from: i32, end: i32): void {
  move(written, from, end - from);
  writeOn(written + end - from);
}

function judgeLine(line: i32, end: i32): void {
  const place = written;
  let length = end - line;
  move(scratchAt, line, length);
  for (let round: i32 = 0; round < mostRounds; round++) {
    findInLines(scratchAt, scratchAt + length);
    writeOn(otherScratchAt);
    writeFound(scratchAt, scratchAt + length);
    const now = written - otherScratchAt;
    if (now === length && same(scratchAt, otherScratchAt, length)) break;
    length = now;
    move(scratchAt, otherScratchAt, length);
  }
  lookAway();
  move(place, scratchAt, length);
  writeOn(place + length);
}
