import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitName } from './split-name.ts';

test.each([
  ['Ina Weide', 'none', 'Ina', 'Weide'],
  ['Weide, Ina', 'none', 'Ina', 'Weide'],
  ['Frau Dr. Ina Weide', 'ms', 'Dr. Ina', 'Weide'],
  ['Hr. Jan van der Berg', 'mr', 'Jan', 'van der Berg'],
  ['Familie Weide', 'family', '', 'Weide'],
  ['von Weide', 'none', '', 'von Weide'],
  ['Weide', 'none', '', 'Weide'],
  ['Frau', 'none', '', 'Frau'],
  ['Ana María de la Cruz', 'none', 'Ana María', 'de la Cruz'],
])('%s', (name, salutation, firstName, lastName) => {
  expect(splitName(name)).toEqual({ salutation, firstName, lastName });
});

test('no word of a name gets lost, and there is always a last name', () => {
  const word = fc.stringMatching(/^[a-zäöü]{4,9}$/);
  const particle = fc.constantFrom('von', 'der', 'de', 'la');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, particle), { minLength: 1, maxLength: 6 }), (words) => {
      const { firstName, lastName } = splitName(words.join(' '));
      expect(`${firstName} ${lastName}`.trim().split(' ')).toEqual(words);
      expect(lastName).not.toBe('');
    }),
  );
});
