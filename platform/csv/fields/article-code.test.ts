import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticleCode } from './article-code.ts';

describe('an article code', () => {
  it.each([
    ['9783161484100', '9783161484100'],
    ['978-3-16-148410-0', '9783161484100'],
    ['ISBN 978-3-16-148410-0', '9783161484100'],
    ['ISBN-13: 9783161484100', '9783161484100'],
    ['3-16-148410-X', '9783161484100'],
    ['316148410x', '9783161484100'],
    ['4006381333931', '4006381333931'],
    ['036000291452', '0036000291452'],
    ['96385074', '96385074'],
    ["'9783161484100", "'9783161484100"],
  ])('%j is kept as %s', (cell, value) => {
    const isGuarded = cell.startsWith("'");
    expect(readArticleCode(isGuarded ? cell.slice(1) : cell)).toEqual({
      value: isGuarded ? value.slice(1) : value,
    });
  });

  it.each([
    ['9783161484101', 'wrong-check-digit'],
    ['3161484100', 'wrong-check-digit'],
    ['4006381333930', 'wrong-check-digit'],
    ['96385075', 'wrong-check-digit'],
    ['9,78316E+12', 'rounded-by-spreadsheet'],
    ['4.00638E+12', 'rounded-by-spreadsheet'],
    ['123', 'not-a-code'],
    ['ABC', 'not-a-code'],
    ['X161484100', 'not-a-code'],
    ['97831614841000', 'not-a-code'],
    ['=9783161484100', 'not-a-code'],
  ])('%j is refused: %s', (cell, reason) => {
    expect(readArticleCode(cell)).toEqual({ reason, values: {} });
  });

  const digits = (length: number) =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const rightEnds = (body: string, ends: string) =>
    [...ends].filter((end) => 'value' in readArticleCode(body + end));

  it('has exactly one right check digit', () => {
    fc.assert(
      fc.property(digits(12), digits(7), digits(9), (ean13, ean8, isbn10) => {
        expect(rightEnds(ean13, '0123456789')).toHaveLength(1);
        expect(rightEnds(ean8, '0123456789')).toHaveLength(1);
        expect(rightEnds(isbn10, '0123456789X')).toHaveLength(1);
      }),
    );
  });

  it('with one wrong digit is noticed', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
        const code = body + rightEnds(body, '0123456789')[0];
        const wrong = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1);
        expect(readArticleCode(wrong)).toMatchObject({ reason: 'wrong-check-digit' });
      }),
    );
  });
});
