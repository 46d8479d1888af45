import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineBook } from './line-book.ts';
import { seenValues } from './seen-values.ts';

test('tells for every value where it was first, as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 300 }), (values) => {
      const seen = seenValues();
      const places = new Map<string, number>();
      values.forEach((value, place) => {
        expect(seen.has(value)).toBe(places.has(value));
        expect(seen.earlier(value, place)).toBe(places.get(value) ?? null);
        if (!places.has(value)) places.set(value, place);
      });
    }),
  );
});

test('loses nothing while it grows', () => {
  const seen = seenValues();
  for (let i = 0; i < 50_000; i++) expect(seen.earlier(`K${i}`, i)).toBeNull();
  for (let i = 0; i < 50_000; i++) expect(seen.earlier(`K${i}`, 0)).toBe(i);
});

test('a line book gives every order its lines in the order of the file', () => {
  const line = fc.record({
    article: fc.constantFrom('a', 'b', 'c'),
    quantity: fc.nat(99),
    priceCents: fc.nat(9_999),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), line), { maxLength: 2_000 }), (all) => {
      const book = lineBook();
      for (const [row, [order, each]] of all.entries()) book.add(order, each, row);
      for (const order of ['1', '2', '3']) {
        expect(book.of(order)).toEqual(all.filter(([of]) => of === order).map(([, each]) => each));
        expect(book.has(order)).toBe(all.some(([of]) => of === order));
      }
    }),
  );
});
