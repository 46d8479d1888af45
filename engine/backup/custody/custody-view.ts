import type { Actor } from '../../actor.ts';
import type { Place, PlaceTrouble } from '../place.ts';

/** The paper with the recovery key, as far as the server knows it: not the key. */
export interface RecoveryKit {
  /** Printed on the kit and shown beside the copies. */
  readonly fingerprint: string;
  readonly madeAt: number;
  /** When somebody last proved, by entering the words, that the paper is there and readable. */
  readonly testedAt: number | null;
}

/**
 * What to do when a place does not answer at a change of custody.
 *
 * - `go-on-with-quorum`: as soon as enough places hold the new custody, the others let go of the old. Deletions become final without the
 *   absent place, but until it is back fewer further places may be lost (see `mayLose`).
 * - `wait-for-all`: nothing old is let go before every place holds the new. Any one place may be lost at any time; deletions wait.
 */
export type AwayPolicy = 'go-on-with-quorum' | 'wait-for-all';

/**
 * Why a place did not take part. `other-writer`: another server keeps its copies there; nothing of it is touched. `rolled-back`: it
 * shows an older state than it has confirmed; it is written anew and counts again, but what it held before it may still hold.
 */
export type CustodyTrouble = PlaceTrouble | 'other-writer' | 'rolled-back';

/** How a place came out of a change of custody. */
export interface PlaceCustody {
  readonly place: string;
  readonly confirmed: boolean;
  readonly trouble: CustodyTrouble | null;
  readonly bytes: number;
}

/** What came of a change of custody. */
export interface CustodyChange {
  /**
   * - `final`: every place holds the new custody and has let go of the old.
   * - `quorum`: enough places do; the others are named.
   * - `waiting`: too few confirmed, or the owner waits for all. All old custody stays where it is, and no deletion since is claimed.
   * - `snapshot-behind`: something was sealed anew after the last snapshot began, which the new custody opens and the old snapshot does
   *   not show. Take an incremental snapshot and change custody once more.
   * - `no-kit`: there is no recovery kit yet, so nothing was written.
   */
  readonly outcome: 'final' | 'quorum' | 'waiting' | 'snapshot-behind' | 'no-kit';
  readonly generation: number;
  readonly keys: number;
  readonly threshold: number;
  /** How many places may be lost together with the server and the rest still restores. Below 1: raise an alarm. */
  readonly mayLose: number;
  readonly places: readonly PlaceCustody[];
}

/** A place as the map of states shows it. Instants are milliseconds since 1970. */
export interface PlaceState {
  readonly place: string;
  /** The newest custody it has confirmed; 0 for none. */
  readonly generation: number;
  readonly confirmedAt: number | null;
  /** Deletions since this instant are not confirmed there: the place still holds a custody from before. `null`: all are. */
  readonly pendingSince: number | null;
  readonly trouble: CustodyTrouble | null;
  /** Last entry of the ledger it holds, and since when. */
  readonly ledgerFact: number;
  readonly ledgerAt: number | null;
}

/** Where custody stands. */
export interface CustodyState {
  readonly kit: RecoveryKit | null;
  /** The custody in force; 0 for none. */
  readonly generation: number;
  readonly threshold: number;
  readonly mayLose: number;
  readonly keys: number;
  readonly bytes: number;
  readonly places: readonly PlaceState[];
  /** Deletions up to this instant can no longer be undone from any copy; `null` when that can be said of none. */
  readonly finalUpTo: number | null;
}

/** What became of a deletion at the places. */
export interface ErasureReceipt {
  /** Number of its entry in the ledger. */
  readonly entry: number;
  readonly at: number;
  readonly how: 'erased' | 'anonymised';
  readonly kind: string;
  readonly reason: string;
  readonly records: number;
  /** When each place confirmed a custody without the keys, in the order of confirmation; `null`: not yet. */
  readonly places: readonly { readonly place: string; readonly confirmedAt: number | null }[];
  /**
   * Since when no copy opens it: not even all places together, with the recovery kit, with today's server and with everything one of
   * the places ever held. `null`: not yet.
   */
  readonly outOfReachSince: number | null;
}

/** What came of copying the ledger. */
export interface LedgerCopies {
  readonly outcome: 'copied' | 'too-few' | 'no-kit';
  /** The last entry copied. */
  readonly fact: number;
  /** `bytes`: what was sent there. */
  readonly places: readonly PlaceCustody[];
}

/**
 * Keys and ledger at the places: the newest copy only, replaced atomically, the key to them split so that the recovery kit plus a
 * quorum of places opens it. Each place is one tenant's: two tenants never share a `Place`.
 *
 * A night, in this order: `engine.rotate()`, a snapshot to all places, `renew` (again after an incremental snapshot as long as it answers
 * `snapshot-behind`, a few times at most), `copyLedger`. During the day `copyLedger` every few minutes, when something happened.
 */
export interface CustodyView {
  kit(): Promise<RecoveryKit | null>;
  /**
   * Puts a kit into use, the first or a new one. The next `renew` seals everything for it, and from then on the former kit opens nothing
   * that is written. Show `recoveryWords(newRecoveryKey())` first; hand in the public half of `recoveryPairOf`.
   */
  useKit(actor: Actor, publicKey: Uint8Array): Promise<RecoveryKit>;
  /** Tells whether words that were entered are those of the kit in use, and notes the day when they are. */
  testKit(actor: Actor, recoveryKey: Uint8Array): Promise<'right' | 'wrong'>;
  /**
   * The key under which snapshots and copies of the ledger lie at the places. It opens plain columns and sealed bytes, never a seal; the
   * caller overwrites it after use.
   */
  archiveKey(): Promise<Buffer>;
  /**
   * New custody: the keys that live now, under a new key that is split over these places, written beside the old, read back, confirmed; then
   * the old is removed. Places that fail are named and do not stop the others. Never throws a `PlaceFault`.
   */
  renew(
    places: readonly Place[],
    options: { readonly policy: AwayPolicy; readonly snapshotBegan?: number },
  ): Promise<CustodyChange>;
  /**
   * Brings the copies of the ledger up to date by what was added since. A place that fails is named and stops no other. `too-few`: what
   * happened since the last copy is not safe from the loss of the server; raise an alarm.
   */
  copyLedger(places: readonly Place[]): Promise<LedgerCopies>;
  /**
   * Lays a copy of the ledger at a place that is none of the owner's and that nobody remembers: for a restore that replaces this very
   * data, see `RestoreOptions.living`. @throws {EngineFault} `not-declared` before there is a kit
   */
  layLedger(place: Place): Promise<void>;
  /** Leaves a mark for the drill. Call it right before each snapshot: without one a drill can only be inconclusive. */
  markForDrill(): Promise<void>;
  /** Where custody stands; reads the store only. `places` are the ids of those in use. */
  state(places: readonly string[]): Promise<CustodyState>;
  /** Deletions and when each place confirmed them, newest first. */
  receipts(options: { readonly before?: number; readonly limit: number }): Promise<readonly ErasureReceipt[]>;
}
