import type { Calendar } from './clock/calendar.ts';
import type { SetPeriods } from './clock/set-periods.ts';
import type { AnyKind, Register } from './declare/index.ts';
import type { LedgerWriter } from './facts/ledger.ts';
import type { Connection, Store } from './store/connection.ts';
import type { Keyring } from './vault/keyring.ts';
import type { IndexKey } from './vault/search-index.ts';

/**
 * What the parts of the engine share about one tenant. Inner to the engine; nobody outside gets one, because whoever holds it
 * can reach keys.
 */
export interface Session {
  readonly tenant: string;
  readonly register: Register;
  readonly store: Store;
  readonly connection: Connection;
  readonly keyring: Keyring;
  readonly ledger: LedgerWriter;
  readonly calendar: Calendar;
  /** Periods the owner set in place of the law's. */
  readonly periods: SetPeriods;
  readonly now: () => number;
  /** The index keys in use, newest last. */
  readonly indexKeys: () => readonly IndexKey[];
  /** What must follow the commit of the running batch. */
  readonly after: AfterCommit;
}

/** Work that follows a batch's commit. */
export interface AfterCommit {
  readonly batch: string;
  /** Shred groups whose keys go. */
  readonly shreds: string[];
  /** Shred groups that a record has left in the running unit, with their kinds. */
  readonly thinned: Map<string, AnyKind>;
  /** Files to unlink. */
  readonly files: string[];
  /** Whether facts or index changes were written down as pending. */
  pending: boolean;
  /** Whether keys were deleted whose bytes still stand in the store's log. */
  unscrubbed: boolean;
}
