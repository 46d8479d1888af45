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

/** Those of `signs` that stand between two of `kind`, of which `before` stands at the beginning. */
// @ts-ignore: decorator of AssemblyScript
@inline
function between(signs: u64, kind: u64, before: bool): u64 {
  return signs & ((kind << 1) | (before ? 1 : 0)) & (kind >> 1);
}

function isDigit(c: i32): bool {
  return c >= 48 && c <= 57;
}

function isHex(c: i32): bool {
  return isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 102);
}

function digitsAt(p: i32): u64 {
  return bits(digit(v128.load(p)), digit(v128.load(p + 16)), digit(v128.load(p + 32)), digit(v128.load(p + 48)));
}

function hexesAt(p: i32): u64 {
  return bits(hex(v128.load(p)), hex(v128.load(p + 16)), hex(v128.load(p + 32)), hex(v128.load(p + 48)));
}

/** Dots before an `i`: `5.10.in-addr.arpa` has two numbers only. */
function dotsBeforeI(p: i32, dots: u64): u64 {
  const small = i8x16.splat(32);
  const i = bits(
    eq(v128.or(v128.load(p), small), 105),
    eq(v128.or(v128.load(p + 16), small), 105),
    eq(v128.or(v128.load(p + 32), small), 105),
    eq(v128.or(v128.load(p + 48), small), 105),
  );
  return dots & (i >> 1);
}

/** Four numbers joined by dots: the first dot has a second one near. */
function fourNumbers(p: i32, dots: u64): u64 {
  const d = between(dots, digitsAt(p), isDigit(load<u8>(p - 1)));
  return near4(d, d | dotsBeforeI(p, dots));
}

/** Single digits joined by dots. */
function singleDigits(p: i32, dots: u64): u64 {
  const h = between(dots, hexesAt(p), isHex(load<u8>(p - 1)));
  return h & ((h | dotsBeforeI(p, dots)) >> 2);
}

/** Four numbers joined by `-` or `_`, and IPv6 with `-`. */
function joined(p: i32, joints: u64): u64 {
  const before = load<u8>(p - 1);
  const j = between(joints, digitsAt(p), isDigit(before));
  const dashes = joints & bits(eq(v128.load(p), 45), eq(v128.load(p + 16), 45), eq(v128.load(p + 32), 45), eq(v128.load(p + 48), 45));
  const hexes = hexesAt(p);
  const x = dashes & ((hexes << 1) | (isHex(before) ? 1 : 0));
  const y = x & (hexes >> 1);
  return near4(j, near4(j, j)) | (x & (dashes >> 1)) | near5(y, near5(y, near5(y, y)));
}

function withCommas(p: i32, commas: u64): u64 {
  const k = between(commas, digitsAt(p), isDigit(load<u8>(p - 1)));
  return k & ((k >> 2) | (k >> 3) | (k >> 4) | (k >> 5) | (k >> 6));
}

/** Eight hexadecimal digits before a dot. */
function hexLabels(p: i32, dots: u64): u64 {
  const hexes = hexesAt(p);
  const run2 = hexes & (hexes >> 1);
  const run4 = run2 & (run2 >> 2);
  return run4 & (run4 >> 4) & (dots >> 8);
}

/**
 * Whether eight bytes before one of these dots look like hexadecimal digits: of the bits 4 and 6 one is set, and with bit 6 not bit 3.
 * Some other bytes look so, too.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function mayBeLabel(p: i32, dots: u64): bool {
  for (let rest = dots; rest; rest &= rest - 1) {
    const eight = load<u64>(p + (ctz(rest) as i32) - 8);
    if (((eight ^ (eight >> 2)) & 0x1010101010101010) === 0x1010101010101010 && (eight & (eight >> 3) & 0x0808080808080808) === 0)
      return true;
  }
  return false;
}

/** Those of `dots` with none of `signs` among the seven bytes before, so far as their labels begin among the 48. */
// @ts-ignore: decorator of AssemblyScript
@inline
function alone(dots: u64, signs: u64): u64 {
  const one = signs << 1;
  const two = one | (one << 1);
  const four = two | (two << 2);
  return dots & ~(four | (four << 3)) & 0x00ffffffffffff00;
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
  found |= colons & (colons >> 1);
  const pairs = near5(colons, colons);
  if (pairs) found |= near5(colons, near5(colons, pairs));
  const twoApart = dots & (dots >> 2);
  if (twoApart | (dots & ((dots >> 3) | (dots >> 4)))) found |= fourNumbers(p, dots);
  if (twoApart) found |= singleDigits(p, dots);
  if (mayBeLabel(p, alone(dots, dots | colons | joints | commas))) found |= hexLabels(p, dots);
  if ((joints & (joints >> 1)) | near5(joints, near5(joints, joints))) found |= joined(p, joints);
  if (near5(commas, commas) | (commas & (commas >> 6))) found |= withCommas(p, commas);
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
