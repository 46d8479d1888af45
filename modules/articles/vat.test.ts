import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taxInside, vatPermille } from './vat.ts';

describe('the VAT rate', () => {
  it.each([
    ['1997-12-31', 150, 70],
    ['1998-04-01', 160, 70],
    ['2006-12-31', 160, 70],
    ['2007-01-01', 190, 70],
    ['2020-06-30', 190, 70],
    ['2020-07-01', 160, 50],
    ['2020-12-31', 160, 50],
    ['2021-01-01', 190, 70],
    ['2026-03-02', 190, 70],
  ])('of %s is %d and %d per mille', (day, full, reduced) => {
    expect([vatPermille('full', day), vatPermille('reduced', day)]).toEqual([full, reduced]);
  });

  it('does not exist before 1968', () => {
    expect(() => vatPermille('full', '1967-12-31')).toThrow(RangeError);
  });
});

describe('the tax inside a gross amount', () => {
  it.each([
    [11_900, 190, 1_900],
    [10_700, 70, 700],
    [999, 190, 160],
    [1, 190, 0],
    [0, 70, 0],
    [-11_900, 190, -1_900],
  ])('of %d cents at %d per mille is %d', (gross, permille, tax) => {
    expect(taxInside(gross, permille)).toBe(tax);
  });

  it('is the nearest whole cent, and a refund takes back exactly the tax of the sale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(50, 55, 65, 70, 100, 150, 160, 190),
        (gross, permille) => {
          const tax = taxInside(gross, permille);
          expect(Number.isInteger(tax)).toBe(true);
          expect(Math.abs(tax * (1000 + permille) - gross * permille) * 2).toBeLessThanOrEqual(
            1000 + permille,
          );
          expect(taxInside(-gross, permille) + tax).toBe(0);
        },
      ),
    );
  });
});
