import { type Kysely, sql } from 'kysely';
import type { AnyKind, PlainColumn } from '../declare/index.ts';
import { EngineFault } from '../errors.ts';
import type { Dialect } from './connection.ts';
import { createIndex, type IndexSpec } from './create-index.ts';
import { columnTypes } from './schema.ts';

/** A column of a kind's table as the engine makes it. */
interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'blob';
  readonly required: boolean;
}

const head: readonly Column[] = [
  { name: 'id', type: 'text', required: true },
  { name: 'person_id', type: 'text', required: false },
  { name: 'key_group', type: 'text', required: false },
  { name: 'sealed', type: 'blob', required: false },
  { name: 'sealed_version', type: 'integer', required: true },
  { name: 'life', type: 'text', required: true },
  { name: 'due_at', type: 'integer', required: false },
  { name: 'due_action', type: 'text', required: false },
  { name: 'created_at', type: 'integer', required: true },
  { name: 'updated_at', type: 'integer', required: true },
  { name: 'revision', type: 'integer', required: true },
];

/** All columns of a kind's table: the engine's, one instant per event, the kind's own. */
export function columnsOf(kind: AnyKind): readonly Column[] {
  const events = Object.keys(kind.events).map((event) => ({
    name: `${event}_at`,
    type: 'integer' as const,
    required: false,
  }));
  const own = Object.entries(kind.plain as Record<string, PlainColumn>).map(([name, column]) => ({
    name,
    type: column.type,
    // A column that dies with its record must be able to be empty then.
    required: !column.nullable && column.afterlife === 'keep',
  }));
  return [...head, ...events, ...own];
}

/**
 * Makes a kind's table, or adds the columns a newer declaration brings. Columns a declaration no longer names stay and are
 * reported by `verify`: data nobody declares is a gap, and dropping it is a decision for people.
 */
export async function createKindTable(
  // biome-ignore lint/suspicious/noExplicitAny: the table is being made here
  db: Kysely<any>,
  dialect: Dialect,
  kind: AnyKind,
  { columnsOf: presentIn, indexes }: Present,
): Promise<void> {
  const schema = db.schema.withSchema('records');
  const columns = columnsOf(kind);
  const present = presentIn.get(kind.id) ?? [];
  if (present.length === 0) {
    let table = schema.createTable(kind.id);
    for (const { name, type, required } of columns) {
      table = table.addColumn(name, sql.raw(columnTypes[dialect][type]), (column) => {
        const base = name === 'id' ? column.primaryKey() : column;
        return required ? base.notNull() : base;
      });
    }
    await table.execute();
  } else {
    for (const { name, type, required } of columns.filter((column) => !present.includes(column.name))) {
      if (required)
        throw new EngineFault('not-declared', `${kind.id}.${name} is new and must be nullable`, true);
      await schema.alterTable(kind.id).addColumn(name, sql.raw(columnTypes[dialect][type])).execute();
    }
  }
  // Everything of a person; what is due, soonest first (the sweep reads nothing else).
  const { id } = kind;
  const wanted: readonly IndexSpec[] = [
    { name: `${id}_by_person`, table: id, columns: ['person_id'] },
    { name: `${id}_due`, table: id, columns: ['due_at'], present: 'due_at' },
    ...(kind.deletion.per === 'record'
      ? []
      : [{ name: `${id}_by_group`, table: id, columns: ['key_group'] }]),
  ];
  for (const index of wanted) if (!indexes.has(index.name)) await createIndex(db, index);
}

/** What the schema `records` holds now. */
export interface Present {
  /** Columns by table. */
  readonly columnsOf: ReadonlyMap<string, readonly string[]>;
  /** Names of all indexes. */
  readonly indexes: ReadonlySet<string>;
}

/** Reads the catalogue once for all tables: a start asks for dozens. */
export async function readPresent(
  // biome-ignore lint/suspicious/noExplicitAny: reads the catalogue
  db: Kysely<any>,
  dialect: Dialect,
): Promise<Present> {
  const { columns, indexes } = catalogue[dialect];
  const found = (await columns.execute(db)).rows;
  const grouped = Map.groupBy(found, ({ table }) => table);
  return {
    columnsOf: new Map([...grouped].map(([table, rows]) => [table, rows.map(({ name }) => name)])),
    indexes: new Set((await indexes.execute(db)).rows.map(({ name }) => name)),
  };
}

const catalogue = {
  sqlite: {
    columns: sql<{ table: string; name: string }>`select t.name as "table", c.name as name
      from records.sqlite_schema t join pragma_table_info(t.name, 'records') c where t.type = 'table'`,
    indexes: sql<{ name: string }>`select name from records.sqlite_schema where type = 'index'`,
  },
  postgres: {
    columns: sql<{ table: string; name: string }>`select t.relname as "table", c.attname as name
      from pg_class t join pg_attribute c on c.attrelid = t.oid
      where t.relnamespace = 'records'::regnamespace and t.relkind = 'r' and c.attnum > 0 and not c.attisdropped`,
    indexes: sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'records'::regnamespace and relkind = 'i'`,
  },
} as const;
