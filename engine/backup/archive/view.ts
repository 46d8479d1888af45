import type { Place, PlaceTrouble } from '../place.ts';

/** A snapshot as it lies at a place, told from its name alone. */
export interface PlacedSnapshot {
  /** The whole name of its manifest at the place. */
  readonly name: string;
  /** When it was taken, to the second. */
  readonly at: number;
}

/** What a snapshot holds. */
export interface SnapshotContent extends PlacedSnapshot {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly files: { readonly count: number; readonly bytes: number };
  /** Sealed bytes at the place it needs, shared with other snapshots or not. */
  readonly bytes: number;
  /** Number of the last fact that stood in the ledger then. A ledger copy that ends before it is older than the records. */
  readonly lastFact: number;
}

/** Why a place did not take a snapshot. */
export type SnapshotTrouble =
  | PlaceTrouble
  /** Another server writes here, or this one was restored and has not taken the place over. */
  | 'other-writer';

/** What the owner should hear although the snapshot is good. */
export type SnapshotWarning =
  /** The place held an older state than it was left with: it was put back, or forgets. */
  | 'rolled-back'
  /** Something that earlier snapshots need is damaged or missing there; everything was sent again. */
  | 'damaged-before'
  /** A file that a record names is not in the folder of the files: it is in no new snapshot either. */
  | 'file-missing';

/** What became of a snapshot at one place. `good` means: written, read back, and it restores. */
export type PlaceResult =
  | {
      readonly place: string;
      readonly outcome: 'good';
      readonly snapshot: SnapshotContent;
      readonly sentBytes: number;
      readonly warnings: readonly SnapshotWarning[];
    }
  | {
      readonly place: string;
      readonly outcome: 'failed';
      readonly trouble: SnapshotTrouble;
      readonly message: string;
    };

/** How far a running snapshot is. */
export interface SnapshotProgress {
  readonly rows: number;
  readonly files: number;
  /** Sealed bytes handed to the places so far, counted once. */
  readonly bytes: number;
}

/** What a snapshot is taken with. */
export interface SnapshotOptions {
  readonly places: readonly Place[];
  /** 32 bytes of the tenant's own; whoever restores needs it. */
  readonly archiveKey: Buffer;
  /**
   * Ids of places at which this server takes over from the one that wrote there before: after a restore, by the owner's explicit
   * choice. The former server is refused there from then on.
   */
  readonly takeOver?: readonly string[];
  readonly progress?: (progress: SnapshotProgress) => void;
}

/** A damaged or missing object of an archive. */
export interface ArchiveDamage {
  readonly place: string;
  readonly object: string;
  readonly what: 'missing' | 'changed' | 'unreadable';
}

/** How long snapshots stay. Counted in days that have a snapshot *and* by the clock: both must have passed before one goes. */
export interface RetentionPolicy {
  /** One a day, at least 42. */
  readonly days: number;
  /** Beyond the days one a week, for so many weeks. */
  readonly weeks: number;
  /** Beyond those one a month, for so many months. */
  readonly months: number;
}

/** What pruning a place came to. Nothing is removed when there is any doubt about the clock or the newest snapshot. */
export type PruneResult =
  | {
      readonly outcome: 'pruned';
      readonly snapshots: number;
      readonly objects: number;
      readonly bytes: number;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: 'clock-went-back' | 'newest-not-verified' | 'other-writer' | 'manifest-damaged';
    };

/** Snapshots of one tenant. */
export interface Backup {
  /** Takes a snapshot and writes it to every place. A place that fails stops no other. */
  snapshot(options: SnapshotOptions): Promise<readonly PlaceResult[]>;
  /** Reads everything a snapshot needs from a place and opens it; what is damaged is named. The newest, when none is named. */
  verify(place: Place, archiveKey: Buffer, snapshot?: string): Promise<readonly ArchiveDamage[]>;
  /** Removes what the policy no longer keeps at a place, and only after its newest snapshot was read whole. */
  prune(place: Place, archiveKey: Buffer, policy: RetentionPolicy): Promise<PruneResult>;
}
