import { expect, it } from 'vitest';
import { fillPlaceholders } from './fill-placeholders.ts';

it('fills in name and number, once, and leaves what it does not know', () => {
  const values = { name: '{nummer} Ott', nummer: '10012' };
  expect(fillPlaceholders('Guten Tag {name}, zu {nummer}: {datum}', values)).toBe(
    'Guten Tag {nummer} Ott, zu 10012: {datum}',
  );
});
