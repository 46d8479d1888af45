import { memorySize } from './layout.ts';

/** The memory of the filter. Under WebAssembly it is the memory of the instance, and `wasm/bytes.ts` stands in for this file. */
export const memory = new Uint8Array(memorySize);
const words = new Int32Array(memory.buffer);

/** The byte at this place. */
export function at(place: i32): i32 {
  return memory[place] as i32;
}

/** Sets the byte at this place. */
export function put(place: i32, value: i32): void {
  memory[place] = value;
}

/** The word at this place, which is a multiple of four. */
export function wordAt(place: i32): i32 {
  return words[place >> 2] as i32;
}

/** Sets the word at this place. */
export function putWord(place: i32, value: i32): void {
  words[place >> 2] = value;
}

/** Copies bytes to a place that does not overlap with them. */
export function copy(to: i32, from: i32, length: i32): void {
  memory.copyWithin(to, from, from + length);
}

/** Copies bytes to a place that may overlap with them. Nothing behind them changes. */
export function move(to: i32, from: i32, length: i32): void {
  memory.copyWithin(to, from, from + length);
}

/** Whether the same bytes stand at both places. */
export function same(one: i32, other: i32, length: i32): boolean {
  for (let i = 0; i < length; i++) if (memory[one + i] !== memory[other + i]) return false;
  return true;
}

/** The place of the next line feed, or -1. */
export function lineFeedAfter(from: i32, end: i32): i32 {
  const place = memory.subarray(from, end).indexOf(10);
  return place < 0 ? -1 : from + place;
}

/** The place of the last line feed before `end` and not before `from`, or -1. */
export function lineFeedBefore(end: i32, from: i32): i32 {
  const place = memory.subarray(from, end).lastIndexOf(10);
  return place < 0 ? -1 : from + place;
}
