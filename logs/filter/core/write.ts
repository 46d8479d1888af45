import { at, copy, put } from './bytes.ts';
import { count, endOf, fromOf, kindOf, mailAddress, plainIpv4, plainIpv6 } from './found.ts';
import { outputAt } from './layout.ts';
import { ch } from './view.ts';

// What is written: everything as it came, and for an address what stands in its place.

/** Every address becomes `0`. */
export const keepNothing: i32 = 0;
/** An address loses the part that tells one connection from its neighbours. */
export const keepShortened: i32 = 1;
/** Addresses stay, mail addresses do not. */
export const keepWhole: i32 = 2;

let keep: i32 = keepNothing;
/** Behind the last byte that was written. */
export let written: i32 = 0;

/** Begins a new output. */
export function beginOutput(keeping: i32): void {
  keep = keeping;
  written = outputAt;
}

/** Writes from this place on. */
export function writeOn(place: i32): void {
  written = place;
}

/** Writes these lines without what was found in them. */
export function writeFound(from: i32, end: i32): void {
  let done = from;
  for (let i: i32 = 0; i < count; i++) {
    writePlain(done, fromOf(i));
    writeInstead(fromOf(i), endOf(i), kindOf(i));
    done = endOf(i);
  }
  writePlain(done, end);
}

/** Writes bytes of the input as they are. */
export function writePlain(from: i32, end: i32): void {
  if (end <= from) return;
  copy(written, from, end - from);
  written += end - from;
}

/** Writes what stands in place of the address between these places of the input. It is never longer. */
export function writeInstead(from: i32, end: i32, kind: i32): void {
  if (kind !== mailAddress && keep !== keepNothing) writeKept(from, end, kind);
  else if (isWide(from, end)) writeWide(from, end, kind);
  else writeStandIn(kind);
}

function writeStandIn(kind: i32): void {
  if (kind !== mailAddress) writeByte(48);
  else {
    writeByte(120);
    writeByte(64);
    writeByte(120);
  }
}

function writeByte(value: i32): void {
  put(written, value);
  written++;
}

/** UTF-16: each character stays two bytes. */
function isWide(from: i32, end: i32): boolean {
  return (
    end - from > 2 &&
    (at(from) === 0) !== (at(from + 1) === 0) &&
    (at(from + 2) === 0) !== (at(from + 3) === 0)
  );
}

function writeWide(from: i32, end: i32, kind: i32): void {
  const zeroFirst = at(from) === 0;
  const last = kind === mailAddress ? 3 : 1;
  for (let i: i32 = 0; i < last && 2 * i < end - from; i++) {
    if (zeroFirst) writeByte(0);
    writeByte(kind !== mailAddress ? 48 : i === 1 ? 64 : 120);
    if (!zeroFirst) writeByte(0);
  }
}

/** `192.0.2.0`, `2001:db8:1::`; what is spelled in another way becomes `0`, as it cannot be shortened for certain. */
function writeKept(from: i32, end: i32, kind: i32): void {
  if (keep === keepWhole) writePlain(from, end);
  else if (kind === plainIpv4) {
    let last = end;
    while (ch(last - 1) !== 46) last--;
    writePlain(from, last);
    writeByte(48);
  } else if (kind === plainIpv6) writeNetwork(from, end);
  else writeByte(48);
}

/** The first three groups, which name the customer's network at most. */
function writeNetwork(from: i32, end: i32): void {
  let place = from;
  let colons = 0;
  while (place < end && colons < 3) {
    if (at(place) === 58) {
      colons++;
      if (at(place + 1) === 58) break;
    }
    place++;
  }
  if (place === from || place + 1 >= end || at(place) === 46) writeByte(48);
  else if (colons === 3 && at(place - 1) === 58 && at(place) !== 58) {
    writePlain(from, place);
    writeByte(58);
  } else {
    writePlain(from, place);
    writeByte(58);
    writeByte(58);
  }
}
