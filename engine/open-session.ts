import { mkdirSync } from 'node:fs';
import { calendarOf } from './clock/calendar.ts';
import { setPeriods } from './clock/set-periods.ts';
import type { Register } from './declare/index.ts';
import { ledgerWriter } from './facts/ledger.ts';
import { newId, type RecordId } from './ids.ts';
import { migrate, type Step } from './migrate.ts';
import { recover } from './recover.ts';
import type { AfterCommit, Session } from './session.ts';
import type { Store } from './store/connection.ts';
import { statement } from './store/statement.ts';
import { workQueue } from './store/work-queue.ts';
import type { EpochKeys } from './vault/epochs.ts';
import { unlinkFiles } from './vault/files.ts';
import { loadIndexKeys } from './vault/index-keys.ts';
import { openKeyring } from './vault/keyring.ts';
import type { IndexKey } from './vault/search-index.ts';
import { finishShreds } from './vault/shred.ts';

/** What an engine is opened with. */
export interface EngineOptions {
  readonly tenant: string;
  readonly register: Register;
  readonly store: Store;
  readonly epochs: EpochKeys;
  /** Folder of the sealed files. */
  readonly files: string;
  /** Milliseconds since 1970; the injected clock. */
  readonly now: () => number;
  readonly timeZone?: string;
  /** Steps of the modules' plain tables. */
  readonly steps?: readonly Step[];
  /** Days access entries are kept; the ledger's own deletion rule. */
  readonly accessDays?: number;
  /** `unfinished` opens a store whose restore has not come to its end; for the restore itself. */
  readonly restore?: 'unfinished';
}

const clearPending = ['pending_fact', 'pending_index'].map((table) =>
  statement<{ batch: string }>((db, slot) =>
    db.deleteFrom(`records.${table}`).where('batch', '=', slot('batch')),
  ),
);

const notedIn = ['pending_fact', 'pending_shred', 'pending_index'].map((table) =>
  statement<{ batch: string }, { batch: string }>((db, slot) =>
    db.selectFrom(`records.${table}`).select('batch').where('batch', '=', slot('batch')).limit(1),
  ),
);

/**
 * Whether the records of a batch are on the disk although its commit failed. What ledger and index have to follow is noted in the records,
 * so a batch without a note ends with them, and then they are what failed.
 */
async function hasCommitted({ store, after }: Session): Promise<boolean> {
  for (const table of notedIn)
    if ((await table.run(store.reader, { batch: after.batch })).length > 0) return true;
  return false;
}

/** A tenant's session with what runs its units. */
export interface OpenSession {
  readonly session: Session;
  readonly runUnit: UnitRunner;
  readonly reloadIndexKeys: () => Promise<void>;
}

/** Brings a store forward and makes the session on it. Reads nothing yet: the first unit does. */
export async function openSession(options: EngineOptions): Promise<OpenSession> {
  const { store, now, register, epochs, tenant } = options;
  mkdirSync(options.files, { recursive: true, mode: 0o700 });
  await migrate(store, register, options.steps ?? [], now(), options.restore);

  const after: AfterCommit & { batch: string } = {
    batch: newId<RecordId>(now()),
    shreds: [],
    thinned: new Map(),
    files: [],
    pending: false,
    unscrubbed: false,
  };
  const keyring = openKeyring(tenant, store.writer, epochs);
  const ledger = ledgerWriter(store.writer, () => {
    if (store.atomic) return null;
    after.pending = true;
    return after.batch;
  });
  let indexKeys: readonly IndexKey[] = [];
  const session: Session = {
    tenant,
    register,
    store,
    connection: store.writer,
    keyring,
    ledger,
    calendar: calendarOf(options.timeZone),
    periods: setPeriods(store.writer),
    now,
    indexKeys: () => indexKeys,
    after,
  };
  const reloadIndexKeys = async (): Promise<void> => {
    indexKeys = await loadIndexKeys(store.writer, keyring);
  };
  const runUnit = unitRunner(session, after, options.files, reloadIndexKeys);
  return { session, runUnit, reloadIndexKeys };
}

/** Runs a piece of work as a unit of the tenant. */
export type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;
/** Runs units, and what must not fall into one. */
export type UnitRunner = RunUnit & { idle(): Promise<void>; readonly between: RunUnit };

function unitRunner(
  session: Session,
  after: AfterCommit & { batch: string },
  files: string,
  reloadIndexKeys: () => Promise<void>,
): UnitRunner {
  const { store, keyring, ledger, periods } = session;
  let version: number | null = null;
  const queue = workQueue(store, {
    async begun() {
      const present = await store.version();
      // The first batch of a process reads everything in its first unit, once there is something to read.
      if (version !== null && present !== version) {
        await keyring.refresh();
        await ledger.refresh();
        await periods.refresh();
        await reloadIndexKeys();
        await recover(session);
      }
      version = present;
      if (after.pending)
        for (const table of clearPending) await table.run(store.writer, { batch: after.batch });
      after.batch = newId<RecordId>(session.now());
      after.pending = false;
    },
    unitBegun() {
      const heads = ledger.heads();
      const returnToPeriods = periods.mark();
      const marks = { shreds: after.shreds.length, files: after.files.length };
      return () => {
        ledger.reset(heads);
        returnToPeriods();
        after.shreds.length = marks.shreds;
        after.files.length = marks.files;
        after.thinned.clear();
        keyring.forgetAll();
      };
    },
    closing: async () => {},
    async committed() {
      keyring.forgetAll();
      const dead = after.files.splice(0);
      try {
        await finishShreds(session);
        unlinkFiles(files, dead);
      } catch {
        // What is left is written down with the records; the next batch takes it up as it would after a crash.
        version = -1;
      }
      after.shreds.length = 0;
    },
    async failed() {
      keyring.forgetAll();
      after.shreds.length = 0;
      after.files.length = 0;
      version = -1;
      return !store.atomic && (await hasCommitted(session)) ? 'happened' : 'undone';
    },
  });
  return Object.assign(<Result>(work: () => Promise<Result>) => queue.run(work), {
    idle: queue.idle,
    between: queue.between,
  });
}
