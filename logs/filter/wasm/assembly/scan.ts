// AssemblyScript: stands in for ../core/scan.ts. Looks at 48 bytes at a time, with the 16 behind them.

/** Nothing to prepare: the table is in the instructions. */
export function prepareScan(): void {}

/** The 48 bytes that were looked at last, and which of them are worth a closer look. */
let seenFrom: i32 = 0;
let seenEnd: i32 = 0;
let seen: u64 = 0;

/** See ../core/scan.ts. */
export function beginScan(): void {
  seenEnd = 0;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function eq(v: v128, c: i32): v128 {
  return i8x16.eq(v, i8x16.splat(c as i8));
}

/** Whether a byte is one of `count` that begin with `from`. Compared as signed numbers, which is one instruction. */
// @ts-ignore: decorator of AssemblyScript
@inline
function within(v: v128, from: i32, count: i32): v128 {
  return i8x16.lt_s(i8x16.add(v, i8x16.splat((128 - from) as i8)), i8x16.splat((count - 128) as i8));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function digit(v: v128): v128 {
  return within(v, 48, 10);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function hex(v: v128): v128 {
  return v128.or(digit(v), within(v128.or(v, i8x16.splat(32)), 97, 6));
}

/** `@`, and what begins an escape: `%`, `&`, `#` (and `$`, which does no harm), the backslash, a zero. */
// @ts-ignore: decorator of AssemblyScript
@inline
function sure(v: v128): v128 {
  return v128.or(v128.or(eq(v, 64), within(v, 35, 4)), v128.or(eq(v, 92), eq(v, 0)));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function joint(v: v128): v128 {
  return v128.or(eq(v, 45), eq(v, 95));
}

/** One bit for each of 64 bytes. */
// @ts-ignore: decorator of AssemblyScript
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low: u32 = (i8x16.bitmask(a) as u32) | ((i8x16.bitmask(b) as u32) << 16);
  const high: u32 = (i8x16.bitmask(c) as u32) | ((i8x16.bitmask(d) as u32) << 16);
  return (low as u64) | ((high as u64) << 32);
}

/** Those of `x` that have one of `y` two to four bytes behind. */
// @ts-ignore: decorator of AssemblyScript
@inline
function near4(x: u64, y: u64): u64 {
  return x & ((y >> 2) | (y >> 3) | (y >> 4));
}

/** Those of `x` that have one of `y` two to five bytes behind. */
// @ts-ignore: decorator of AssemblyScript
@inline
function near5(x: u64, y: u64): u64 {
  return near4(x, y) | (x & (y >> 5));
}

let hexes: u64 = 0;
let hexBefore: u64 = 0;
let digitBefore: u64 = 0;
let digitBehind: u64 = 0;

/** Which of 64 bytes are digits: asked only where signs stand close together. */
function lookAtDigits(p: i32): void {
  const a = v128.load(p);
  const b = v128.load(p + 16);
  const c = v128.load(p + 32);
  const d = v128.load(p + 48);
  const digits = bits(digit(a), digit(b), digit(c), digit(d));
  hexes = bits(hex(a), hex(b), hex(c), hex(d));
  const before = load<u8>(p - 1) as i32;
  const low = before | 32;
  const isDigit: bool = before >= 48 && before <= 57;
  digitBefore = (digits << 1) | (isDigit ? 1 : 0);
  digitBehind = digits >> 1;
  hexBefore = (hexes << 1) | (isDigit || (low >= 97 && low <= 102) ? 1 : 0);
}

/** Single digits joined by dots, and four numbers: the first dot has a second one near. */
function dotted(dots: u64): u64 {
  const d = dots & digitBefore & digitBehind;
  const h = dots & hexBefore & (hexes >> 1);
  return near4(d, d) | (h & (h >> 2));
}

/** Four numbers joined by `-` or `_`, and IPv6 with `-`. */
function joined(p: i32, joints: u64): u64 {
  const j = joints & digitBefore & digitBehind;
  const dashes = joints & bits(eq(v128.load(p), 45), eq(v128.load(p + 16), 45), eq(v128.load(p + 32), 45), eq(v128.load(p + 48), 45));
  const x = dashes & hexBefore;
  const y = x & (hexes >> 1);
  return near4(j, near4(j, j)) | (x & (dashes >> 1)) | near5(y, near5(y, near5(y, y)));
}

function withCommas(commas: u64): u64 {
  const k = commas & digitBefore & digitBehind;
  return k & ((k >> 2) | (k >> 3) | (k >> 4) | (k >> 5) | (k >> 6));
}

/** Eight hexadecimal digits before a dot. */
function hexLabels(dots: u64): u64 {
  const run2 = hexes & (hexes >> 1);
  const run4 = run2 & (run2 >> 2);
  return run4 & (run4 >> 4) & (dots >> 8);
}

/** Which of the 48 bytes from here on are worth a closer look. */
// @ts-ignore: decorator of AssemblyScript
@inline
function lookAt(p: i32): u64 {
  const a = v128.load(p);
  const b = v128.load(p + 16);
  const c = v128.load(p + 32);
  const d = v128.load(p + 48);
  let found = bits(sure(a), sure(b), sure(c), sure(d));
  const dots = bits(eq(a, 46), eq(b, 46), eq(c, 46), eq(d, 46));
  const colons = bits(eq(a, 58), eq(b, 58), eq(c, 58), eq(d, 58));
  const joints = bits(joint(a), joint(b), joint(c), joint(d));
  const commas = bits(eq(a, 44), eq(b, 44), eq(c, 44), eq(d, 44));
  // `::`, or four colons in a row
  found |= (colons & (colons >> 1)) | near5(colons, near5(colons, near5(colons, colons)));
  const closeDots = near4(dots, dots);
  const closeJoints = (joints & (joints >> 1)) | near5(joints, near5(joints, joints));
  const closeCommas = near5(commas, commas) | (commas & (commas >> 6));
  // Eight hexadecimal digits hold four in their word of memory.
  const four = i32x4.splat(-1);
  const fours = v128.or(
    v128.or(i32x4.eq(hex(a), four), i32x4.eq(hex(b), four)),
    v128.or(i32x4.eq(hex(c), four), i32x4.eq(hex(d), four)),
  );
  const label: bool = dots >> 8 !== 0 && v128.any_true(fours);
  if ((closeDots | closeJoints | closeCommas) !== 0 || label) {
    lookAtDigits(p);
    found |= dotted(dots) | hexLabels(dots);
    if (closeJoints) found |= joined(p, joints);
    if (closeCommas) found |= withCommas(commas);
  }
  return found & 0x0000ffffffffffff;
}

/** See ../core/scan.ts. */
export function nextCandidate(from: i32, end: i32): i32 {
  let place = from;
  if (place < seenEnd) {
    const rest = seen >> ((place - seenFrom) as u64);
    if (rest) {
      const at = place + (ctz(rest) as i32);
      return at < end ? at : end;
    }
    place = seenEnd;
  }
  while (place < end) {
    const found = lookAt(place);
    if (found) {
      seenFrom = place;
      seenEnd = place + 48;
      seen = found;
      const at = place + (ctz(found) as i32);
      return at < end ? at : end;
    }
    place += 48;
  }
  seenEnd = 0;
  return end;
}
