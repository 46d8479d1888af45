import { expect, it } from 'vitest';
import { fillPlaceholders } from './fill-placeholders.ts';

const nothing = { betreff: '', firma: '', vertrag: '', bearbeiter: '' };

it('fills in name and number, once, and leaves what it does not know', () => {
  const values = { ...nothing, name: '{nummer} Ott', nummer: '10012' };
  expect(fillPlaceholders('Guten Tag {name}, zu {nummer}: {datum}', values)).toBe(
    'Guten Tag {nummer} Ott, zu 10012: {datum}',
  );
});

it('leaves a place nothing is known for, so that it is seen before it is sent', () => {
  const values = { ...nothing, name: 'Ott', nummer: '1', betreff: 'Drucker' };
  expect(fillPlaceholders('{betreff}, Vertrag {vertrag}', values)).toBe('Drucker, Vertrag {vertrag}');
});
