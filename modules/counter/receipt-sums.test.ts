import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from './receipt-sums.ts';

const line = fc.record({
  quantity: fc.integer({ min: -50, max: 200 }),
  priceCents: fc.integer({ min: 0, max: 1_000_000 }),
  vatClass: fc.constantFrom('full' as const, 'reduced' as const),
});
const day = fc.constantFrom(
  '1997-05-01',
  '2006-12-31',
  '2019-02-28',
  '2020-07-01',
  '2020-12-31',
  '2021-01-01',
  '2026-03-02',
);

describe('the sums of a receipt', () => {
  it('add up to the cent, whatever is on it and whenever it was sold', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), day, (lines, sold) => {
        const { totalCents, shares } = addUp(lines, sold);
        expect(totalCents).toBe(lines.reduce((sum, each) => sum + each.quantity * each.priceCents, 0));
        expect(shares.reduce((sum, each) => sum + each.netCents + each.taxCents, 0)).toBe(totalCents);
        for (const share of shares)
          expect(Math.abs(share.taxCents)).toBeLessThanOrEqual(Math.abs(share.grossCents));
      }),
    );
  });

  it('do not depend on the order of the lines, nor on how pieces are split over lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), day, (lines, sold) => {
        const split = lines.flatMap((each) => [
          { ...each, quantity: each.quantity - 1 },
          { ...each, quantity: 1 },
        ]);
        expect(addUp(split.toReversed(), sold)).toEqual(addUp(lines, sold));
      }),
    );
  });

  it('of a cancellation are exactly those of the sale, taken back', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), day, (lines, sold) => {
        const taken = addUp(
          lines.map((each) => ({ ...each, quantity: -each.quantity })),
          sold,
        );
        const given = addUp(lines, sold);
        expect(taken.totalCents + given.totalCents).toBe(0);
        const both = taken.shares.map(
          (share, i) => share.taxCents + (given.shares[i]?.taxCents ?? Number.NaN),
        );
        expect(both.every((tax) => tax === 0)).toBe(true);
      }),
    );
  });

  it('take the rate of the day', () => {
    const book = [{ quantity: 1, priceCents: 10_500, vatClass: 'reduced' as const }];
    expect(addUp(book, '2020-06-30').shares[0]).toMatchObject({ permille: 70, taxCents: 687 });
    expect(addUp(book, '2020-07-01').shares[0]).toMatchObject({
      permille: 50,
      taxCents: 500,
      netCents: 10_000,
    });
  });
});
