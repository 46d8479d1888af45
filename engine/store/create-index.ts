import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

/** An index on a table of the schema `records` (or of another one of the engine's). */
export interface IndexSpec {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly schema?: string;
  readonly unique?: true;
  /** Only rows in which this column has a value. */
  readonly present?: string;
}

/**
 * Creates an index where it is missing. The two dialects disagree on where the schema's name stands (SQLite: before the
 * index, PostgreSQL: before the table), which Kysely's builder does not know.
 */
// biome-ignore lint/suspicious/noExplicitAny: works on any database
export async function createIndex(db: Kysely<any>, spec: IndexSpec): Promise<void> {
  const schema = spec.schema ?? 'records';
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const name: RawBuilder<unknown> = postgres ? sql.id(spec.name) : sql.id(schema, spec.name);
  const table: RawBuilder<unknown> = postgres ? sql.id(schema, spec.table) : sql.id(spec.table);
  const columns = sql.join(spec.columns.map((column) => sql.id(column)));
  const where = spec.present === undefined ? sql`` : sql` where ${sql.id(spec.present)} is not null`;
  const unique = spec.unique ? sql`unique ` : sql``;
  await sql`create ${unique}index if not exists ${name} on ${table} (${columns})${where}`.execute(db);
}
