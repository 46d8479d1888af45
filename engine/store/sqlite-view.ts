import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { FrozenView } from './connection.ts';

const attached = (path: string): string => path.replaceAll("'", "''");

/**
 * A connection of its own that reads one moment of the records and the ledger: under a write-ahead log a reader keeps what it first
 * saw. The log of the records grows meanwhile; the keys are not attached, so deleted keys leave their log as ever.
 */
export function freezeSqlite(files: { readonly records: string; readonly ledger: string }): FrozenView {
  const db = new DatabaseSync(':memory:', { timeout: 10_000 });
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let known = statements.get(sql);
    if (known === undefined) {
      known = db.prepare(sql);
      known.setReturnArrays(true);
      statements.set(sql, known);
    }
    return known;
  };
  try {
    for (const [schema, path] of Object.entries(files)) db.exec(`ATTACH '${attached(path)}' AS ${schema}`);
    db.exec('PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; BEGIN');
    // The moment of each file is that of its first read. The ledger follows the records: it must not be the older one.
    db.exec('SELECT count(*) FROM records.sqlite_schema; SELECT count(*) FROM ledger.sqlite_schema');
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    dialect: 'sqlite',
    read: (sql, parameters) =>
      prepare(sql).all(...(parameters as SQLInputValue[])) as unknown as readonly (readonly unknown[])[],
    close: () => db.close(),
  };
}
