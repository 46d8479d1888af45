import type { Register, Text } from '../../declare/index.ts';
import type { Engine } from '../../engine.ts';
import type { Step } from '../../migrate.ts';
import type { Store } from '../../store/connection.ts';
import type { EpochKeys } from '../../vault/epochs.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import type { Place } from '../place.ts';

/** A snapshot as restore needs it. The archive reads it; restore does not know how it lies at the places. */
export interface SnapshotSource {
  readonly at: number;
  /** Number of the last fact that stood in the ledger then. */
  readonly lastFact: number;
  /** Rows of each table of the records. */
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** Writes all tables of the records into an empty store, and the sealed files into their folder. */
  load(store: Store, files: string): Promise<void>;
}

/** Finds the newest snapshot not taken after `at`; `null` when there is none that is whole. */
export type FindSnapshot = (
  places: readonly Place[],
  kit: KitContent,
  at: number,
) => Promise<SnapshotSource | null>;

/** Where to restore into: an empty store, and empty folders. */
export interface RestoreTarget {
  readonly store: Store;
  readonly epochs: EpochKeys;
  readonly files: string;
  readonly register: Register;
  readonly steps: readonly Step[];
  readonly now: () => number;
  readonly timeZone?: string;
}

/**
 * Why a restore stopped. Those of {@link AcceptableLoss} can be gone on with, by the owner's explicit choice; the others cannot.
 */
export type RestoreStop =
  | 'no-copies'
  | 'wrong-kit'
  | 'several-tenants'
  | 'too-few-shares'
  | 'no-snapshot'
  | 'not-empty'
  /** The copies are those of another company than the data they are to replace. */
  | 'other-data'
  /** What was restored did not stand the check that was asked for. */
  | 'not-whole'
  | 'ledger-damaged'
  | AcceptableLoss;

/**
 * What can be lost by going on.
 *
 * - `ledger-unsure`: too few places answer to be sure that the newest ledger is among theirs. Later erasures, withdrawals and
 *   restrictions may be missing: persons who are gone may be back.
 * - `ledger-behind`: the newest ledger that was found ends before the keys or the records were copied. The same may be lost.
 * - `ledger-forked`: two places tell different stories from some entry on; two servers wrote, or one copy was forged.
 * - `keys-missing`: some records of the snapshot are sealed under keys that are no longer there, because they were sealed anew since. They
 *   come back without their personal fields.
 */
export type AcceptableLoss = 'ledger-unsure' | 'ledger-behind' | 'ledger-forked' | 'keys-missing';

/** How to restore. */
export interface RestoreOptions {
  readonly places: readonly Place[];
  readonly recoveryKey: Uint8Array;
  /** Which tenant, when the kit opens several. */
  readonly tenant?: string;
  /** The newest snapshot not taken after this instant; the newest of all, when left out. */
  readonly at?: number;
  readonly findSnapshot: FindSnapshot;
  readonly into: RestoreTarget;
  /** Losses the owner has read and accepts. */
  readonly accept?: readonly AcceptableLoss[];
  /** Where a copy of the ledger of living data lies that the restore is to replace: what it alone knows of is in force as well. */
  readonly living?: Place;
  /** The last thing that is done before the restore counts as finished; a reason, and it does not. */
  readonly settle?: (engine: Engine) => Promise<'not-whole' | null>;
}

/** How many, by kind of data. */
export type CountByKind = Readonly<Record<string, number>>;

/** What a restored system has and lacks. */
export interface RestoreReport {
  readonly tenant: string;
  readonly snapshotAt: number;
  /** When the ledger that is in force was copied, and its last entry. Between this and the loss of the server nobody knows what happened. */
  readonly ledgerAt: number;
  readonly ledgerFact: number;
  readonly custodyAt: number;
  readonly records: CountByKind;
  /** Records the ledger names between snapshot and its end that are not there: made after the snapshot. At least so many. */
  readonly missing: CountByKind;
  /** Changes of fields the ledger names after the snapshot: the former content is back. */
  readonly changesLost: CountByKind;
  /** What the ledger says died after the snapshot, and is gone again. */
  readonly goneAgain: CountByKind;
  /** Came back without personal fields, see `keys-missing`. */
  readonly unreadable: CountByKind;
  /** Consents, withdrawals, objections, restrictions and holds after the snapshot that are in force again. */
  readonly factsReplayed: number;
  /** What was due meanwhile and died. */
  readonly swept: number;
  readonly placesAway: readonly string[];
  readonly accepted: readonly AcceptableLoss[];
}

/** What came of a restore. Stopped, it says what would be lost by going on, or what is wrong. */
export type Restored =
  | { readonly outcome: 'restored'; readonly report: RestoreReport }
  | { readonly outcome: 'stopped'; readonly reason: RestoreStop; readonly explanation: Text };
