import { CsvError, parse } from 'csv-parse/sync';
import { grammar, type Separator, separators } from './grammar.ts';

/** How many rows are looked at. */
const rowsLookedAt = 100;

/**
 * Which separator the first rows use. A candidate counts the columns of the heading and the share of rows that have as many;
 * quoted cells are read as such, so a separator inside them does not count. The most columns kept up by the most rows win, at a
 * tie the earlier of `separators`. One that leaves nothing else in the file wins at once. A table of one column has none; then it
 * is the comma, and it does not matter.
 *
 * @param sample the beginning of the file in UTF-8
 * @param whole whether that is all of it; otherwise its last row may be cut off and does not count
 */
export function tellSeparator(sample: Uint8Array, whole: boolean): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of separators) {
    const counts = cellCounts(sample, separator);
    if (counts.length === 0) return separator;
    const score = scoreOf(whole || counts.length < 2 ? counts : counts.slice(0, -1));
    if (score <= bestScore) continue;
    best = separator;
    bestScore = score;
  }
  return best;
}

function scoreOf([columns = 1, ...rows]: readonly number[]): number {
  const fitting = rows.filter((cells) => cells === columns).length;
  const share = rows.length === 0 ? 1 : fitting / rows.length;
  // A few rows may be ragged; a heading that hardly any row keeps up with is none under this separator.
  return (columns - 1) * (0.01 + share * share);
}

function cellCounts(sample: Uint8Array, separator: Separator): readonly number[] {
  const counts: number[] = [];
  const countCells = (cells: string[]): null => {
    if (cells.some((cell) => cell.trim() !== '')) counts.push(cells.length);
    return null;
  };
  try {
    parse(Buffer.from(sample), { ...grammar(separator), to: rowsLookedAt, on_record: countCells });
  } catch (error) {
    // A quote stays open, because the separator is wrong, the sample was cut off, or the file is like that.
    if (error instanceof CsvError && typeof error.column === 'number') counts.push(error.column + 1);
  }
  return counts;
}

/**
 * The first line `sep=;` by which Excel is told the separator: not part of the table, and Excel does not show it.
 * `null` when the file does not begin with one.
 */
export function separatorLine(
  sample: Uint8Array,
): { readonly separator: Separator; readonly length: number } | null {
  const [line = '', separator = ''] =
    /^"?sep=([;,|\t])"?(?:\r\n|\n|\r)/i.exec(Buffer.from(sample.subarray(0, 12)).toString('latin1')) ?? [];
  const known = separators.find((each) => each === separator);
  return known === undefined ? null : { separator: known, length: line.length };
}
