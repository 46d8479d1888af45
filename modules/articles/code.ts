import { readArticleCode } from '../../platform/csv/fields/article-code.ts';

/**
 * An article code as it is kept: an EAN-13 or EAN-8 as it is, a UPC-A with its leading zero, an ISBN-10 as the ISBN-13 it has
 * become (978 and a new check digit). Hyphens and blanks do not matter. `null` when it is none of them or a digit is wrong. Read
 * as in an imported file, so that both know the same codes.
 *
 * @example articleCode('3-423-12345-1') === null; articleCode('3-16-148410-X') === '9783161484100'
 */
export function articleCode(text: string): string | null {
  const reading = readArticleCode(text);
  return 'value' in reading ? reading.value : null;
}

/** Whether a code is that of a book (ISBN-13, prefixes 978 and 979 without the 979-0 of printed music). */
export const isBookCode = (code: string): boolean => /^97(8\d|9[1-9])\d{9}$/.test(code);
