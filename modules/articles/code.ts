/** Weights 1 and 3 from the right, as in all GTINs (GS1 General Specifications, 7.9). */
function gtinCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++)
    sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

const isGtin = (digits: string): boolean => gtinCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1));

/** ISBN-10: weights 10 to 2, modulo 11, where X stands for 10 (ISO 2108:1992). */
function isIsbn10(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (10 - i) * (code[i] === 'X' ? 10 : Number(code[i]));
  return sum % 11 === 0;
}

/**
 * An article code as it is kept: an EAN-13 or EAN-8 as it is, a UPC-A with its leading zero, an ISBN-10 as the ISBN-13 it has
 * become (978 and a new check digit). Hyphens and blanks do not matter. `null` when it is none of them or a digit is wrong.
 *
 * @example articleCode('3-423-12345-1') === null; articleCode('3-16-148410-X') === '9783161484100'
 */
export function articleCode(text: string): string | null {
  const code = text.replace(/[\s‐‑–-]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(code)) {
    if (!isIsbn10(code)) return null;
    const body = `978${code.slice(0, 9)}`;
    return `${body}${gtinCheckDigit(body)}`;
  }
  if (!/^(\d{8}|\d{12}|\d{13})$/.test(code) || !isGtin(code)) return null;
  return code.length === 12 ? `0${code}` : code;
}

/** Whether a code is that of a book (ISBN-13, prefixes 978 and 979 without the 979-0 of printed music). */
export const isBookCode = (code: string): boolean => /^97(8\d|9[1-9])\d{9}$/.test(code);
