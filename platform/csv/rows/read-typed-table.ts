import type { MappingProblem, TableFault } from '../faults.ts';
import type { ColumnChoice } from '../map/parse-mapping.ts';
import { type ColumnPlan, planColumns } from '../map/plan-columns.ts';
import type { Encoding } from '../read/encoding.ts';
import type { Separator } from '../read/grammar.ts';
import { type ReadOptions, readTable } from '../read/read-table.ts';
import type { ByteSource } from '../read/slices.ts';
import { type FaultyRow, type ReadRow, type RowOptions, readRows } from './read-rows.ts';
import type { RowSchema, ValuesOf } from './row-schema.ts';

/** What a person may say about a file and its columns. */
export interface TypedTableOptions extends ReadOptions, RowOptions {
  readonly choices?: readonly ColumnChoice[] | undefined;
}

/** A table whose columns are planned and whose rows come out as values. */
export interface TypedTable<Values, Name extends string = string> {
  readonly encoding: () => Encoding;
  readonly separator: Separator;
  readonly header: readonly string[];
  readonly plan: ColumnPlan<Name>;
  /** Once, in order. */
  readonly rows: AsyncIterable<ReadRow<Values> | FaultyRow>;
  /** Lets go of the source when the rows are not wanted after all. */
  readonly close: () => Promise<void>;
}

/** A typed table, or everything that kept it from being one. */
export type TypedTableOpened<Values, Name extends string = string> =
  | { readonly outcome: 'opened'; readonly table: TypedTable<Values, Name> }
  | { readonly outcome: 'refused'; readonly problems: readonly (TableFault | MappingProblem)[] };

/**
 * Opens a foreign table and reads it by a schema: `readTable`, `planColumns` and `readRows` in one.
 *
 * @example
 * const opened = await readTypedTable(createReadStream(path), articleRow, { choices });
 * if (opened.outcome === 'refused') return opened.problems.map(problemText);
 * for await (const row of opened.table.rows) 'faults' in row ? tally.add(row.faults) : take(row.values);
 */
export async function readTypedTable<Schema extends RowSchema>(
  source: ByteSource,
  schema: Schema,
  options: TypedTableOptions = {},
): Promise<TypedTableOpened<ValuesOf<Schema>, keyof Schema & string>> {
  const opened = await readTable(source, options);
  if (opened.outcome === 'refused') return { outcome: 'refused', problems: [opened.fault] };
  const { table } = opened;
  const planned = planColumns(schema, table.header, options.choices ?? []);
  if (planned.outcome === 'refused') {
    await table.close();
    return planned;
  }
  const { plan } = planned;
  return { outcome: 'opened', table: { ...table, plan, rows: readRows(table, schema, plan, options) } };
}
