import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { email } from './email.ts';

const read = (cell: string) => email().read(cell, 'unknown');

describe('a mail address', () => {
  it.each([
    [' Ada.Weiss@Example.DE ', 'Ada.Weiss@example.de'],
    ['ada+buch@bücher.example', 'ada+buch@xn--bcher-kva.example'],
  ])('%j is taken as %j', (cell, value) => {
    expect(read(cell)).toEqual({ value });
  });

  it.each([
    'ada',
    'ada@',
    'ada@localhost',
    'a b@example.de',
    'ada@example.de, bo@example.de',
    '=ada@example.de(1)',
    `${'a'.repeat(65)}@example.de`,
  ])('%j is none', (cell) => {
    expect(read(cell)).toEqual({ reason: 'not-an-email', values: {} });
  });

  it('is never longer than RFC 5321 allows, and read the same again', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: '=' }), (cell) => {
        const reading = read(cell);
        if (!('value' in reading)) return;
        expect(reading.value.length).toBeLessThanOrEqual(254);
        expect(read(reading.value)).toEqual(reading);
      }),
    );
  });
});
