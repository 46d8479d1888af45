import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleCode, isBookCode } from './code.ts';

describe('an article code', () => {
  it.each([
    ['9783161484100', '9783161484100'],
    ['978-3-16-148410-0', '9783161484100'],
    ['3-16-148410-X', '9783161484100'],
    ['316148410x', '9783161484100'],
    ['4006381333931', '4006381333931'],
    ['036000291452', '0036000291452'],
    ['96385074', '96385074'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(articleCode(typed)).toBe(kept);
  });

  it.each([
    '9783161484101',
    '316148410X1',
    '3161484100',
    '4006381333930',
    '036000291453',
    'ABC',
    '',
    '123',
    '97831614841000',
  ])('%s is none', (typed) => {
    expect(articleCode(typed)).toBeNull();
  });

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

  it('has exactly one right check digit, and one wrong digit anywhere is noticed', () => {
    fc.assert(
      fc.property(
        digits(12),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (body, place, by) => {
          const right = Array.from({ length: 10 }, (_, last) => `${body.join('')}${last}`).filter(
            (code) => articleCode(code) !== null,
          );
          expect(right).toHaveLength(1);
          const [code = ''] = right;
          const wrong = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1);
          expect(articleCode(wrong)).toBeNull();
        },
      ),
    );
  });

  it('of a book is told by its prefix; printed music and toothpaste are no books', () => {
    expect(isBookCode('9783161484100')).toBe(true);
    expect(isBookCode('9791034907908')).toBe(true);
    expect(isBookCode('9790260000438')).toBe(false);
    expect(isBookCode('4006381333931')).toBe(false);
  });
});
