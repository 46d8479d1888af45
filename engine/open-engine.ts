import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from './actor.ts';
import { custodyOf } from './backup/custody/custody.ts';
import { calendarOf } from './clock/calendar.ts';
import { followRules } from './clock/follow-rules.ts';
import { drySweep, listDue, previewDue, simulatePeriod, simulateRule } from './clock/preview.ts';
import { setPeriods } from './clock/set-periods.ts';
import { sweepDue } from './clock/sweep.ts';
import type { AnyKind, Register } from './declare/index.ts';
import type { Engine, Unit } from './engine.ts';
import { layIdentity } from './facts/checkpoint.ts';
import { factsView } from './facts/facts-view.ts';
import { ledgerWriter } from './facts/ledger.ts';
import { ledgerReader } from './facts/ledger-reader.ts';
import { newId, type RecordId } from './ids.ts';
import { migrate, type Step } from './migrate.ts';
import { recover } from './recover.ts';
import type { AfterCommit, Session } from './session.ts';
import type { Store } from './store/connection.ts';
import { statement } from './store/statement.ts';
import { workQueue } from './store/work-queue.ts';
import { makeUnit } from './unit.ts';
import type { EpochKeys } from './vault/epochs.ts';
import { fileStore, removeLeftovers, unlinkFiles } from './vault/files.ts';
import { isIndexNewer, layIndexKey, loadIndexKeys } from './vault/index-keys.ts';
import { openKeyring } from './vault/keyring.ts';
import { upkeep } from './vault/records.ts';
import { renewGroups } from './vault/renew-groups.ts';
import { rotateEpoch } from './vault/rotate.ts';
import { type IndexKey, searchIndex } from './vault/search-index.ts';
import { finishShreds } from './vault/shred.ts';
import { verifyAll } from './verify.ts';

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
}

const firstEpoch = statement<{ number: number; at: number }>((db, slot) =>
  db.insertInto('keys.epoch').values({ number: slot('number'), begun_at: slot('at'), ended_at: null }),
);
const anyEpoch = statement<Record<never, never>, { number: number }>((db) =>
  db.selectFrom('keys.epoch').select('number').limit(1),
);
const clearPending = ['pending_fact', 'pending_index'].map((table) =>
  statement<{ batch: string }>((db, slot) =>
    db.deleteFrom(`records.${table}`).where('batch', '=', slot('batch')),
  ),
);

/**
 * Opens one tenant's engine: brings the store forward, finishes what a crash interrupted, and is ready.
 * @throws {EngineFault} `store-newer`, `epoch-missing`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { store, now, register, epochs, tenant } = options;
  mkdirSync(options.files, { recursive: true, mode: 0o700 });
  await migrate(store, register, options.steps ?? [], now());

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
  await runUnit(() => begin(session, epochs, reloadIndexKeys));
  await removeLeftovers(session, options.files);
  return assemble(session, options, runUnit, reloadIndexKeys);
}

/** The first unit of a process: a new tenant's first keys, or what a crash left to do. */
async function begin(
  session: Session,
  epochs: EpochKeys,
  reloadIndexKeys: () => Promise<void>,
): Promise<void> {
  const { connection, keyring } = session;
  const [epoch] = await anyEpoch.run(connection, {});
  if (epoch === undefined) {
    await firstEpoch.run(connection, { number: epochs.create(1), at: session.now() });
    await keyring.refresh();
    await layIdentity(session);
    await layIndexKey(keyring, 1);
  }
  await keyring.refresh();
  await session.ledger.refresh();
  await session.periods.refresh();
  await reloadIndexKeys();
  await recover(session);
  await followRules(session);
}

type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;
type UnitRunner = RunUnit & { idle(): Promise<void>; readonly between: RunUnit };

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
    failed() {
      keyring.forgetAll();
      after.shreds.length = 0;
      after.files.length = 0;
      version = -1;
    },
  });
  return Object.assign(<Result>(work: () => Promise<Result>) => queue.run(work), {
    idle: queue.idle,
    between: queue.between,
  });
}

function assemble(
  session: Session,
  options: EngineOptions,
  runUnit: UnitRunner,
  reloadIndexKeys: () => Promise<void>,
): Engine {
  const { store, now } = options;
  const write = <Result>(actor: Actor, work: (unit: Unit) => Promise<Result>): Promise<Result> =>
    runUnit(async () => {
      const { unit, end } = makeUnit(session, actor);
      try {
        const result = await work(unit);
        await renewGroups(session);
        return result;
      } finally {
        end();
      }
    });
  let rotating: ReturnType<Engine['rotate']> | null = null;
  return {
    tenant: options.tenant,
    register: options.register,
    now,
    write,
    db: store.readerDb,
    open: (actor, kind, id, purpose) => write(actor, (unit) => unit.open(kind, id, purpose)),
    openMany: (actor, kind, ids, purpose) => write(actor, (unit) => unit.openMany(kind, ids, purpose)),
    async search(kind: AnyKind, query, limit) {
      if (await isIndexNewer(store.reader, session.indexKeys())) await runUnit(reloadIndexKeys);
      return searchIndex(store.reader, session.indexKeys(), kind, query, limit);
    },
    files: fileStore(session, options.files, runUnit),
    facts: factsView(session),
    ledger: ledgerReader(session, runUnit),
    calendar: session.calendar,
    custody: custodyOf({ session, runUnit }),
    clock: {
      preview: (until) => previewDue(session, until),
      due: (wanted) => listDue(session, wanted),
      sweep: ({ at = now(), dryRun = false, progress } = {}) =>
        dryRun ? drySweep(session, at) : sweepDue(session, runUnit, Math.min(at, now()), progress),
      simulate: (kind, rule) => simulateRule(session, kind, rule),
      periods: session.periods.all,
      simulatePeriod: (statute, period) => simulatePeriod(session, statute, period),
    },
    rotate() {
      rotating ??= rotateEpoch(session, {
        epochs: options.epochs,
        runUnit,
        runBetween: runUnit.between,
        reloadIndexKeys,
        accessesBefore: now() - (options.accessDays ?? 365) * 86_400_000,
      }).finally(() => {
        rotating = null;
      });
      return rotating;
    },
    verify: () => verifyAll(session, runUnit),
    async close() {
      await runUnit.idle();
      await store.scrubAll();
      await store.close();
    },
  };
}

/** The actor of everything the program does by itself. */
export const program: Actor = upkeep;

/** Where a tenant's embedded data lies below the data folder, and its epoch keys in a folder of their own. */
export function tenantFolders(
  dataFolder: string,
  tenant: string,
): { readonly stores: string; readonly files: string; readonly epochs: string } {
  return {
    stores: join(dataFolder, 'tenants', tenant),
    files: join(dataFolder, 'tenants', tenant, 'files'),
    epochs: join(dataFolder, 'epochs', tenant),
  };
}
