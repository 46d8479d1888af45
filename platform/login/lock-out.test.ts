import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdUpMs, lockedUntil } from './lock-out.ts';

describe('the wait after failed attempts', () => {
  it('begins with the fifth failure, doubles, and ends at a quarter of an hour', () => {
    const waits = [0, 1, 4, 5, 6, 7, 8, 9, 10, 50, 5_000].map(
      (count) => lockedUntil({ count, lastAt: 1_000_000 }) - 1_000_000,
    );
    const seconds = waits.map((wait) => (wait < 0 ? 0 : wait / 1_000));
    expect(seconds).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('never gets shorter with another failure', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        (count) => lockedUntil({ count: count + 1, lastAt: 0 }) >= lockedUntil({ count, lastAt: 0 }),
      ),
    );
  });

  it('holds everybody up a little while many names are tried', () => {
    expect([0, 10, 11, 20, 1_000].map(holdUpMs)).toEqual([0, 0, 100, 1_000, 2_000]);
  });
});
