import { withoutGuard } from '../write/guard.ts';
import { type CellReader, type Reading, refuse } from './reader.ts';

/**
 * An article code with a right check digit: EAN-13 and EAN-8 as they are, an ISBN-10 as the ISBN-13 it has become, an EAN-13
 * whose leading zero is missing (UPC-A, or a spreadsheet took it away) with it. Hyphens and blanks do not matter.
 */
export const articleCode = (): CellReader<string> => ({ read: readArticleCode });

/** Reads one code, see `articleCode`. */
export function readArticleCode(cell: string): Reading<string> {
  const code = withoutGuard(cell.trim())
    .replace(/^(?:ISBN|EAN|GTIN)(?:-1[03])?:?(?=[\s\d])/i, '')
    .replace(/[\s‐‑–-]/g, '')
    .toUpperCase();
  if (/^\d[.,]?\d*E\+?\d+$/.test(code)) return refuse('rounded-by-spreadsheet');
  if (/^\d{9}[\dX]$/.test(code)) {
    const body = `978${code.slice(0, 9)}`;
    return isIsbn10(code) ? { value: `${body}${checkDigit(body)}` } : refuse('wrong-check-digit');
  }
  if (!/^(?:\d{8}|\d{12,13})$/.test(code)) return refuse('not-a-code');
  if (checkDigit(code.slice(0, -1)) !== Number(code.at(-1))) return refuse('wrong-check-digit');
  return { value: code.length === 12 ? `0${code}` : code };
}

/** Weights 3 and 1 in turn from the right (GS1 General Specifications, 7.9). */
function checkDigit(body: string): number {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** Weights 10 to 1, modulo 11, with X for ten (ISO 2108:1992). */
function isIsbn10(code: string): boolean {
  const sum = [...code].reduce(
    (total, sign, index) => total + (sign === 'X' ? 10 : Number(sign)) * (10 - index),
    0,
  );
  return sum % 11 === 0;
}
