import { type Kysely, sql } from 'kysely';
import type { AnyKind, PlainColumn } from '../declare/index.ts';
import { EngineFault } from '../errors.ts';
import type { Dialect } from './connection.ts';
import { createIndex } from './create-index.ts';
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
  present: readonly string[],
): Promise<void> {
  const schema = db.schema.withSchema('records');
  const columns = columnsOf(kind);
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
  await createIndex(db, { name: `${id}_by_person`, table: id, columns: ['person_id'] });
  await createIndex(db, { name: `${id}_due`, table: id, columns: ['due_at'], present: 'due_at' });
  if (kind.deletion.per !== 'record')
    await createIndex(db, { name: `${id}_by_group`, table: id, columns: ['key_group'] });
}

/** The columns a table has now; empty when there is no such table. */
export async function presentColumns(
  // biome-ignore lint/suspicious/noExplicitAny: reads the catalogue
  db: Kysely<any>,
  dialect: Dialect,
  table: string,
): Promise<readonly string[]> {
  const rows =
    dialect === 'sqlite'
      ? await sql<{ name: string }>`select name from pragma_table_info(${table}, 'records')`.execute(db)
      : await sql<{ name: string }>`select column_name as name from information_schema.columns
          where table_schema = 'records' and table_name = ${table}`.execute(db);
  return rows.rows.map((row) => row.name);
}
