import type { KitContent } from '../custody/kit-objects.ts';
import type { Place } from '../place.ts';
import type { Collected } from './collect-custody.ts';
import type { LedgerFound } from './find-ledger.ts';
import type { AcceptableLoss, RestoreStop, SnapshotSource } from './restore-view.ts';

/** A stop on the way, answered to the caller as an outcome. */
export class Stopped extends Error {
  readonly reason: RestoreStop;
  constructor(reason: RestoreStop) {
    super(reason);
    this.reason = reason;
  }
}

/** Everything found at the places that a restore needs. */
export interface Found {
  readonly kit: KitContent;
  readonly custody: Collected;
  readonly ledger: LedgerFound;
  /** Where copies of the ledger lie. */
  readonly ledgerPlaces: readonly Place[];
  readonly snapshot: SnapshotSource;
  readonly placesAway: readonly string[];
  /** Stops with a loss unless the owner has accepted it. */
  readonly lose: (loss: AcceptableLoss) => void;
  readonly accepted: ReadonlySet<AcceptableLoss>;
}
