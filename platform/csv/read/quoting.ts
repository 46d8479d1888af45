import { parse } from 'csv-parse/sync';
import { grammar, type Separator } from './grammar.ts';

/**
 * Whether a cell could have come of a quote that was closed too early: `"Hotel "Adler""` reads as it stands, beginning with its
 * quote, and so does the correct `"""Adler"" Hotel"`. `hasMisplacedQuote` tells them apart by the bytes.
 */
export const mayBeMisquoted = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.startsWith('"'));

/** Whether in the bytes of one row something follows a closing quote other than a separator or the end of the row. */
export function hasMisplacedQuote(row: Uint8Array, separator: Separator): boolean {
  const codes = new Set<string>();
  parse(Buffer.from(row), {
    ...grammar(separator),
    relax_quotes: false,
    skip_records_with_error: true,
    on_skip: (error) => void codes.add(error?.code ?? ''),
  });
  return codes.has('CSV_INVALID_CLOSING_QUOTE');
}
