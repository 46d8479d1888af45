import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../i18n/format.ts';
import { money } from './money.ts';

const amount = money({ min: -1e12, max: 1e12 });
const read = (cell: string) => amount.read(cell, 'unknown');

describe('an amount', () => {
  it.each([
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1234.5', 123_450],
    ['12 €', 1_200],
    ['€ 12,5', 1_250],
    ['-€12.50', -1_250],
    ['-12,50 EUR', -1_250],
    ['12,50- €', -1_250],
    ['eur 1.234,56', 123_456],
    ['12,-', 1_200],
    ['12,-- €', 1_200],
    ['12,– €', 1_200],
    ['32.3800', 3_238],
    ['12,50\u00a0€', 1_250],
    ['1.234,- €', 123_400],
  ])('%j is %d cents', (cell, value) => {
    const notation = cell.startsWith('1.234,-') ? 'comma' : 'unknown';
    expect(amount.read(cell, notation)).toEqual({ value });
  });

  it.each([
    ['12 $', 'foreign-currency'],
    ['CHF 12.50', 'foreign-currency'],
    ['12 USD', 'foreign-currency'],
    ['£5', 'foreign-currency'],
    ['1.234', 'ambiguous-number'],
    ['1.234 €', 'ambiguous-number'],
    ['1,255', 'ambiguous-number'],
    ['12,555 5', 'not-a-number'],
    ['0,125', 'too-many-decimals'],
    ['zwölf', 'not-a-number'],
    ['€', 'not-a-number'],
    ['=1+1', 'not-a-number'],
  ])('%j is refused: %s', (cell, reason) => {
    expect(read(cell)).toMatchObject({ reason });
  });

  it('tells its column how it is written, also with its currency', () => {
    expect(amount.evidence?.('12,50 €')).toBe('comma');
    expect(amount.evidence?.('EUR 12.50')).toBe('point');
    expect(amount.evidence?.('1.234 €')).toBe('ambiguous');
  });

  it('keeps to its range, named in euros', () => {
    expect(money({ min: 0, max: 1_000 }).read('-0,01', 'unknown')).toEqual({
      reason: 'too-small',
      values: { limit: 0 },
    });
    expect(money({ min: 0, max: 1_000 }).read('10,01', 'unknown')).toEqual({
      reason: 'too-large',
      values: { limit: 10 },
    });
  });

  it('as the program shows it is read back, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom('de', 'en'), (cents, language) => {
        expect(read(formatMoney(cents, language))).toEqual({ value: cents });
      }),
    );
  });
});
