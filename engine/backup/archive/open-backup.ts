import { join } from 'node:path';
import { EngineFault } from '../../errors.ts';
import type { FrozenView, Store } from '../../store/connection.ts';
import { type Place, PlaceFault } from '../place.ts';
import { withLock } from '../with-lock.ts';
import { type ExaminedPlace, examinePlace } from './examine-place.ts';
import { contentOf } from './manifest.ts';
import { prunePlace } from './prune-place.ts';
import { beginRun, forgetSomeChanges, noteGood, type OwnRuns, tablesOf } from './runs.tables.ts';
import { type ArchiveSeals, archiveSeals } from './sealing.ts';
import { takeSnapshot, type Written } from './take-snapshot.ts';
import { createBookkeeping } from './tracking.tables.ts';
import { verifySnapshot } from './verify-snapshot.ts';
import type { Backup, PlaceResult, SnapshotOptions, SnapshotProgress } from './view.ts';
import { OtherWriter } from './writer-object.ts';

/** Runs a piece of work as a unit of the tenant. */
type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What the engine lends to its backups. */
export interface BackupTools {
  readonly tenant: string;
  readonly store: Store;
  readonly now: () => number;
  readonly runUnit: RunUnit;
  /** Folder of the sealed files. */
  readonly files: string;
  /** Brings the ledger's copies at these places as far as it is now. */
  readonly copyLedger: (places: readonly Place[]) => Promise<unknown>;
}

/** Snapshots of a tenant. One thing at a time, also among processes. */
export function openBackup(tools: BackupTools): Backup {
  let last: Promise<unknown> = Promise.resolve();
  function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(() => withLock(tools.store, work));
    last = turn.catch(() => {});
    return turn;
  }
  return {
    snapshot: (options) => alone(() => snapshot(tools, options)),
    verify: (place, archiveKey, name) => verifySnapshot(place, archiveSeals(tools.tenant, archiveKey), name),
    prune: (place, archiveKey, policy) =>
      alone(async () => {
        const seals = archiveSeals(tools.tenant, archiveKey);
        await tools.runUnit(() => createBookkeeping(tools.store));
        return prunePlace(tools.store, place, seals, policy, tools.now());
      }),
  };
}

async function snapshot(tools: BackupTools, options: SnapshotOptions): Promise<readonly PlaceResult[]> {
  const { store, runUnit, now, tenant } = tools;
  const seals = archiveSeals(tenant, options.archiveKey);
  const shapes = await withView(store, tablesOf);
  const own = await runUnit(() => beginRun(store, shapes, now()));
  const results = await withView(store, async (view) => {
    const { examined, failed } = await examineAll(seals, own, options);
    const groups = Map.groupBy(examined, ({ before, follows }) => `${before?.name} ${follows}`);
    const done: PlaceResult[] = [...failed];
    const progress = progressOf(options);
    const copyLedger = () => tools.copyLedger(options.places);
    for (const group of groups.values())
      done.push(...(await writeGroup(tools, { seals, own, view, copyLedger, progress }, group)));
    return done;
  });
  await noteResults(tools, own, results);
  return results;
}

async function withView<Result>(store: Store, work: (view: FrozenView) => Promise<Result>): Promise<Result> {
  const view = await store.freeze();
  try {
    return await work(view);
  } finally {
    await view.close();
  }
}

async function examineAll(
  seals: ArchiveSeals,
  own: OwnRuns,
  { places, takeOver = [] }: SnapshotOptions,
): Promise<{ readonly examined: readonly ExaminedPlace[]; readonly failed: readonly PlaceResult[] }> {
  const examined: ExaminedPlace[] = [];
  const failed: PlaceResult[] = [];
  await Promise.all(
    places.map(async (place) => {
      try {
        examined.push(await examinePlace(place, seals, own, takeOver));
      } catch (error) {
        if (!(error instanceof PlaceFault)) throw error;
        failed.push(failure(place, error));
      }
    }),
  );
  return { examined, failed };
}

const failure = ({ id }: Place, error: PlaceFault): PlaceResult => ({
  place: id,
  outcome: 'failed',
  trouble: error instanceof OtherWriter ? 'other-writer' : error.trouble,
  message: error.message,
});

interface GroupWork {
  readonly seals: ArchiveSeals;
  readonly own: OwnRuns;
  readonly view: FrozenView;
  readonly copyLedger: () => Promise<unknown>;
  readonly progress: (added: Partial<SnapshotProgress>) => void;
}

function progressOf({ progress }: SnapshotOptions): GroupWork['progress'] {
  const sum = { rows: 0, files: 0, bytes: 0 };
  return ({ rows = 0, files = 0, bytes = 0 }) => {
    sum.rows += rows;
    sum.files += files;
    sum.bytes += bytes;
    progress?.({ ...sum });
  };
}

async function writeGroup(
  tools: BackupTools,
  work: GroupWork,
  group: readonly ExaminedPlace[],
): Promise<readonly PlaceResult[]> {
  try {
    return resultsOf(group, await takeSnapshot(await snapshotWork(tools, work), group));
  } catch (error) {
    const rests = group.some(({ before }) => before !== null);
    if (!(error instanceof EngineFault) || error.id !== 'seal-broken' || !rests) throw error;
    // What lies there cannot be built upon: everything is sent anew.
    const anew = group.map(({ place, warnings }) => ({
      place,
      before: null,
      follows: false,
      sparse: new Set<string>(),
      warnings: [...new Set([...warnings, 'damaged-before' as const])],
    }));
    return resultsOf(anew, await takeSnapshot(await snapshotWork(tools, work), anew));
  }
}

async function snapshotWork({ store, now, files }: BackupTools, work: GroupWork) {
  const pathOf = (id: string): string => join(files, id.slice(-2), id);
  return { ...work, store, now, pathOf, shapes: await tablesOf(work.view) };
}

function resultsOf(
  group: readonly ExaminedPlace[],
  { placed, sentBytes, fan }: Written,
): readonly PlaceResult[] {
  return group.map(({ place, warnings }): PlaceResult => {
    const fault = fan.failures.get(place.id);
    if (fault !== undefined) return failure(place, fault);
    if (placed === null)
      throw new EngineFault('invalid-value', 'a place neither failed nor was written to', true);
    const missing = placed.manifest.files.missing.length > 0 ? (['file-missing'] as const) : [];
    return {
      place: place.id,
      outcome: 'good',
      snapshot: contentOf(placed),
      sentBytes,
      warnings: [...warnings, ...missing],
    };
  });
}

/** Remembers where the snapshot lies, and lets go of notes of changes that every place has by now. */
async function noteResults(
  { store, runUnit, now }: BackupTools,
  { run }: OwnRuns,
  results: readonly PlaceResult[],
): Promise<void> {
  const good = results.flatMap((result) =>
    result.outcome === 'good' ? [{ place: result.place, name: result.snapshot.name }] : [],
  );
  if (good.length === 0) return;
  const floor = await runUnit(() => noteGood(store, good, run, now()));
  while (await runUnit(() => forgetSomeChanges(store, floor)));
}
