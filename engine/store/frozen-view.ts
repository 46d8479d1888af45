import type { Dialect, Soon } from './connection.ts';

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
