import { expect, test } from 'vitest';
import { fillPlaceholders, placeholderList, unknownPlaceholders } from './placeholders.ts';

const values = {
  name: 'Anna {betrieb}',
  anrede: 'Sehr geehrte Frau Ja',
  betrieb: 'Buchhandlung Seitenweise',
};

test('placeholders are filled however they are written, and what is filled in is not read again', () => {
  expect(fillPlaceholders('{name}, {Name}, {{ name }}: {betrieb}', values)).toBe(
    'Anna {betrieb}, Anna {betrieb}, Anna {betrieb}: Buchhandlung Seitenweise',
  );
});

test('what is no placeholder is found once, and the placeholders that exist are not', () => {
  expect(unknownPlaceholders('{vorname} {name} {vorname} {{Kundennr.}} {}')).toEqual([
    '{vorname}',
    '{{Kundennr.}}',
    '{}',
  ]);
  expect(unknownPlaceholders(`Ohne Klammern, und mit allen: ${placeholderList}`)).toEqual([]);
});
