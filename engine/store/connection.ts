import type { Kysely } from 'kysely';

/** Which SQL a statement is compiled to. */
export type Dialect = 'sqlite' | 'postgres';

/** One row as the driver gives it. */
export type Row = Record<string, unknown>;

/** What a driver answers at once (SQLite) or later (PostgreSQL). Always `await` it. */
export type Soon<Value> = Value | Promise<Value>;

/** The single writing connection of a tenant. */
export interface Connection {
  readonly dialect: Dialect;
  /** Runs a compiled query with its parameters; rows for queries that return any, else an empty list. */
  run(sql: string, parameters: readonly unknown[]): Soon<readonly Row[]>;
  /** Rows changed by the last `run`. */
  changes(): number;
}

/**
 * The committed records and ledger of one moment, however long they are read while others go on writing. Sees no keys. One query at a
 * time; each blocks as long as it takes, so ask for portions.
 */
export interface FrozenView {
  readonly dialect: Dialect;
  /** Rows as arrays, in the order of the query's columns. */
  read(sql: string, parameters: readonly unknown[]): Soon<readonly (readonly unknown[])[]>;
  close(): Soon<void>;
}

/** A lock that ends with the process that holds it, however that ends. */
export interface ProcessLock {
  release(): Soon<void>;
}

/**
 * A tenant's four stores behind one connection: schemas `keys`, `records`, `ledger` and `idx`, in SQLite four files, in
 * PostgreSQL four schemas of the tenant's own database.
 */
export interface Store {
  readonly dialect: Dialect;
  readonly writer: Connection;
  /** Committed data only; sees no keys. */
  readonly reader: Connection;
  /** Kysely on the writing connection; only to be used within a unit. */
  // biome-ignore lint/suspicious/noExplicitAny: the engine's own tables are typed in schema.ts, modules bring theirs
  readonly writerDb: Kysely<any>;
  /** Kysely on committed data; sees no keys. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly readerDb: Kysely<any>;
  begin(): Soon<void>;
  commit(): Soon<void>;
  rollback(): Soon<void>;
  /**
   * Whether the four schemas commit as one. If not, they commit in the order keys, records, ledger, idx, and what must follow
   * the records (deleted keys, ledger entries) is written down in the records first and finished after the commit.
   */
  readonly atomic: boolean;
  /** Grows when another process wrote; whoever caches the state of the store rereads it then. */
  version(): Soon<number>;
  /**
   * Makes deleted keys unreadable in the store's own files (SQLite: checkpoint and truncate the write-ahead log).
   * @throws {EngineFault} `store-locked` when another process is in the way; to be tried again
   */
  scrubKeys(): Soon<void>;
  /** The same for all schemas; nightly. */
  scrubAll(): Soon<void>;
  /**
   * For a store that is being filled: within `work` commits do not wait for the disk, when this settles everything is on it. What a power
   * cut leaves in between opens, but may lack the last commits; so only where such a store is emptied and begun anew.
   */
  filling<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The committed state of this moment, on a connection of its own. */
  freeze(): Soon<FrozenView>;
  /** Keeps backups by other processes out; null while one of them runs. */
  lockBackups(): Soon<ProcessLock | null>;
  close(): Promise<void>;
}
