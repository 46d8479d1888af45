import type { Connection } from './connection.ts';
import { insertRows } from './insert-rows.ts';
import type { ColumnShape, TableShape } from './table-shape.ts';

const arrays: Readonly<Record<ColumnShape['type'], string>> = {
  text: 'text[]',
  integer: 'bigint[]',
  blob: 'bytea[]',
};

/** Inserts rows by the ten thousand, for a store that is being filled. PostgreSQL gets a list per column: one journey, no long statement. */
export async function insertBulk(
  connection: Connection,
  { name, columns }: TableShape,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (connection.dialect === 'sqlite') {
    const names = columns.map((column) => column.name);
    await insertRows(connection, `records.${name}`, names, rows);
    return;
  }
  const quoted = columns.map((column) => `"${column.name}"`).join();
  const lists = columns.map(({ type }, i) => `$${i + 1}::${arrays[type]}`).join();
  const values = columns.map(({ type }, i) => rows.map((row) => forPostgres(type, row[i])));
  await connection.run(`insert into records."${name}" (${quoted}) select * from unnest(${lists})`, values);
}

/** Within a list the driver knows bytes only as `Buffer`. */
function forPostgres(type: ColumnShape['type'], value: unknown): unknown {
  if (type !== 'blob' || !(value instanceof Uint8Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
