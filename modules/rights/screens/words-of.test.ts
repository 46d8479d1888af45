import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMarked, stretchesOf, wordsOf } from './words-of.ts';

const text = 'Kommt mit Frau Kowalska-Öz, mail: eva@kern.example. Tel. 030/123-4.';

test('words keep together what belongs together and leave punctuation outside', () => {
  expect(wordsOf(text).map((word) => word.text)).toEqual([
    'Kommt',
    'mit',
    'Frau',
    'Kowalska-Öz',
    'mail',
    'eva@kern.example',
    'Tel',
    '030',
    '123-4',
  ]);
});

test('neighbouring words are one stretch, words with something between them are two', () => {
  const [, , frau, kowalska, mail] = wordsOf(text);
  if (!frau || !kowalska || !mail) throw new Error('five words');
  expect(stretchesOf(text, [mail, kowalska, frau])).toEqual([
    { from: frau.from, to: kowalska.to },
    { from: mail.from, to: mail.to },
  ]);
});

test('whatever words are marked, exactly those are marked again when the reviewer comes back', () => {
  const words = wordsOf(text);
  fc.assert(
    fc.property(fc.subarray([...words]), (marked) => {
      const parts = stretchesOf(text, marked);
      expect(words.filter((word) => isMarked(word, parts))).toEqual(marked);
    }),
  );
});
