import { wordsOf } from '@redlich/engine';

/** Words kept of one text. A longer text is found by its subject, its number, its person, or by one of these. */
const mostWords = 60;

/** Shorter words tell nothing. */
const shortest = 4;

/** Frequent words of both languages that stand in nearly every message; folded as the index folds. */
const usual = new Set(
  wordsOf(
    'aber alle also andere auch beim bitte dann danke dass dein denn diese diesem diesen dieser dieses doch dort durch eine einem ' +
      'einen einer eines etwas freundlichen freundliche grüße grüßen gruß guten habe haben hallo hatte hier ihnen ihre ihrem ihren ' +
      'immer jetzt kann kein keine können leider mehr mein meine mich muss nach nicht noch oder ohne schon sehr sein seit sich sind ' +
      'soll über unser unsere unter viel viele vielen weil wenn werden wieder wird wurde zwischen about after also been before ' +
      'could dear does from have hello here just kind know like more only please regards should some thank thanks that their then ' +
      'there these they this very want were what when where which will with would your',
  ),
);

/**
 * The telling words of a text, for the search: the first sixty different ones of four letters or more that are not in everybody's
 * mouth. Mail addresses and long numbers count as words, so that an order or serial number is found.
 */
export function keywordsOf(text: string): string {
  const found = new Set<string>();
  for (const word of wordsOf(text.slice(0, 20_000))) {
    if (word.length < shortest || usual.has(word)) continue;
    found.add(word);
    if (found.size === mostWords) break;
  }
  return [...found].join(' ');
}
