import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTop, stack } from './chart-scale.ts';

test('the top of a scale is not below the highest bar and leaves less than half of the chart empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 10_000_000 }), (highest) => {
      expect(roundTop(highest)).toBeGreaterThanOrEqual(highest);
      expect(roundTop(highest)).toBeLessThanOrEqual(highest * 2);
      expect(Number.isInteger(roundTop(highest) / 2)).toBe(true);
    }),
  );
});

test('the pieces of a bar stand on each other without a gap and add up to the day', () => {
  const counts = fc.record({ a: fc.nat(50), b: fc.nat(50), c: fc.nat(50) });
  fc.assert(
    fc.property(counts, (day) => {
      const pieces = stack(['a', 'b', 'c'], day);
      let floor = 0;
      for (const piece of pieces) {
        expect(piece.from).toBe(floor);
        floor += piece.size;
      }
      expect(floor).toBe(day.a + day.b + day.c);
    }),
  );
});
