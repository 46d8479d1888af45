import type { Place } from '../place.ts';
import type { FindSnapshot, RestoreTarget } from '../restore/restore-view.ts';

/** What a drill looks at. */
export type DrillCheck =
  /** The snapshot is of today or yesterday, and the ledger's copy too. */
  | 'fresh'
  /** The snapshot has the tables of this program's version. */
  | 'schema'
  /** The ledger verifies: chain, signatures, and what stands for every person. */
  | 'ledger'
  /** As many records of each kind as were there then, and not none. */
  | 'rows'
  /** The mark that was left before the snapshot came back. */
  | 'mark'
  /** Records picked at random open with their keys. */
  | 'seals'
  /** Ten deletions that the places confirmed: no record and no key of theirs came back. */
  | 'gone';

/**
 * What a drill came to. `inconclusive`: it could not tell (places away, nothing to look at yet); that is no proof, and no alarm before it
 * happens twice.
 */
export interface DrillResult {
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly checks: Readonly<Partial<Record<DrillCheck, 'pass' | 'fail' | 'inconclusive'>>>;
  /** Why it came to no end, when it did not. */
  readonly stopped: string | null;
  readonly snapshotAt: number | null;
  readonly records: number;
  readonly opened: number;
  readonly deletionsChecked: number;
}

/** How to hold a drill. */
export interface DrillOptions {
  readonly places: readonly Place[];
  readonly findSnapshot: FindSnapshot;
  /** Opens an empty store to restore into; embedded, whatever the tenant's own is. */
  readonly scratch: () => Promise<RestoreTarget>;
  /** Removes all of it: before the drill what a crash left of an earlier one, afterwards whatever came of this one. */
  readonly discard: () => Promise<void>;
}
