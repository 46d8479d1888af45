import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, phoneWordsOf, prefixesOf, readingsOf, wordsOf } from './words.ts';

test('German spellings of one name fold to the same word', () => {
  expect(new Set(['Müller', 'Mueller', 'MULLER', 'müller'].map(foldText))).toEqual(new Set(['muller']));
  expect(new Set(['Weiß', 'Weiss', 'WEISS'].map(foldText))).toEqual(new Set(['weiss']));
  expect(foldText('Søren Ångström')).toBe('soren angstrom');
});

test('what is typed letter by letter stays a beginning of what is stored', () => {
  const names = [
    'Müller',
    'Mueller',
    'Bauer',
    'Samuel',
    'Quelle',
    'Aerts',
    'Weiß',
    'Süßmilch',
    'Joel',
    'Goethe',
  ];
  for (const name of names) {
    const stored = new Set(wordsOf(name).flatMap(prefixesOf));
    for (let length = 2; length <= name.length; length++) {
      const [typed = ''] = wordsOf(name.slice(0, length));
      // A beginning that ends inside a two-letter umlaut folds to fewer letters than it has; it must still be found.
      if (typed.length >= 2) expect(stored.has(typed), `${name.slice(0, length)} of ${name}`).toBe(true);
    }
  }
});

test('a phone number is one word however it is written', () => {
  const ways = [
    '030 5550-123',
    '+49 30 5550123',
    '0049 (0)30 5550 123',
    '030/5550123',
    '+49 (0) 30 5550 123',
  ];
  for (const way of ways) expect(phoneWordsOf(way)[0], way).toBe('0305550123');
  expect(phoneWordsOf('030 5550-123')).toContain('5550123');
});

test('a query of digits is read as number and as phone', () => {
  expect(readingsOf('030 555')).toEqual([['030', '555'], ['030555']]);
  expect(readingsOf('müller anna')).toEqual([['muller', 'anna']]);
  expect(readingsOf('  ')).toEqual([]);
});

test('every stored word is found by each of its beginnings, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (text) => {
      for (const word of wordsOf(text)) {
        const prefixes = prefixesOf(word);
        expect(prefixes.length).toBeGreaterThan(0);
        for (const prefix of prefixes) expect(word.startsWith(prefix)).toBe(true);
        const [reading] = readingsOf(word);
        if (reading)
          for (const sought of reading) expect(wordsOf(word).flatMap(prefixesOf)).toContain(sought);
      }
    }),
  );
});
