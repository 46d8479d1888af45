import type { Options } from 'csv-parse';

/** What may stand between two cells; the less likely to be found inside a text comes first. */
export const separators = [';', '\t', '|', ','] as const;

/** What stands between two cells. */
export type Separator = (typeof separators)[number];

/**
 * The grammar of foreign tables: RFC 4180, with any line ending anywhere in the file, rows of any number of cells (they are
 * counted later, to name the row), and quotes inside an unquoted cell taken as they are (`27" monitor`), as spreadsheets do.
 */
export function grammar(separator: Separator): Options {
  return {
    delimiter: separator,
    quote: '"',
    escape: '"',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  };
}
