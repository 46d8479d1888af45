import { expect, test } from 'vitest';
import { addressLines, letterGreeting, nameOf } from './person-name.ts';

const ms = {
  salutation: 'ms',
  firstName: 'Jördis',
  lastName: 'Weißenfels',
  company: '',
  street: 'Am Mühlgraben 7',
  postcode: '06108',
  city: 'Halle',
  country: 'DE',
} as const;
const firm = { ...ms, salutation: 'none', firstName: '', lastName: '', company: 'Buch & Bild' } as const;

test('a customer is called by name, a company by its own', () => {
  expect([nameOf(ms), nameOf(firm)]).toEqual(['Jördis Weißenfels', 'Buch & Bild']);
});

test('an address has no empty line, and the country only where it is another', () => {
  expect(addressLines(ms, 'de')).toEqual(['Jördis Weißenfels', 'Am Mühlgraben 7', '06108 Halle']);
  expect(addressLines({ ...firm, street: '', country: 'AT' }, 'de')).toEqual([
    'Buch & Bild',
    '06108 Halle',
    'ÖSTERREICH',
  ]);
  expect(addressLines({ ...ms, company: 'Verlag' }, 'en').slice(0, 2)).toEqual([
    'Verlag',
    'Jördis Weißenfels',
  ]);
});

test('a letter greets formally where the form of address is known, and by the name where it is not', () => {
  expect(letterGreeting(ms, 'de')).toBe('Sehr geehrte Frau Weißenfels');
  expect(letterGreeting({ ...ms, salutation: 'family' }, 'en')).toBe('Dear Weißenfels family');
  expect(letterGreeting({ ...ms, salutation: 'none' }, 'de')).toBe('Guten Tag Jördis Weißenfels');
  expect(letterGreeting(firm, 'de')).toBe('Guten Tag Buch & Bild');
});
