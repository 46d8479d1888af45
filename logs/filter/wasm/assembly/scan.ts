// AssemblyScript: stands in for ../core/scan.ts. Looks at 48 bytes at a time, with the 16 behind them.

/** Nothing to prepare: the table is in the instructions. */
export function prepareScan(): void {}

function eq(v: v128, c: i32): v128 {
  return i8x16.eq(v, i8x16.splat(c as i8));
}

function within(v: v128, from: i32, count: i32): v128 {
  return i8x16.lt_u(i8x16.sub(v, i8x16.splat(from as i8)), i8x16.splat(count as i8));
}

function bits(v: v128): u64 {
  return i8x16.bitmask(v) as u32 as u64;
}

/** Those of `x` that have one of `y` two to four bytes behind. */
function near4(x: u64, y: u64): u64 {
  return x & ((y >> 2) | (y >> 3) | (y >> 4));
}

/** Those of `x` that have one of `y` two to five bytes behind. */
function near5(x: u64, y: u64): u64 {
  return near4(x, y) | (x & (y >> 5));
}

let dots: u64 = 0;
let colons: u64 = 0;
let joints: u64 = 0;
let dashes: u64 = 0;
let commas: u64 = 0;
let digits: u64 = 0;
let hexes: u64 = 0;
let sure: u64 = 0;

function look16(p: i32, shift: u64): void {
  const v = v128.load(p);
  const digit = within(v, 48, 10);
  const letter = within(v128.or(v, i8x16.splat(32)), 97, 6);
  const dash = eq(v, 45);
  digits |= bits(digit) << shift;
  hexes |= bits(v128.or(digit, letter)) << shift;
  dots |= bits(eq(v, 46)) << shift;
  colons |= bits(eq(v, 58)) << shift;
  dashes |= bits(dash) << shift;
  joints |= bits(v128.or(dash, eq(v, 95))) << shift;
  commas |= bits(eq(v, 44)) << shift;
  const escape = v128.or(
    v128.or(eq(v, 37), eq(v, 92)),
    v128.or(eq(v, 0), v128.and(v128.or(eq(v, 35), eq(v, 38)), within(v128.load(p + 1), 35, 14))),
  );
  sure |= bits(v128.or(eq(v, 64), escape)) << shift;
}

/** See ../core/scan.ts. */
export function nextCandidate(from: i32, end: i32): i32 {
  let place = from;
  while (place < end) {
    dots = 0; colons = 0; joints = 0; dashes = 0; commas = 0; digits = 0; hexes = 0; sure = 0;
    look16(place, 0);
    look16(place + 16, 16);
    look16(place + 32, 32);
    look16(place + 48, 48);
    const before = load<u8>(place - 1) as i32;
    const digitBefore: u64 = (digits << 1) | (before >= 48 && before <= 57 ? 1 : 0);
    const low = before | 32;
    const hexBefore: u64 = (hexes << 1) | ((before >= 48 && before <= 57) || (low >= 97 && low <= 102) ? 1 : 0);
    const digitBehind = digits >> 1;
    const hexBehind = hexes >> 1;

    // Of four numbers the first dot has a second one near; single hexadecimal digits likewise.
    const d = dots & digitBefore & digitBehind;
    const h = dots & hexBefore & hexBehind;
    let found: u64 = sure | near4(d, d) | (h & (h >> 2));
    // `::`, or four colons in a row
    found |= colons & (colons >> 1);
    if (colons) {
      const c1 = near5(colons, colons);
      if (c1) found |= near5(colons, near5(colons, c1));
    }
    const j = joints & digitBefore & digitBehind;
    if (j) found |= near4(j, near4(j, j));
    // IPv6 with `-`
    const x = dashes & hexBefore;
    if (x) {
      found |= x & (dashes >> 1);
      const y = x & hexBehind;
      const y1 = near5(y, y);
      if (y1) found |= near5(y, near5(y, y1));
    }
    const k = commas & digitBefore & digitBehind;
    if (k) {
      const near = (k >> 2) | (k >> 3) | (k >> 4) | (k >> 5) | (k >> 6);
      found |= k & near;
    }
    // Eight digits before a dot
    const run2 = hexes & (hexes >> 1);
    const run4 = run2 & (run2 >> 2);
    found |= run4 & (run4 >> 4) & (dots >> 8);

    found &= 0x0000ffffffffffff;
    if (found) {
      const at = place + (ctz(found) as i32);
      return at < end ? at : end;
    }
    place += 48;
  }
  return end;
}
