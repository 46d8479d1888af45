import type { TableFault } from '../faults.ts';

/** The headings of a table, or why they are none. */
export type HeaderCheck = { readonly header: readonly string[] } | TableFault;

const maxColumns = 1_000;

/** Longer than any heading; a file without line ends looks like one endless heading. */
const maxHeadingCharacters = 200;

/**
 * Takes the first row as headings: blanks at the ends fall away, composed letters (NFC). An empty one, two alike (also if they
 * differ in case only), or one that is obviously a value (a number, a date, a mail address) is refused.
 */
export function checkHeader(cells: readonly string[]): HeaderCheck {
  if (cells.length > maxColumns) return { fault: 'too-many-columns', limit: maxColumns };
  const header = cells.map(heading);
  const empty = placesWhere(header, (name) => name === '');
  if (empty.length > 0) return { fault: 'header-empty', places: empty };
  if (header.some(isValue)) return { fault: 'header-missing' };
  const twice = placesWhere(
    header,
    (name) => header.filter((other) => sameHeading(other) === sameHeading(name)).length > 1,
  );
  return twice.length > 0 ? { fault: 'header-twice', places: twice } : { header };
}

/** A heading as it is shown and compared. */
export const heading = (cell: string): string => cell.normalize('NFC').replace(/\s+/g, ' ').trim();

/** What two headings have in common that count as the same. */
export const sameHeading = (name: string): string => heading(name).toLowerCase();

const isValue = (name: string): boolean =>
  name.length > maxHeadingCharacters ||
  (/\d/.test(name) && !/\p{L}/u.test(name)) ||
  /^\S+@\S+\.\S+$/.test(name);

const placesWhere = (header: readonly string[], matches: (name: string) => boolean): readonly number[] =>
  header.flatMap((name, index) => (matches(name) ? [index + 1] : []));
