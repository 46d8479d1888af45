import { expect, test } from 'vitest';
import { anonymise } from '../open-filter.ts';

/** Each of these lines becomes the one beside it. */
export function becomes(pairs: readonly (readonly [line: string, filtered: string])[]): void {
  test.each(pairs)('%s → %s', (line, filtered) => {
    expect(anonymise(line)).toBe(filtered);
  });
}

/** Each of these lines stays byte for byte. */
export function stays(lines: readonly string[]): void {
  test.each(lines)('%s', (line) => {
    expect(anonymise(line)).toBe(line);
  });
}
