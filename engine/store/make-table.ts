import { type Kysely, sql } from 'kysely';
import type { Dialect } from './connection.ts';
import { createIndex } from './create-index.ts';
import { columnTypes } from './schema.ts';
import type { TableShape } from './table-shape.ts';

// biome-ignore lint/suspicious/noExplicitAny: these tables are being made here
type AnyDb = Kysely<any>;

/** Makes a table of the records from its shape, without its indexes: rows that come in bulk come faster so. */
export async function makeTable(db: AnyDb, dialect: Dialect, shape: TableShape): Promise<void> {
  let table = db.schema.withSchema('records').createTable(shape.name);
  for (const { name, type, required } of shape.columns) {
    table = table.addColumn(name, sql.raw(columnTypes[dialect][type]), (column) => {
      const alone = shape.key.length === 1 && shape.key[0] === name ? column.primaryKey() : column;
      return required ? alone.notNull() : alone;
    });
  }
  if (shape.key.length > 1)
    table = table.addPrimaryKeyConstraint(`${shape.name}_key`, [...shape.key] as never[]);
  await table.execute();
}

/** Makes the indexes of a table. */
export async function makeIndexes(db: AnyDb, shape: TableShape): Promise<void> {
  for (const { name, columns, unique, present } of shape.indexes) {
    await createIndex(db, {
      name,
      table: shape.name,
      columns,
      ...(unique ? { unique: true as const } : {}),
      ...(present === null ? {} : { present }),
    });
  }
}
