/**
 * Characters that make a spreadsheet compute a cell instead of showing it, also in their full-width forms (OWASP, CSV injection).
 */
const starters = new Set('=+-@\t\r\n＝＋－＠');

/** A negative number stays one: it must still be a number in the spreadsheet. */
const isNegativeNumber = (cell: string): boolean => /^-\d[\d.,]*$/.test(cell);

/**
 * A cell as it goes into an export: one that a spreadsheet would compute gets an apostrophe in front, so that it is shown.
 * Phone numbers (`+49 …`) get it as well, because a spreadsheet makes sums of them.
 */
export const guardCell = (cell: string): string =>
  starters.has(cell.charAt(0)) && !isNegativeNumber(cell) && cell !== '-' ? `'${cell}` : cell;

/**
 * Whether a text, its outer blanks gone, may not be taken over because a spreadsheet would compute it and it could do harm there:
 * call a function, another program, another sheet. Numbers, phone numbers (`+49 30 1234`) and a dash that begins a note
 * (`- regular customer`) are harmless.
 */
export function isFormula(text: string): boolean {
  if (!starters.has(text.charAt(0))) return false;
  const isNumberLike = /^[+-]\s?\(?\d[\d\s()./,-]*$/.test(text);
  const isListItem = /^[+-] \p{L}[^(|!=]*$/u.test(text);
  return !isNumberLike && !isListItem;
}

/** Takes the apostrophe of `guardCell`, or of another careful program, away again where what it guards is harmless. */
export function withoutGuard(text: string): string {
  const inner = text.slice(1);
  return text.startsWith("'") && starters.has(inner.charAt(0)) && !isFormula(inner) ? inner : text;
}
