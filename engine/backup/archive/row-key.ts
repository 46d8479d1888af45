import type { Value } from './row-bytes.ts';

/**
 * The order of two keys, which is that of both stores: integers by size, texts byte by byte in UTF-8.
 * @returns below zero, zero or above, as a sort wants it
 */
export function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return rank(a) - rank(b);
}

const rank = (value: Value): number =>
  value === null ? 0 : typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3;

const surrogates = { first: 0xd800, last: 0xdfff } as const;

/** UTF-16 orders letters beyond the first 65,536 before some of the others; bytes in UTF-8 do not. */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const high = (code: number): boolean => code >= surrogates.first && code <= surrogates.last;
    if (high(x) !== high(y)) return high(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/** A number from a key alone (FNV-1a, 32 bits, stirred), by which rows are cut into chunks. Not a secret. */
export function hashKey(key: readonly Value[]): number {
  let hash = 0x811c9dc5;
  for (const part of key) {
    const text = typeof part === 'string' ? part : String(part);
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
