import { EngineFault } from '../errors.ts';
import type { FrozenView } from './connection.ts';

/** A column in the one SQL vocabulary. */
export interface ColumnShape {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'blob';
  readonly required: boolean;
}

/** An index of a table, as `createIndex` makes it. */
export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Only rows in which this column has a value. */
  readonly present: string | null;
}

/** A table as both dialects can make it. Columns and indexes in a fixed order, so that equal tables have equal shapes. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** Columns of the primary key, in its order; empty for the few tables without one. */
  readonly key: readonly string[];
  readonly indexes: readonly IndexShape[];
}

/**
 * The tables of the records, read from the store's own catalogue: what modules made by their steps is there as well.
 * @throws {EngineFault} `not-declared` for what the one vocabulary does not have; a copy of it could not be made elsewhere
 */
export async function shapesOf(view: FrozenView): Promise<readonly TableShape[]> {
  const catalogue = view.dialect === 'sqlite' ? sqliteCatalogue : postgresCatalogue;
  const columns = await view.read(catalogue.columns, []);
  const indexes = await view.read(catalogue.indexes, []);
  const names = [...new Set(columns.map(([table]) => String(table)))].sort();
  return names.map((name) => shapeOf(name, columns, indexes));
}

const of = (name: string, rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  rows.filter(([table]) => table === name).map((row) => row.slice(1));

function shapeOf(
  name: string,
  columns: readonly (readonly unknown[])[],
  indexes: readonly (readonly unknown[])[],
): TableShape {
  const own = of(name, columns);
  const keyed = own.filter(([, , , place]) => Number(place) > 0).sort((a, b) => Number(a[3]) - Number(b[3]));
  const byIndex = Map.groupBy(of(name, indexes), ([index]) => String(index));
  return {
    name,
    columns: own
      .map(([column, type, required]) => ({
        name: String(column),
        type: typeOf(name, String(type)),
        required: Number(required) === 1,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    key: keyed.map(([column]) => String(column)),
    indexes: [...byIndex]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([index, parts]) => ({
        name: index,
        columns: parts.map(([, , , column]) => String(column)),
        unique: Number(parts[0]?.[1]) === 1,
        present: presentColumn(index, parts[0]?.[2]),
      })),
  };
}

const types: Readonly<Record<string, ColumnShape['type']>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  blob: 'blob',
  bytea: 'blob',
};

function typeOf(table: string, type: string): ColumnShape['type'] {
  const known = types[type.toLowerCase()];
  if (known === undefined)
    throw new EngineFault(
      'not-declared',
      `${table} has a column of type ${type}: use text, integer or blob`,
      true,
    );
  return known;
}

/** The column of `where … is not null`, the only condition `createIndex` knows. */
function presentColumn(index: string, condition: unknown): string | null {
  if (condition === null || condition === undefined) return null;
  const found = /where\s*\(?"?([a-z0-9_]+)"? is not null\)?\s*$/i.exec(String(condition))?.[1];
  if (found === undefined)
    throw new EngineFault(
      'not-declared',
      `the index ${index} has a condition createIndex does not make`,
      true,
    );
  return found;
}

/** Columns: table, column, type, required, place in the primary key. Indexes: table, index, unique, condition, column. */
const sqliteCatalogue = {
  columns: `select t.name, c.name, c.type, c."notnull" or c.pk > 0, c.pk
    from records.sqlite_schema t join pragma_table_info(t.name, 'records') c
    where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'`,
  indexes: `select t.name, l.name, l."unique", case when l.partial then s.sql end, i.name
    from records.sqlite_schema t join pragma_index_list(t.name, 'records') l join pragma_index_info(l.name, 'records') i
    join records.sqlite_schema s on s.name = l.name
    where t.type = 'table' and l.origin <> 'pk' order by t.name, l.name, i.seqno`,
} as const;

const postgresCatalogue = {
  columns: `select t.relname, c.attname, format_type(c.atttypid, c.atttypmod), (c.attnotnull)::int,
      coalesce(array_position(k.conkey, c.attnum), 0)
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute c on c.attrelid = t.oid
    left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
    where n.nspname = 'records' and t.relkind = 'r' and c.attnum > 0 and not c.attisdropped`,
  indexes: `select t.relname, i.relname, x.indisunique::int,
      'where ' || pg_get_expr(x.indpred, x.indrelid), c.attname
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
    join pg_class i on i.oid = x.indexrelid cross join unnest(x.indkey) with ordinality as part(number, place)
    join pg_attribute c on c.attrelid = t.oid and c.attnum = part.number
    where n.nspname = 'records' and not x.indisprimary order by t.relname, i.relname, part.place`,
} as const;
