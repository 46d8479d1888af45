import { closeSync, openSync, readdirSync, readSync, statSync, truncateSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

const lineFeed = 10;
const fileName = /^(\d{10})\.log$/;

/** The files of a spool: lines, numbered in the order they were written. */
export const segmentPath = (folder: string, segment: number): string =>
  join(folder, `${String(segment).padStart(10, '0')}.log`);

/** Which files there are, the oldest first. */
export const segmentsIn = (folder: string): readonly number[] =>
  readdirSync(folder)
    .flatMap((each) => fileName.exec(each)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

/** How many bytes a file holds; none when it is not there. */
export function sizeOf(folder: string, segment: number): number {
  return statSync(segmentPath(folder, segment), { throwIfNoEntry: false })?.size ?? 0;
}

/** Removes a file that the log server has whole. */
export const removeSegment = (folder: string, segment: number): void =>
  unlinkSync(segmentPath(folder, segment));

/** Reads whole lines from a place on, as many as stand within `most` bytes. */
export function readLines(folder: string, segment: number, offset: number, most: number): Buffer {
  const bytes = Buffer.allocUnsafe(most);
  let file: number;
  try {
    file = openSync(segmentPath(folder, segment), 'r');
  } catch {
    return bytes.subarray(0, 0);
  }
  try {
    const length = readSync(file, bytes, 0, most, offset);
    return bytes.subarray(0, bytes.subarray(0, length).lastIndexOf(lineFeed) + 1);
  } finally {
    closeSync(file);
  }
}

/** Cuts off what a crash left behind the last whole line. */
export function mendSegment(folder: string, segment: number, longestLine: number): void {
  const size = sizeOf(folder, segment);
  const from = Math.max(0, size - longestLine);
  const whole = from + readLines(folder, segment, from, longestLine).length;
  if (whole < size) truncateSync(segmentPath(folder, segment), whole);
}
