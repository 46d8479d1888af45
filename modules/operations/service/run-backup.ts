import {
  type CustodyChange,
  EngineFault,
  newId,
  type Place,
  type PlaceResult,
  type RecordId,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { tellOfFault, tellOfRun } from '../alarms.ts';
import { type BackupRunRow, operationTables } from '../operation.tables.ts';
import { backupSetting, takeOverSetting } from '../settings.ts';
import { lookAtBuckets } from './look-at-buckets.ts';
import { keeper, openPlaces } from './open-places.ts';
import { stateRows } from './place-rows.ts';
import { pruneAt } from './prune-places.ts';
import { backups, drills, type BackupRunning as Running } from './under-way.ts';

/** The backup that runs in this process; `null` when none does. */
export const runningBackup = ({ engine }: Tenant): Running | null => backups.get(engine)?.progress ?? null;

interface Run {
  progress: Running;
  readonly go: (on: Partial<Running>) => void;
}

/** What came of a run. */
export type BackupEnd =
  | {
      readonly outcome: 'good' | 'partly' | 'failed';
      readonly results: readonly PlaceResult[];
      readonly custody: CustodyChange;
    }
  | { readonly outcome: 'already-running' | 'no-place' | 'no-kit' };

/** How often custody is changed once more because something was sealed anew during the snapshot. */
const mostRounds = 3;

/**
 * A whole backup: a new epoch, a snapshot to every place that is on, keys and ledger after it, then what is older than it must be goes.
 * A place that fails stops no other.
 */
export async function runBackup(
  tenant: Tenant,
  cause: BackupRunRow['cause'],
  tell: (progress: Running) => void = () => {},
): Promise<BackupEnd> {
  const { engine } = tenant;
  if (backups.has(engine) || drills.has(engine)) return { outcome: 'already-running' };
  const run: Run = {
    progress: { step: 'keys', beganAt: engine.now(), rows: 0, files: 0, bytes: 0 },
    go(on) {
      run.progress = { ...run.progress, ...on };
      tell(run.progress);
    },
  };
  backups.set(engine, run);
  const places = await openPlaces(tenant).catch((error: unknown) => {
    backups.delete(engine);
    throw error;
  });
  try {
    if (places.length === 0) return { outcome: 'no-place' };
    if ((await engine.custody.kit()) === null) return { outcome: 'no-kit' };
    await engine.rotate();
    const end = await copyEverything(tenant, places, cause, run);
    if ('results' in end) await tellOfRun(tenant, end.results, end.custody);
    await lookAtBuckets(tenant);
    return end;
  } catch (error) {
    if (error instanceof EngineFault && error.id === 'store-locked') return { outcome: 'already-running' };
    await tellOfFault(tenant);
    throw error;
  } finally {
    for (const place of places) await place.close();
    backups.delete(engine);
  }
}

async function copyEverything(
  tenant: Tenant,
  places: readonly Place[],
  cause: BackupRunRow['cause'],
  run: Run,
): Promise<BackupEnd> {
  const { engine } = tenant;
  const { policy } = await tenant.settings.get(backupSetting);
  const takesOver = await tenant.settings.get(takeOverSetting);
  const archiveKey = await engine.custody.archiveKey();
  try {
    let [results, custody] = [[] as readonly PlaceResult[], null as CustodyChange | null];
    for (let round = 0; round < mostRounds && custody?.outcome !== 'final'; round++) {
      if (custody !== null && custody.outcome !== 'snapshot-behind') break;
      run.go({ step: 'snapshot' });
      await engine.custody.markForDrill();
      const snapshotBegan = engine.now();
      results = await engine.backup.snapshot({
        places,
        archiveKey,
        takeOver: takesOver ? places.map(({ id }) => id) : [],
        progress: run.go,
      });
      run.go({ step: 'custody' });
      custody = await engine.custody.renew(places, { policy, snapshotBegan });
    }
    run.go({ step: 'ledger' });
    await engine.custody.copyLedger(places);
    run.go({ step: 'prune' });
    const whole = places.filter(({ id }) =>
      results.some((result) => result.place === id && result.outcome === 'good'),
    );
    await pruneAt(tenant, whole, archiveKey);
    if (takesOver && results.every(({ outcome }) => outcome === 'good'))
      await tenant.settings.set(keeper, takeOverSetting, false);
    if (custody === null) throw new TypeError('a backup without a change of custody');
    return await noteRun(tenant, { cause, beganAt: run.progress.beganAt, results, custody });
  } finally {
    archiveKey.fill(0);
  }
}

interface Ended {
  readonly cause: BackupRunRow['cause'];
  readonly beganAt: number;
  readonly results: readonly PlaceResult[];
  readonly custody: CustodyChange;
}

async function noteRun({ engine }: Tenant, { cause, beganAt, results, custody }: Ended): Promise<BackupEnd> {
  const good = results.flatMap((result) => (result.outcome === 'good' ? [result] : []));
  const outcome = good.length === results.length ? 'good' : good.length > 0 ? 'partly' : 'failed';
  const before = new Map((await stateRows(engine.db)).map((row) => [row.place, row]));
  await engine.write(keeper, async (unit) => {
    const db = operationTables(unit.db);
    await db
      .insertInto('records.copy_run')
      .values({
        id: newId<RecordId>(unit.now),
        began_at: beganAt,
        ended_at: unit.now,
        cause,
        outcome,
        places_good: good.length,
        places_all: results.length,
        rows: Math.max(
          0,
          ...good.map(({ snapshot }) => snapshot.tables.reduce((sum, { rows }) => sum + rows, 0)),
        ),
        sent_bytes: good.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
        custody: custody.outcome,
      })
      .execute();
    await db
      .deleteFrom('records.copy_run')
      .where('began_at', '<', unit.now - keptForMs)
      .execute();
    for (const result of results) {
      const known = before.get(result.place);
      const trouble = result.outcome === 'good' ? (result.warnings[0] ?? null) : result.trouble;
      const row = {
        tried_at: unit.now,
        good_at: result.outcome === 'good' ? result.snapshot.at : (known?.good_at ?? null),
        bytes: result.outcome === 'good' ? result.snapshot.bytes : Number(known?.bytes ?? 0),
        bytes_before:
          result.outcome === 'good' ? Number(known?.bytes ?? 0) : Number(known?.bytes_before ?? 0),
        trouble,
        failing_since: result.outcome === 'good' ? null : (known?.failing_since ?? unit.now),
      };
      await db
        .insertInto('records.copy_place_state')
        .values({ place: result.place, ...row })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
        .execute();
    }
  });
  return { outcome, results, custody };
}

/** Runs are forgotten after two years. */
const keptForMs = 730 * 86_400_000;

/** The last runs, newest first. */
export const lastBackups = (
  { engine }: Pick<Tenant, 'engine'>,
  limit: number,
): Promise<readonly BackupRunRow[]> =>
  operationTables(engine.db)
    .selectFrom('records.copy_run')
    .selectAll()
    .orderBy('began_at', 'desc')
    .limit(limit)
    .execute();
