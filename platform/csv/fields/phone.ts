import { withoutGuard } from '../write/guard.ts';
import { type CellReader, refuse } from './reader.ts';
import { oneLine } from './text.ts';

const maxCharacters = 40;

/**
 * A phone number as somebody wrote it: digits with blanks, brackets, points, slashes and hyphens, `+` in front. At least three
 * digits and no more than a country's number and an extension have (E.164: 15, and some).
 */
export const phone = (): CellReader<string> => ({
  read(cell) {
    const value = withoutGuard(oneLine(cell))
      .replace(/[‐‑–—]/g, '-')
      .replace(/^\(\+(\d{1,3})\)/, '+$1');
    const digits = value.replace(/\D/g, '').length;
    const isPhone =
      /^\+?[\d\s()/.-]+$/.test(value) && digits >= 3 && digits <= 20 && value.length <= maxCharacters;
    return isPhone ? { value } : refuse('not-a-phone');
  },
});
