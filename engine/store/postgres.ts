import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { EngineFault } from '../errors.ts';
import type { Connection, Row, Store } from './connection.ts';
import { freezePostgres, lockPostgres } from './postgres-view.ts';

/** 64-bit integers fit JavaScript's numbers here: milliseconds, cents and counters all stay below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

/** A number no other program is likely to lock by: the writer of a tenant's database is one at a time. */
const writerLock = 7_331_001;

/** What PostgreSQL answers to whoever wants into a database that is not there. */
const noSuchDatabase = '3D000';

/** Backups of a tenant's database are taken by one process at a time. */
const backupLock = 7_331_002;

/**
 * Opens a tenant's stores in a PostgreSQL database of its own (created when missing), one schema each.
 * @param url of the server, with a role that may create databases; its path is ignored
 */
export async function openPostgresStore(url: string, tenant: string): Promise<Store> {
  if (!/^[a-z0-9_]{1,60}$/.test(databaseOf(tenant)))
    throw new EngineFault('invalid-value', 'not a database name', true);
  const settings = { connectionString: addressOf(url, tenant), types, application_name: 'redlich' };
  const line = writingLine(settings);
  const pool = new pg.Pool({ ...settings, max: 4 });
  pool.on('error', () => {});
  await createSchemas(
    await line.ready().catch(async (error: { readonly code?: string }) => {
      if (error.code !== noSuchDatabase) throw error;
      await createDatabase(url, tenant);
      return line.ready();
    }),
  );

  const writer = new PostgresConnection(line);
  // Several servers may write to one database, so nothing cached from an earlier batch is trusted.
  let batches = 0;
  return {
    dialect: 'postgres',
    writer,
    reader: new PostgresConnection(pool),
    writerDb: kyselyOn(writer),
    readerDb: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    atomic: true,
    begin: async () => beginLocked(await line.ready()),
    commit: async () => {
      // A transaction that an error has aborted answers a COMMIT with ROLLBACK, and no error.
      const { command } = await line.query('COMMIT');
      if (command !== 'COMMIT') throw new EngineFault('store-lost', 'the transaction had been aborted');
    },
    rollback: async () => void (await line.query('ROLLBACK')),
    version: () => ++batches,
    scrubKeys: () => {},
    // Not on the writing line: it may be in the middle of a transaction.
    scrubAll: async () => void (await pool.query('VACUUM keys.key')),
    // Rows come by the thousand in few commits: waiting for the disk is not what takes time here.
    filling: (work) => work(),
    freeze: () => freezePostgres(settings),
    lockBackups: () => lockPostgres(settings, backupLock),
    close: async () => {
      await pool.end();
      await line.end();
    },
  };
}

interface WritingLine {
  query(query: string | pg.QueryConfig): Promise<pg.QueryResult>;
  /** The connection, made anew if it was lost since the last transaction. */
  ready(): Promise<pg.Client>;
  end(): Promise<void>;
}

/**
 * The one connection that writes. Lost amid a transaction, it fails that transaction and no other: the next one begins on a new
 * connection. Never silently within one, because its first half would be gone.
 */
function writingLine(settings: pg.ClientConfig): WritingLine {
  let client: pg.Client | null = null;
  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(settings);
    // Whoever uses the line learns of the loss by its own error; an event nobody hears would end the process.
    fresh.on('error', () => {
      if (client === fresh) client = null;
    });
    fresh.on('end', () => {
      if (client === fresh) client = null;
    });
    await fresh.connect();
    client = fresh;
    return fresh;
  }
  return {
    query(query) {
      if (client === null) throw new EngineFault('store-lost', 'the connection to the database was lost');
      return client.query(query as pg.QueryConfig);
    },
    ready: async () => client ?? connect(),
    end: async () => client?.end(),
  };
}

async function beginLocked(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [writerLock]);
}

/** Under the writer's lock, because two processes that start at the same time would get into each other's way. */
async function createSchemas(client: pg.Client): Promise<void> {
  await beginLocked(client);
  for (const schema of ['keys', 'records', 'ledger', 'idx'])
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query('COMMIT');
}

/** The name of a tenant's database. */
export const databaseOf = (tenant: string): string => `redlich_${tenant.replaceAll('-', '_')}`;

/** Where a tenant's database is on a server. */
export function addressOf(url: string, tenant: string): string {
  const target = new URL(url);
  target.pathname = `/${databaseOf(tenant)}`;
  return target.href;
}

/** Text compares byte by byte, as in SQLite: ranges over ids and words must not depend on the server's language. */
async function createDatabase(url: string, tenant: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin
      .query(
        `CREATE DATABASE ${databaseOf(tenant)} ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
      )
      .catch(unlessThere);
  } finally {
    await admin.end();
  }
}

/** Another process has created it in the same moment. */
function unlessThere(error: { readonly code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

/** The server quotes values in its texts ("Key (number)=(17) already exists"); only its code is handed on. */
function withoutValues(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = 'XX000' } = error;
  throw Object.assign(new Error(`the database refused a statement (${code})`), { code });
}

class PostgresConnection implements Connection, DatabaseConnection {
  readonly dialect = 'postgres';
  readonly #client: Pick<WritingLine, 'query'>;
  readonly #names = new Map<string, string>();
  #changes = 0;

  constructor(client: Pick<WritingLine, 'query'>) {
    this.#client = client;
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    const query = { text: sql, values: [...parameters], ...this.#named(sql) };
    const result = await Promise.resolve(this.#client.query(query)).catch(withoutValues);
    this.#changes = result.rowCount ?? 0;
    return result.rows;
  }

  changes(): number {
    return this.#changes;
  }

  /** Prepared on the server once per text. Very long texts (many rows at once) differ each time and are not worth it. */
  #named(sql: string): { name?: string } {
    if (sql.length > 2_000 || this.#names.size > 500) return {};
    const known = this.#names.get(sql) ?? `s${this.#names.size}`;
    this.#names.set(sql, known);
    return { name: known };
  }

  async executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
    const rows = (await this.run(query.sql, query.parameters)) as Result[];
    return { rows, numAffectedRows: BigInt(this.#changes) };
  }

  // biome-ignore lint/correctness/useYield: refuses at the first step
  async *streamQuery<Result>(): AsyncIterableIterator<QueryResult<Result>> {
    throw new EngineFault('not-declared', 'streaming queries are not offered; page by key instead', true);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tables are typed by those who use them
function kyselyOn(connection: PostgresConnection): Kysely<any> {
  const notHere = async (): Promise<void> => {
    throw new EngineFault('not-declared', 'a unit is the transaction; do not open another', true);
  };
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
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
