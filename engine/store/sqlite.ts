import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { EngineFault } from '../errors.ts';
import type { Connection, Row, Soon, Store } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { freezeSqlite } from './sqlite-view.ts';

/**
 * Opens (or creates) a tenant's embedded stores: `keys.db`, `records.db`, `ledger.db`, `index.db` in one folder.
 *
 * The main database is an empty one in memory and the four files are attached in the order in which they must commit. SQLite
 * commits attached write-ahead logs one after the other in the order of attachment (vdbeaux.c, vdbeCommit: no super-journal
 * is needed, phase one of each database in turn), each synced under `synchronous=FULL`. The crash test holds it to that.
 */
export function openSqliteStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const writing = new DatabaseSync(':memory:', { timeout: 10_000 });
  attach(writing, folder, schemas);
  writing.exec(`PRAGMA busy_timeout = ${patience.blockingMs}`);
  const reading = new DatabaseSync(':memory:', { timeout: 10_000 });
  attach(reading, folder, ['records', 'ledger', 'idx']);
  reading.exec('PRAGMA query_only = ON');

  const writer = new SqliteConnection(writing);
  const reader = new SqliteConnection(reading);
  const versions = ['keys', 'records', 'ledger'].map((schema) =>
    writing.prepare(`PRAGMA ${schema}.data_version`),
  );
  return {
    dialect: 'sqlite',
    writer,
    reader,
    writerDb: kyselyOn(writer),
    readerDb: kyselyOn(reader),
    atomic: false,
    begin: () => beginPatiently(writing),
    commit: () => writing.exec('COMMIT'),
    rollback: () => writing.exec('ROLLBACK'),
    // Each part only grows, so the sum changes whenever one does.
    version: () => versions.reduce((sum, each) => sum + dataVersion(each), 0),
    scrubKeys() {
      if (!truncateLog(writing, 'keys'))
        throw new EngineFault('store-locked', 'the log of the keys is in use');
    },
    scrubAll: () => {
      for (const schema of schemas) truncateLog(writing, schema);
    },
    filling: (work) => fill(writing, work),
    freeze: () => freezeSqlite({ records: fileIn(folder, 'records'), ledger: fileIn(folder, 'ledger') }),
    lockBackups: () => lockFolder(folder, 'backup', 'alone'),
    close: async () => {
      reading.close();
      writing.close();
    },
  };
}

const schemas = ['keys', 'records', 'ledger', 'idx'] as const;

/** The logs are synced only when they are written over into the files. */
async function fill<Result>(db: DatabaseSync, work: () => Promise<Result>): Promise<Result> {
  for (const schema of schemas) db.exec(`PRAGMA ${schema}.synchronous = NORMAL`);
  try {
    return await work();
  } finally {
    for (const schema of schemas) {
      db.exec(`PRAGMA ${schema}.synchronous = FULL`);
      truncateLog(db, schema);
    }
  }
}

/** How long to wait for another process that is writing: a little on the spot, long between turns of the event loop. */
const patience = { blockingMs: 100, pauseMs: 20, wholeMs: 60_000 } as const;

/**
 * Begins a writing transaction. While another process writes (an import may take a while), this one goes on answering what needs no
 * writing.
 * @throws {EngineFault} `store-locked` when the other does not come to an end
 */
function beginPatiently(db: DatabaseSync): Soon<void> {
  if (!tryToBegin(db)) return beginLater(db);
}

async function beginLater(db: DatabaseSync): Promise<void> {
  const end = performance.now() + patience.wholeMs;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, patience.pauseMs));
    if (tryToBegin(db)) return;
  }
  throw new EngineFault('store-locked', 'another process keeps writing');
}

const sqliteBusy = 5;

function tryToBegin(db: DatabaseSync): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    // The lowest byte is the kind, the others say why.
    if ((((error as { readonly errcode?: number }).errcode ?? 0) & 0xff) === sqliteBusy) return false;
    throw error;
  }
}

const fileOf: Readonly<Record<string, string>> = {
  keys: 'keys.db',
  records: 'records.db',
  ledger: 'ledger.db',
  idx: 'index.db',
};

const fileIn = (folder: string, schema: string): string => join(folder, fileOf[schema] ?? schema);

function attach(db: DatabaseSync, folder: string, schemas: readonly string[]): void {
  for (const schema of schemas) {
    const path = fileIn(folder, schema).replaceAll("'", "''");
    db.exec(`ATTACH '${path}' AS ${schema}`);
    db.exec(`PRAGMA ${schema}.journal_mode = WAL`);
    db.exec(`PRAGMA ${schema}.synchronous = FULL`);
    db.exec(`PRAGMA ${schema}.secure_delete = ON`);
    db.exec(`PRAGMA ${schema}.cache_size = -64000`);
    db.exec(`PRAGMA ${schema}.wal_autocheckpoint = 12000`);
  }
  db.exec('PRAGMA temp_store = MEMORY');
}

function dataVersion(pragma: StatementSync): number {
  return Number((pragma.get() as { data_version: number }).data_version);
}

/** @returns false when another process was in the way and the log keeps its bytes for now */
function truncateLog(db: DatabaseSync, schema: string): boolean {
  const done = db.prepare(`PRAGMA ${schema}.wal_checkpoint(TRUNCATE)`).get() as { readonly busy: number };
  return done.busy === 0;
}

/** A statement with the names of the columns it returns; none when it only writes. */
interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
}

/** Rows come as arrays and are named here, which takes half the time of letting `node:sqlite` name them. */
function rowsOf({ statement, columns }: Prepared, parameters: readonly SQLInputValue[]): readonly Row[] {
  const found = statement.all(...parameters) as unknown as readonly (readonly unknown[])[];
  return found.map((values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) row[columns[i] ?? ''] = values[i];
    return row;
  });
}

class SqliteConnection implements Connection, DatabaseConnection {
  readonly dialect = 'sqlite';
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();
  #changes = 0;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  run(sql: string, parameters: readonly unknown[]): readonly Row[] {
    const prepared = this.#statements.get(sql) ?? this.#prepare(sql);
    if (prepared.columns.length > 0) return rowsOf(prepared, parameters as SQLInputValue[]);
    this.#changes = Number(prepared.statement.run(...(parameters as SQLInputValue[])).changes);
    return [];
  }

  changes(): number {
    return this.#changes;
  }

  #prepare(sql: string): Prepared {
    const statement = this.#db.prepare(sql);
    const prepared = { statement, columns: statement.columns().map((column) => column.name) };
    statement.setReturnArrays(true);
    if (this.#statements.size > 500) this.#statements.clear();
    this.#statements.set(sql, prepared);
    return prepared;
  }

  // From here on: what Kysely asks of a connection.
  async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
    const rows = this.run(query.sql, query.parameters) as Result[];
    return { rows, numAffectedRows: BigInt(this.#changes) };
  }

  // biome-ignore lint/correctness/useYield: refuses at the first step
  async *streamQuery<Result>(): AsyncIterableIterator<QueryResult<Result>> {
    throw new EngineFault('not-declared', 'streaming queries are not offered; page by key instead', true);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tables are typed by those who use them
function kyselyOn(connection: SqliteConnection): Kysely<any> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: notHere,
    commitTransaction: notHere,
    rollbackTransaction: notHere,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

async function notHere(): Promise<void> {
  throw new EngineFault('not-declared', 'a unit is the transaction; do not open another', true);
}
