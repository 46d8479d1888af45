import { expect, test } from 'vitest';
import { emailWordOf, matchesOf, phoneKey } from './match-customers.ts';

const somebody = {
  firstName: 'Jördis',
  lastName: 'Weißenfels',
  company: '',
  postcode: '06108',
  phones: ['0345 5550'],
  email: 'j@w.example',
};
const nobody = { firstName: '', lastName: '', company: '', postcode: '', phones: [], email: '' };

test('a phone number is the same however it is written', () => {
  for (const phone of [
    '0345 5550',
    '+49 345 5550',
    '0049 345/5550',
    '+49 (0) 345 5550',
    '+49(0)345-5550',
    '(0345) 55 50',
  ]) {
    expect(phoneKey(phone), phone).toBe('03455550');
  }
  expect(phoneKey('+43 1 5550')).toBe('004315550');
});

test('an e-mail address is one word, so that no provider is found by its name', () => {
  expect(emailWordOf('Anna.Müller@web.example')).toBe('annamullerwebexample');
});

test('people with nothing known in common are not the same, and emptiness is nothing in common', () => {
  expect(matchesOf(nobody, nobody)).toEqual([]);
  expect(matchesOf(somebody, { ...nobody, lastName: 'Weißenfels', firstName: 'Jördis' })).toEqual([]);
  expect(matchesOf({ ...nobody, phones: ['110'] }, { ...nobody, phones: ['110'] })).toEqual([]);
});

test('name and postcode, phone and e-mail each tell for themselves', () => {
  expect(matchesOf(somebody, { ...somebody, firstName: 'Joerdis', lastName: 'WEISSENFELS' })).toEqual([
    'name',
    'phone',
    'email',
  ]);
  expect(matchesOf(somebody, { ...somebody, postcode: '20095', email: '', phones: [] })).toEqual([]);
  expect(
    matchesOf(
      { ...nobody, company: 'Buch & Bild GmbH', postcode: '1' },
      { ...nobody, company: 'Buch und Bild', postcode: '1' },
    ),
  ).toEqual([]);
  expect(
    matchesOf(
      { ...nobody, company: 'Buch & Bild', postcode: '1' },
      { ...nobody, company: 'buch-bild', postcode: '1' },
    ),
  ).toEqual(['name']);
});
