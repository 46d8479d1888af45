import type { CellReader, Notation, NotationEvidence } from '../fields/reader.ts';

/** Watches how a column of numbers is written. */
export interface ColumnNotation {
  /** Notes what a cell says; done for the first cells before any is read. */
  readonly look: (cell: string) => NotationEvidence;
  /** The notation to read the next cell by; `mixed` when an ambiguous cell was read the other way before. */
  readonly next: (cell: string) => Notation | 'mixed';
}

/** How a column writes numbers, if a person said so. */
export type SaidNotation = Exclude<Notation, 'unknown'> | 'by-column';

/**
 * Follows a column from cell to cell. Ambiguous cells are read as the clear ones are written. Once one was read so, a clear cell
 * of the other notation is refused: one of the two was read wrongly, and an import that is whole or not at all must not go on.
 *
 * @param reader tells what a cell says; without `evidence` there is nothing to follow
 */
export function followNotation(reader: CellReader<unknown>, said: SaidNotation): ColumnNotation | null {
  const { evidence } = reader;
  if (evidence === undefined) return null;
  const seen = new Set<Notation>();
  let decided: Notation = 'unknown';
  const look = (cell: string): NotationEvidence => {
    const found = evidence(cell);
    if (found === 'comma' || found === 'point') seen.add(found);
    return found;
  };
  const next = (cell: string): Notation | 'mixed' => {
    if (said !== 'by-column') return said;
    const found = look(cell);
    if (found === 'ambiguous') {
      const [only = 'unknown'] = seen;
      if (seen.size === 1) decided = only;
      return seen.size === 1 ? only : 'unknown';
    }
    const contradicts = found !== 'none' && decided !== 'unknown' && found !== decided;
    return contradicts ? 'mixed' : 'unknown';
  };
  return { look, next };
}
