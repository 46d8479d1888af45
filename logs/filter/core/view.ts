import { at, put } from './bytes.ts';
import { classTable } from './layout.ts';

// What is looked at: one line, or the part of it that is in memory, as it came or without its escapes.

/** The bytes before and behind it while line feeds stand in their place, so that no search has to ask where it ends. */
let before: i32 = 0;
let behind: i32 = 0;
let low: i32 = 0;
let high: i32 = 0;

/** Looks at these bytes from now on. A line feed stands before and behind them until {@link lookAway}. */
export function look(from: i32, end: i32): void {
  lookAway();
  low = from;
  high = end;
  before = at(from - 1);
  behind = at(end);
  put(from - 1, 10);
  put(end, 10);
}

/** Puts back what stood around the bytes that were looked at. */
export function lookAway(): void {
  if (low === 0) return;
  put(low - 1, before);
  put(high, behind);
  low = 0;
}

/** The byte at this place. Before and behind what is looked at stands a line feed; nobody looks past one. */
export function ch(place: i32): i32 {
  return at(place);
}

const digit: i32 = 1;
const hexLetter: i32 = 2;
const otherLetter: i32 = 4;
const beyondAscii: i32 = 8;
const underscore: i32 = 16;
const markOfLocalPart: i32 = 32;
const apart: i32 = 64;

function classify(from: i32, end: i32, kind: i32): void {
  for (let i = from; i <= end; i++) put(classTable + i, at(classTable + i) | kind);
}

function classifyEach(characters: string, kind: i32): void {
  for (let i = 0; i < characters.length; i++) {
    const place = classTable + characters.charCodeAt(i);
    put(place, at(place) | kind);
  }
}

/** Fills the table of kinds. Once, before anything is filtered. */
export function prepare(): void {
  for (let i = 0; i < 256; i++) put(classTable + i, 0);
  classify(48, 57, digit);
  classify(65, 70, hexLetter);
  classify(97, 102, hexLetter);
  classify(71, 90, otherLetter);
  classify(103, 122, otherLetter);
  classify(128, 255, beyondAscii);
  classify(95, 95, underscore);
  // RFC 5322, 3.2.3 (atext), and the dot
  classifyEach("!#$%&'*+-/=?^_`{|}~.", markOfLocalPart);
  classifyEach(' \t\r\n()<>[]', apart);
}

function isA(c: i32, kinds: i32): boolean {
  return (at(classTable + c) & kinds) !== 0;
}

export function isDigit(c: i32): boolean {
  return c >= 48 && c <= 57;
}

export function isHex(c: i32): boolean {
  return isA(c, digit | hexLetter);
}

export function isLetter(c: i32): boolean {
  return isA(c, hexLetter | otherLetter);
}

export function isAlphanumeric(c: i32): boolean {
  return isA(c, digit | hexLetter | otherLetter);
}

/** Letter, digit or `_`. */
export function isOfWord(c: i32): boolean {
  return isA(c, digit | hexLetter | otherLetter | underscore);
}

/** A letter beyond `f`, or `_`: what a group of hexadecimal digits cannot go on with. */
export function isOfWordOnly(c: i32): boolean {
  return isA(c, otherLetter | underscore);
}

export function isBeyondAscii(c: i32): boolean {
  return c >= 128;
}

/** Letter, digit or what RFC 5322 allows beside them in a local part. */
export function isOfLocalPart(c: i32): boolean {
  return isA(c, digit | hexLetter | otherLetter | underscore | markOfLocalPart);
}

/** A blank, a line end or a bracket: what belongs to no address, and separates one from what stands beside it. */
export function isApart(c: i32): boolean {
  return isA(c, apart);
}

/** Letter, digit, `_` or `-`. */
export function isOfLabel(c: i32): boolean {
  return c === 45 || isOfWord(c);
}

/** A letter as small letter; everything else as it is. */
export function small(c: i32): i32 {
  return c >= 65 && c <= 90 ? c + 32 : c;
}

/** What a hexadecimal digit is worth. */
export function worth(c: i32): i32 {
  return c <= 57 ? c - 48 : (c & 31) + 9;
}

/** Whether this text, written in small letters, stands at this place, in letters of any size. */
export function reads(place: i32, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (small(ch(place + i)) !== text.charCodeAt(i)) return false;
  return true;
}
