import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, integer, notationEvidence, readUnits } from './number.ts';

const any = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

describe('what a cell says about its column', () => {
  it.each([
    ['12', 'none'],
    ['1 234', 'none'],
    ['abc', 'none'],
    ['1.2.3', 'none'],
    ['', 'none'],
    ['12,5', 'comma'],
    ['1.234,56', 'comma'],
    ['1.234.567', 'comma'],
    ['1 234,567', 'comma'],
    ['0,125', 'comma'],
    ['1234,567', 'comma'],
    [',5', 'comma'],
    ['12.5', 'point'],
    ['1,234.56', 'point'],
    ['1,234,567', 'point'],
    ["1'234.50", 'point'],
    ['0.125', 'point'],
    ['-1234.567', 'point'],
    ['1.234', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['-999.000', 'ambiguous'],
  ])('%j: %s', (cell, evidence) => {
    expect(notationEvidence(cell)).toBe(evidence);
  });
});

describe('a number', () => {
  it.each([
    ['1.234,5', 'unknown', 123_450],
    ['1,234.5', 'unknown', 123_450],
    ['1.234', 'comma', 123_400],
    ['1.234', 'point', 123],
    ['12,345', 'point', 1_234_500],
    ['1\u202f234,5', 'unknown', 123_450],
    ["1'234.5", 'unknown', 123_450],
    ['-12,5', 'unknown', -1_250],
    ['12,5-', 'unknown', -1_250],
    ['−12,5', 'unknown', -1_250],
    ["'-12,5", 'unknown', -1_250],
    ['+12,5', 'unknown', 1_250],
    ['18.0000', 'unknown', 1_800],
    ['.5', 'unknown', 50],
    ['-0,00', 'unknown', 0],
    ['007', 'unknown', 700],
  ] as const)('%j in a column of %s is %d hundredths', (cell, notation, value) => {
    const reading = readUnits(cell, notation, 2);
    expect(reading).toEqual(
      cell === '1.234' && notation === 'point'
        ? { reason: 'too-many-decimals', values: { limit: 2 } }
        : { value },
    );
  });

  it.each([
    'abc',
    '1.2.3',
    '1,2,3',
    '12.34.567',
    '1.234.56',
    '1,23,456',
    '--1',
    '-1-',
    '1e3',
    '5.',
    ',',
    '1 23',
    '=1+1',
    '1+1',
    '9'.repeat(17),
  ])('%j is none', (cell) => {
    expect(readUnits(cell, 'unknown', 2)).toEqual({ reason: 'not-a-number', values: {} });
  });

  it('that only its column could explain is refused without it', () => {
    expect(readUnits('1.234', 'unknown', 2)).toEqual({ reason: 'ambiguous-number', values: {} });
  });

  it('written in any clear way is read exactly', () => {
    const groups = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);
    const form = fc.constantFrom(['.', ','], [',', '.'], [' ', ','], ["'", '.'], ['', ','], ['', '.']);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), form, (units, [group = '', mark = '']) => {
        const digits = String(Math.abs(units)).padStart(3, '0');
        const cell = `${units < 0 ? '-' : ''}${groups(digits.slice(0, -2), group)}${mark}${digits.slice(-2)}`;
        expect(readUnits(cell, 'unknown', 2)).toEqual({ value: units });
      }),
    );
  });

  it('is never guessed: cell and notation give one value, or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9]{0,4}([.,][0-9]{1,4}){0,3}$/), (cell) => {
        const [open, comma, point] = (['unknown', 'comma', 'point'] as const).map((notation) =>
          readUnits(cell, notation, 4),
        );
        if (open !== undefined && 'value' in open) expect([comma, point]).toEqual([open, open]);
        if (open !== undefined && 'reason' in open && open.reason === 'ambiguous-number')
          expect(comma).not.toEqual(point);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a whole number', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['5,00', 5],
    ['1.234.567', 1_234_567],
  ])('%j is %d', (cell, value) => {
    expect(integer(any).read(cell, 'unknown')).toEqual({ value });
  });

  it('has no fraction and keeps to its range', () => {
    expect(integer(any).read('5,5', 'unknown')).toEqual({ reason: 'not-whole', values: {} });
    expect(integer({ min: 0, max: 10 }).read('-1', 'unknown')).toEqual({
      reason: 'too-small',
      values: { limit: 0 },
    });
    expect(integer({ min: 0, max: 10 }).read('11', 'unknown')).toEqual({
      reason: 'too-large',
      values: { limit: 10 },
    });
    expect(integer({ min: 0, max: 10 }).read('10', 'unknown')).toEqual({ value: 10 });
  });
});

describe('a fraction', () => {
  const share = decimal({ places: 4, min: 0, max: 10_000 });
  it('counts its units and names its limits as people write them', () => {
    expect(share.read('0.15', 'unknown')).toEqual({ value: 1_500 });
    expect(share.read('0,05', 'unknown')).toEqual({ value: 500 });
    expect(share.read('1,5', 'unknown')).toEqual({ reason: 'too-large', values: { limit: 1 } });
    expect(share.read('0,00001', 'unknown')).toEqual({ reason: 'too-many-decimals', values: { limit: 4 } });
  });
});
