import { at, put } from './bytes.ts';
import { scanTable } from './layout.ts';

/** Fills the table of bytes at which to look closer. */
export function prepareScan(): void {
  for (let i: i32 = 0; i < 256; i++) put(scanTable + i, 0);
  const marks = '@.:-_,%\\&#\0';
  for (let i = 0; i < marks.length; i++) put(scanTable + marks.charCodeAt(i), 1);
}

/** Begins to look at other bytes. Under WebAssembly what was seen of the last ones is forgotten. */
export function beginScan(): void {}

/**
 * The next place that may be in the midst of an address or may begin an escape, or `end`. Under WebAssembly `wasm/scan.ts` stands in
 * for this file: it looks at 48 bytes at a time and so can ask for more before it stops. What is found is the same. From
 * {@link beginScan} on it is asked from left to right.
 */
export function nextCandidate(from: i32, end: i32): i32 {
  let place = from;
  while (place < end && at(scanTable + at(place)) === 0) place++;
  return place;
}
