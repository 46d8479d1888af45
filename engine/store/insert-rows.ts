import type { Connection, Row } from './connection.ts';
import { compiler } from './statement.ts';

/** Bound parameters PostgreSQL takes in one statement are 65,535; stay well below. */
const parametersAtOnce = 16_000;

/**
 * Inserts many rows of one table with the same columns. SQLite: one prepared statement, run per row; PostgreSQL: many rows a
 * statement, because there each statement is a journey.
 */
export async function insertRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length === 0) return;
  if (connection.dialect === 'sqlite') {
    const text = insertOne(table, columns);
    // An embedded store answers at once; to wait for each answer would cost as much as the row.
    for (const row of rows) void connection.run(text, row);
    return;
  }
  const atOnce = Math.max(1, Math.floor(parametersAtOnce / columns.length));
  for (let start = 0; start < rows.length; start += atOnce) {
    const slice = rows.slice(start, start + atOnce);
    const named: Row[] = slice.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
    const query = compiler('postgres').insertInto(table).values(named).compile();
    await connection.run(query.sql, query.parameters);
  }
}

const texts = new Map<string, string>();

function insertOne(table: string, columns: readonly string[]): string {
  const id = `${table}:${columns.join()}`;
  let text = texts.get(id);
  if (text === undefined) {
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
    text = compiler('sqlite').insertInto(table).values(row).compile().sql;
    texts.set(id, text);
  }
  return text;
}
