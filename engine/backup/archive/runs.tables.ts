import type { Store } from '../../store/connection.ts';
import { statement } from '../../store/statement.ts';
import { shapesOf, type TableShape } from '../../store/table-shape.ts';
import { randomKey } from '../../vault/seal.ts';
import type { Run } from './manifest.ts';
import { bookkeeping, createBookkeeping, isTracked, noteChanges, noted } from './tracking.tables.ts';

/** What this store knows of the snapshots it took. */
export interface OwnRuns {
  /** Id of this store as one that writes to places; another one's is refused there. */
  readonly writer: string;
  /** The run that began now. */
  readonly run: Run;
  /** Tokens of all runs, by number. */
  readonly tokens: ReadonlyMap<number, string>;
  /** Changes are noted completely from this run on. */
  readonly floor: number;
  /** Since which run the changes of a table are noted. */
  readonly since: ReadonlyMap<string, number>;
  /** The last good snapshot of each place. */
  readonly last: ReadonlyMap<string, { readonly name: string; readonly run: number }>;
}

const nothing: Record<never, never> = {};
const selectState = statement<typeof nothing, { writer: string; floor: number }>((db) =>
  db.selectFrom('records.backup_state').select(['writer', 'floor']),
);
const insertState = statement<{ writer: string }>((db, slot) =>
  db.insertInto('records.backup_state').values({ id: 1, writer: slot('writer'), floor: 0 }),
);
const selectRuns = statement<typeof nothing, { number: number; token: string }>((db) =>
  db.selectFrom('records.backup_run').select(['number', 'token']).orderBy('number'),
);
const insertRun = statement<{ number: number; token: string; at: number }>((db, slot) =>
  db
    .insertInto('records.backup_run')
    .values({ number: slot('number'), token: slot('token'), at: slot('at') }),
);
const selectTables = statement<typeof nothing, { name: string; since: number }>((db) =>
  db.selectFrom('records.backup_table').select(['name', 'since']),
);
const putTable = statement<{ name: string; since: number }>((db, slot) =>
  db
    .insertInto('records.backup_table')
    .values({ name: slot('name'), since: slot('since') })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ since: eb.ref('excluded.since') })),
    ),
);
const selectPlaces = statement<typeof nothing, { place: string; name: string; run: number }>((db) =>
  db.selectFrom('records.backup_place').select(['place', 'name', 'run']),
);
const putPlace = statement<{ place: string; name: string; run: number; at: number }>((db, slot) =>
  db
    .insertInto('records.backup_place')
    .values({ place: slot('place'), name: slot('name'), run: slot('run'), at: slot('at') })
    .onConflict((conflict) =>
      conflict.column('place').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        run: eb.ref('excluded.run'),
        at: eb.ref('excluded.at'),
      })),
    ),
);
const forgetPlaces = statement<{ before: number }>((db, slot) =>
  db.deleteFrom('records.backup_place').where('at', '<', slot('before')),
);
const forgetRuns = statement<{ before: number }>((db, slot) =>
  db.deleteFrom('records.backup_run').where('number', '<', slot('before')),
);
const raiseFloor = statement<{ floor: number }>((db, slot) =>
  db
    .updateTable('records.backup_state')
    .set({ floor: slot('floor') })
    .where('floor', '<', slot('floor')),
);
const forgetChanges = statement<{ floor: number; limit: number }>((db, slot) =>
  db
    .deleteFrom('records.backup_changed')
    .where((eb) =>
      eb(
        eb.refTuple('tbl', 'key'),
        'in',
        eb
          .selectFrom('records.backup_changed')
          .select(['tbl', 'key'])
          .where('run', '<', slot('floor'))
          .limit(slot('limit'))
          .$asTuple('tbl', 'key'),
      ),
    ),
);

/** What this store knows of its runs, without beginning one; null when there was none. */
export async function readOwnRuns({
  reader,
}: Store): Promise<Pick<OwnRuns, 'writer' | 'tokens' | 'last'> | null> {
  const [state] = await selectState.run(reader, {});
  if (state === undefined) return null;
  return {
    writer: state.writer,
    tokens: new Map((await selectRuns.run(reader, {})).map(({ number, token }) => [number, token])),
    last: new Map((await selectPlaces.run(reader, {})).map(({ place, ...last }) => [place, last])),
  };
}

/** The tables a snapshot is made of. */
export async function tablesOf(view: Parameters<typeof shapesOf>[0]): Promise<readonly TableShape[]> {
  return (await shapesOf(view)).filter(({ name }) => !bookkeeping.has(name));
}

/**
 * Begins a run, within a unit: from its commit on every change of a table's rows is noted with this run's number or a later one.
 * @param shapes the tables there are
 */
export async function beginRun(store: Store, shapes: readonly TableShape[], now: number): Promise<OwnRuns> {
  const { writer: connection } = store;
  await createBookkeeping(store);
  let [state] = await selectState.run(connection, {});
  if (state === undefined) {
    state = { writer: randomKey().toString('hex'), floor: 0 };
    await insertState.run(connection, { writer: state.writer });
  }
  const runs = await selectRuns.run(connection, {});
  const run = { number: (runs.at(-1)?.number ?? 0) + 1, token: randomKey().toString('hex') };
  await insertRun.run(connection, { ...run, at: now });
  const tracked = shapes.filter(isTracked);
  const already = await noted(connection, tracked);
  for (const shape of tracked.filter(({ name }) => !already.has(name))) {
    await noteChanges(connection, shape);
    await putTable.run(connection, { name: shape.name, since: run.number });
  }
  return {
    writer: state.writer,
    floor: state.floor,
    run,
    tokens: new Map([...runs, run].map(({ number, token }) => [number, token])),
    since: new Map((await selectTables.run(connection, {})).map(({ name, since }) => [name, since])),
    last: new Map((await selectPlaces.run(connection, {})).map(({ place, ...last }) => [place, last])),
  };
}

const day = 86_400_000;

/** A place that was away longer gets everything anew when it is back. */
const placeMemoryDays = 60;

/** So many runs later a place is no longer recognised as written by this store. Counted, because a clock may jump. */
const rememberedRuns = 1_000;

/** Notes where the run's snapshot lies, within a unit. @returns the first run from which on changes must stay noted */
export async function noteGood(
  store: Store,
  good: readonly { readonly place: string; readonly name: string }[],
  run: Run,
  now: number,
): Promise<number> {
  const { writer: connection } = store;
  for (const { place, name } of good)
    await putPlace.run(connection, { place, name, run: run.number, at: now });
  await forgetPlaces.run(connection, { before: now - placeMemoryDays * day });
  await forgetRuns.run(connection, { before: run.number - rememberedRuns });
  const runs = (await selectPlaces.run(connection, {})).map((each) => each.run);
  const floor = runs.length === 0 ? run.number : Math.min(...runs);
  await raiseFloor.run(connection, { floor });
  return floor;
}

/** Lets go of some notes no place needs any more, within a unit. @returns whether there may be more */
export async function forgetSomeChanges(store: Store, floor: number): Promise<boolean> {
  const limit = 2_000;
  await forgetChanges.run(store.writer, { floor, limit });
  return store.writer.changes() === limit;
}
