import type { RowFault } from '../faults.ts';
import { type CellReader, isEmptyCell, type Refusal } from '../fields/reader.ts';
import type { ColumnPlan } from '../map/plan-columns.ts';
import type { TableRow } from '../read/check-row.ts';
import type { Table } from '../read/read-table.ts';
import { type ColumnNotation, followNotation, type SaidNotation } from './column-notation.ts';
import { lookAhead } from './look-ahead.ts';
import type { Field, RowSchema, ValuesOf } from './row-schema.ts';

/** A row with its values, all of them read. */
export interface ReadRow<Values> {
  readonly row: number;
  readonly line: number;
  readonly values: Values;
}

/** A row that cannot be taken over, with everything that is wrong in it. */
export interface FaultyRow {
  readonly row: number;
  readonly line: number;
  readonly faults: readonly RowFault[];
}

/** How the cells are to be read where they do not tell. */
export interface RowOptions {
  /** How fractions are written in columns that leave it open. Found out by column when left out. */
  readonly notation?: SaidNotation | undefined;
}

/** A column as it is read. */
interface OpenColumn {
  readonly name: string;
  readonly column: string;
  readonly index: number;
  readonly reader: CellReader<unknown>;
  readonly otherwise: Field<unknown>['otherwise'];
  readonly notation: ColumnNotation | null;
}

/**
 * The rows of a table, read by a schema, in order: values, or all faults of the row. The first thousand rows are looked at
 * before any is read, to see how columns write their numbers.
 */
export async function* readRows<Schema extends RowSchema>(
  table: Pick<Table, 'rows'>,
  schema: Schema,
  plan: ColumnPlan<keyof Schema & string>,
  { notation = 'by-column' }: RowOptions = {},
): AsyncGenerator<ReadRow<ValuesOf<Schema>> | FaultyRow, void, undefined> {
  const columns = plan.columns.map((planned) => openColumn(schema, planned, notation));
  const defaults = missingValues(schema, plan);
  const look = (row: TableRow | RowFault): void => {
    if ('reason' in row) return;
    for (const { notation, index } of columns) notation?.look(row.cells[index] ?? '');
  };
  for await (const row of lookAhead(table.rows, look)) {
    if ('reason' in row) yield { row: row.row, line: row.line, faults: [row] };
    else yield readRow<ValuesOf<Schema>>(row, columns, defaults);
  }
}

function openColumn<Schema extends RowSchema>(
  schema: Schema,
  { field, column, index }: ColumnPlan<keyof Schema & string>['columns'][number],
  said: SaidNotation,
): OpenColumn {
  const declared = schema[field];
  if (declared === undefined) throw new Error(`the plan names the field ${field}, the schema does not`);
  const { reader, otherwise } = declared;
  return { name: field, column, index, reader, otherwise, notation: followNotation(reader, said) };
}

/** What the fields without a column are, in every row. */
function missingValues(schema: RowSchema, { columns }: ColumnPlan): Readonly<Record<string, unknown>> {
  const planned = new Set(columns.map(({ field }) => field));
  const missing = Object.entries(schema).filter(([name]) => !planned.has(name));
  return Object.fromEntries(missing.map(([name, field]) => [name, field.otherwise?.value ?? null]));
}

function readRow<Values>(
  { row, line, cells }: TableRow,
  columns: readonly OpenColumn[],
  defaults: Readonly<Record<string, unknown>>,
): ReadRow<Values> | FaultyRow {
  const values: Record<string, unknown> = { ...defaults };
  const faults: RowFault[] = [];
  for (const open of columns) {
    const reading = readCell(open, cells[open.index] ?? '');
    if ('value' in reading) {
      values[open.name] = reading.value;
      continue;
    }
    const { reason, values: limits = {}, text = null } = reading;
    faults.push({ row, line, column: open.column, field: open.name, reason, values: limits, text });
  }
  // Every field of the schema is in `values` now: those with a column were read, the others have their default.
  return faults.length > 0 ? { row, line, faults } : { row, line, values: values as Values };
}

function readCell(
  { reader, otherwise, notation }: OpenColumn,
  cell: string,
): { readonly value: unknown } | Refusal {
  if (isEmptyCell(cell)) return otherwise ?? { reason: 'required' };
  const written = notation?.next(cell) ?? 'unknown';
  return written === 'mixed' ? { reason: 'mixed-notation' } : reader.read(cell, written);
}
