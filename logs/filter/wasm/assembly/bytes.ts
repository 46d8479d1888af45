// AssemblyScript: stands in for ../core/bytes.ts. The memory is that of the instance.

export function at(place: i32): i32 {
  return load<u8>(place) as i32;
}

export function put(place: i32, value: i32): void {
  store<u8>(place, value);
}

export function wordAt(place: i32): i32 {
  return load<i32>(place);
}

export function putWord(place: i32, value: i32): void {
  store<i32>(place, value);
}

/** Sixteen bytes at a time, over the end; what lies behind is written later. */
export function copy(to: i32, from: i32, length: i32): void {
  if (length > 1024) {
    memory.copy(to, from, length);
    return;
  }
  for (let i: i32 = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}

export function move(to: i32, from: i32, length: i32): void {
  memory.copy(to, from, length);
}

export function same(one: i32, other: i32, length: i32): boolean {
  for (let i: i32 = 0; i < length; i++) if (load<u8>(one + i) !== load<u8>(other + i)) return false;
  return true;
}

export function lineFeedAfter(from: i32, end: i32): i32 {
  const feed = i8x16.splat(10);
  for (let place = from; place < end; place += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(place), feed));
    if (found) {
      const at = place + (ctz(found) as i32);
      return at < end ? at : -1;
    }
  }
  return -1;
}

export function lineFeedBefore(end: i32, from: i32): i32 {
  let place = end - 1;
  while (place >= from && load<u8>(place) !== 10) place--;
  return place < from ? -1 : place;
}
