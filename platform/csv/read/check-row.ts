import type { RowFault } from '../faults.ts';
import type { BrokenRecord, TableRecord } from './records.ts';

/** A row of a table that is whole: it has a cell for every column, and every cell can be read. */
export type TableRow = TableRecord;

/** What a row is measured by. */
export interface RowShape {
  readonly header: readonly string[];
  readonly maxCellCharacters: number;
  readonly maxRowBytes: number;
}

/** A row that fits the header, or what is wrong with it. */
export function checkRow(record: TableRecord | BrokenRecord, shape: RowShape): TableRow | RowFault {
  const { header, maxCellCharacters, maxRowBytes } = shape;
  const fault = (reason: RowFault['reason'], place: number | null, values: RowFault['values']): RowFault => ({
    row: record.row,
    line: record.line,
    column: place === null ? null : (header[place] ?? null),
    field: null,
    reason,
    values,
    text: null,
  });
  if ('broken' in record) {
    return fault(record.broken, record.place, record.broken === 'row-too-long' ? { limit: maxRowBytes } : {});
  }
  const { cells } = record;
  if (cells.length !== header.length) {
    const reason = cells.length < header.length ? 'cells-missing' : 'cells-extra';
    return fault(reason, null, { found: cells.length, expected: header.length });
  }
  const long = cells.findIndex((cell) => cell.length > maxCellCharacters);
  return long < 0 ? record : fault('too-long', long, { limit: maxCellCharacters });
}
