import type { RowFault } from '../faults.ts';
import type { TableRow } from '../read/check-row.ts';

/** Enough to see how a column is written. */
const rowsAhead = 1_000;

/** And little enough to be kept, however long the rows are. */
const charactersAhead = 4_194_304;

/** Hands on rows unchanged; the first thousand are looked at before the first is handed on. */
export async function* lookAhead(
  rows: AsyncIterable<TableRow | RowFault>,
  look: (row: TableRow | RowFault) => void,
): AsyncGenerator<TableRow | RowFault, void, undefined> {
  let ahead: (TableRow | RowFault)[] = [];
  let characters = 0;
  let isLooking = true;
  for await (const row of rows) {
    if (!isLooking) {
      yield row;
      continue;
    }
    look(row);
    ahead.push(row);
    characters += 'reason' in row ? 0 : row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (ahead.length < rowsAhead && characters < charactersAhead) continue;
    isLooking = false;
    yield* ahead;
    ahead = [];
  }
  yield* ahead;
}
