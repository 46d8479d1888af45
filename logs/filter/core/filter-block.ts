import { lineFeedAfter, lineFeedBefore } from './bytes.ts';
import { findInLines } from './find-in-lines.ts';
import { count, endOf, fromOf, kindOf } from './found.ts';
import { isGlued } from './glued.ts';
import { judgeGluedLines, noteGlued } from './judge-again.ts';
import { inputAt, largestPortion, longestLine, outputAt, reach } from './layout.ts';
import { prepareScan } from './scan.ts';
import { lookAway, prepare } from './view.ts';
import { beginOutput, writeInstead, writePlain, written } from './write.ts';

prepare();
prepareScan();

/** First byte of the input that is still needed, counted from its beginning. */
let kept: i32 = 0;
/** First byte of the input that is not yet written, counted from its beginning. */
let consumed: i32 = 0;

export function keptFrom(): i32 {
  return kept;
}

export function consumedTo(): i32 {
  return consumed;
}

/**
 * Filters what lies in the input.
 *
 * @param start where what was not yet written begins; what lies before is the beginning of the same line
 * @param length all bytes of the input
 * @param final 1 when nothing more will come, so that a last line without a line end is filtered as well
 * @returns the length of the output. `keptFrom` and `consumedTo` tell what must be given again before new bytes.
 */
export function filterBlock(start: i32, length: i32, final: i32, keeping: i32): i32 {
  beginOutput(keeping);
  const end = inputAt + length;
  let line = inputAt;
  let place = inputAt + start;
  while (place < end) {
    const lines = place === line ? endOfLines(line, end) : -1;
    if (lines > 0) {
      writeLines(line, place, lines, lines);
      place = lines;
      line = lines;
      continue;
    }
    const feed = lineFeedAfter(place, end);
    const lineEnd = feed < 0 ? end : feed + 1;
    if (lineEnd - line <= longestLine) {
      if (feed < 0 && final === 0) break;
      writeLines(line, place, lineEnd, lineEnd);
      place = lineEnd;
      line = lineEnd;
    } else {
      place = writeLines(line, place, line + longestLine, line + longestLine - reach);
      if (place - line > reach) line = place - reach;
    }
  }
  kept = line - inputAt;
  consumed = place - inputAt;
  return written - outputAt;
}

/** Behind the last whole line of a portion, when none in it is too long; else -1. */
function endOfLines(line: i32, end: i32): i32 {
  const portion = end - line > largestPortion ? line + largestPortion : end;
  const last = lineFeedBefore(portion, line);
  if (last < 0) return -1;
  let place = line;
  while (last - place >= longestLine) {
    // Only a line this long can hide between two line feeds further apart.
    const feed = lineFeedBefore(place + longestLine, place);
    if (feed < 0) return place > line ? place : -1;
    place = feed + 1;
  }
  return last + 1;
}

/**
 * Writes the bytes of whole lines, or of a part of one, from `place` on.
 *
 * @param end behind the last byte that is known
 * @param until behind the last byte that can be judged; an address that reaches over it is written whole
 * @returns behind the last byte that was written
 */
function writeLines(line: i32, place: i32, end: i32, until: i32): i32 {
  findInLines(line, end);
  const start = written;
  // A line that is judged in pieces is written piece by piece, and is not judged again.
  const whole = line === place && until === end;
  let done = place;
  for (let i: i32 = 0; i < count; i++) {
    const from = fromOf(i);
    if (from >= until) break;
    if (endOf(i) <= done) continue;
    if (from > done) {
      writePlain(done, from);
      done = from;
    }
    if (whole && isGlued(from, endOf(i), kindOf(i))) noteGlued(written);
    writeInstead(done, endOf(i), kindOf(i));
    done = endOf(i);
  }
  if (done < until) {
    writePlain(done, until);
    done = until;
  }
  lookAway();
  judgeGluedLines(start);
  return done;
}
