/** Shortest beginning of a word that can be searched for; whole words are found whatever their length. */
const shortestPrefix = 2;

/** Longer words are found by their first so many letters. */
const longestPrefix = 12;

/**
 * Folds a text so that the German spellings of a name find each other: `Müller`, `Mueller`, `MULLER` become `muller`, `Weiß`
 * and `Weiss` become `weiss`. Other diacritics fall away (NFKD). Used alike on what is stored and on what is sought.
 */
export function foldText(text: string): string {
  return text
    .toLocaleLowerCase('de')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'a')
    .replaceAll('œ', 'o')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([aou])e/g, '$1');
}

/** The words of a text: runs of letters and digits, folded. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The ways a phone number may be typed in: as a whole in national form (`+49 30 1234` and `0049 30 1234` become `0301234`) and
 * from each of its groups on (`1234`).
 */
export function phoneWordsOf(number: string): readonly string[] {
  const national = number
    .trim()
    .replace(/^(\+|00)49[\s()/-]*0?/, '0')
    .replace(/^\+/, '00')
    .replace(/\(0\)/g, '');
  const groups = national.match(/\d+/g) ?? [];
  return groups.map((_, i) => groups.slice(i).join('')).filter((word) => word.length >= 3);
}

/** What is stored in the index for a word: every beginning of it that can be searched for, and the word itself. */
export function prefixesOf(word: string): readonly string[] {
  const letters = [...word].slice(0, longestPrefix);
  const prefixes: string[] = [];
  for (let length = Math.min(shortestPrefix, letters.length); length <= letters.length; length++) {
    prefixes.push(letters.slice(0, length).join(''));
  }
  return prefixes;
}

/**
 * The ways to read a query; a record is found if it fits any of them. Each is a list of word beginnings that must all fit,
 * the longest, and so most telling, first. A query that looks like a phone number is also read as one.
 */
export function readingsOf(query: string): readonly (readonly string[])[] {
  const words = [...new Set(wordsOf(query).map((word) => [...word].slice(0, longestPrefix).join('')))];
  const readings = words.length > 0 ? [words.sort((a, b) => b.length - a.length)] : [];
  if (/^[\d\s()+/.-]+$/.test(query)) {
    const whole = phoneWordsOf(query)[0]?.slice(0, longestPrefix);
    if (whole !== undefined && !(words.length === 1 && words[0] === whole)) readings.push([whole]);
  }
  return readings;
}
