import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phone } from './phone.ts';

const read = (cell: string) => phone().read(cell, 'unknown');

describe('a phone number', () => {
  it.each([
    ['+49 30 1234567', '+49 30 1234567'],
    ["'+49 30 1234567", '+49 30 1234567'],
    ['(+49) 30 1234', '+49 30 1234'],
    ['+49 (0)30 1234', '+49 (0)30 1234'],
    [' 030/1234–56 ', '030/1234-56'],
    ['(5) 555-4729', '(5) 555-4729'],
    ['0921-12 34 65', '0921-12 34 65'],
    ['110', '110'],
  ])('%j is taken as %j', (cell, value) => {
    expect(read(cell)).toEqual({ value });
  });

  it.each([
    '12',
    'Büro',
    '030 1234 (Büro)',
    '+',
    '=1+1',
    '+cmd|x!A0',
    '0'.repeat(21),
    '030 12+34',
    `1${' '.repeat(5)}`.repeat(2),
  ])('%j is none', (cell) => {
    expect(read(cell)).toEqual({ reason: 'not-a-phone', values: {} });
  });

  it('holds only what a phone number is written with', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()/.-]{0,24}$/)), (cell) => {
        const reading = read(cell);
        if ('value' in reading) expect(reading.value).toMatch(/^\+?[\d ()/.-]{3,40}$/);
      }),
    );
  });
});
