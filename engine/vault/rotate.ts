import { setImmediate } from 'node:timers/promises';
import type { AnyKind } from '../declare/index.ts';
import { pruneAccesses, signCheckpoint } from '../facts/checkpoint.ts';
import type { RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { listStatement } from '../store/list-statement.ts';
import { statement } from '../store/statement.ts';
import type { EpochKeys } from './epochs.ts';
import { dropOldIndexKeys, layIndexKey, reindexPortion } from './index-keys.ts';
import { wrapContext } from './keyring.ts';
import { upkeep } from './records.ts';
import { writeRewrapped } from './rewrap.ts';
import { openBytes, sealBytes } from './seal.ts';
import { shred } from './shred.ts';

/** Keys re-wrapped in one unit; the counter waits no longer than this many take. */
const portion = 2_000;

interface KeyRow {
  readonly key_group: string;
  readonly kind: string;
  readonly epoch: number;
  readonly wrapped: Uint8Array;
}

const beginEpoch = statement<{ number: number; at: number }>((db, slot) =>
  db.insertInto('keys.epoch').values({ number: slot('number'), begun_at: slot('at'), ended_at: null }),
);
const endEpochs = statement<{ number: number; at: number }>((db, slot) =>
  db
    .updateTable('keys.epoch')
    .set({ ended_at: slot('at') })
    .where('number', '<', slot('number'))
    .where('ended_at', 'is', null),
);
const keysAfter = statement<{ after: string; limit: number }, KeyRow>((db, slot) =>
  db
    .selectFrom('keys.key')
    .select(['key_group', 'kind', 'epoch', 'wrapped'])
    .where('key_group', '>', slot('after'))
    .orderBy('key_group')
    .limit(slot('limit')),
);
/** Runs a piece of work as a unit of the tenant. */
type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

const epochsBefore = statement<{ number: number }, { number: number }>((db, slot) =>
  db.selectFrom('keys.epoch').select('number').where('number', '<', slot('number')),
);

/** What the engine lends to a rotation besides the session. */
export interface RotationTools {
  readonly epochs: EpochKeys;
  readonly runUnit: RunUnit;
  /** Runs what must not fall into a transaction between two of them. */
  readonly runBetween: RunUnit;
  readonly reloadIndexKeys: () => Promise<void>;
  /** Access entries older than this instant die. */
  readonly accessesBefore: number;
}

/** What came of a rotation. */
export interface Rotation {
  readonly epoch: number;
  readonly rewrapped: number;
  readonly reindexed: number;
}

/**
 * A new epoch. From its first moment new keys are wrapped by its key; the surviving ones follow portion by portion while the
 * shop goes on; when no key needs the old epoch any more, its key is destroyed. An old copy of the key store is then as dead as
 * the keys deleted since. Can be stopped anywhere and taken up again by the next rotation.
 */
export async function rotateEpoch(session: Session, tools: RotationTools): Promise<Rotation> {
  const { epochs, runUnit } = tools;
  const { epoch, seen } = await runUnit(() => begin(session, epochs));
  const reindexed = (await somethingDied(session)) ? await rekeyIndex(session, tools) : 0;
  const rewrapped = await rewrapAll(session, tools, epoch);
  await runUnit(async () => {
    await pruneAccesses(session, tools.accessesBefore);
    await session.ledger.append('fact', {
      at: session.now(),
      type: 'epoch-begun',
      actor: upkeep.id,
      person: null,
      body: { epoch, rewrapped, reindexed, seen },
    });
    await signCheckpoint(session);
  });
  await tools.runBetween(async () => session.store.scrubAll());
  // Only epochs of this very store: another one may keep its keys in the same folder.
  const old = await runUnit(async () => epochsBefore.run(session.connection, { number: epoch }));
  for (const { number } of old) epochs.destroy(number);
  return { epoch, rewrapped, reindexed };
}

/** Within a unit, so that two processes never begin the same epoch. `seen` is the last fact this rotation takes care of. */
async function begin(
  session: Session,
  epochs: EpochKeys,
): Promise<{ readonly epoch: number; readonly seen: number }> {
  const epoch = epochs.create(session.keyring.epoch + 1);
  await beginEpoch.run(session.connection, { number: epoch, at: session.now() });
  await endEpochs.run(session.connection, { number: epoch, at: session.now() });
  await session.keyring.refresh();
  return { epoch, seen: session.ledger.heads().fact.number };
}

const lastEpochFact = statement<Record<never, never>, { number: number; body: string }>((db) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'body'])
    .where('type', '=', 'epoch-begun')
    .orderBy('number', 'desc')
    .limit(1),
);
const deathsAfter = statement<{ after: number }, { number: number }>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select('number')
    .where('number', '>', slot('after'))
    .where('type', 'in', ['erased', 'anonymised', 'changed'])
    .limit(1),
);

/** Whether an old copy of the index knows words that today's does not: only then is a new search key worth its price. */
async function somethingDied(session: Session): Promise<boolean> {
  const [last] = await lastEpochFact.run(session.store.reader, {});
  // What died while the last rotation ran stands before its entry and is not taken care of yet.
  const after = last === undefined ? 0 : ((JSON.parse(last.body) as { seen?: number }).seen ?? last.number);
  return (await deathsAfter.run(session.store.reader, { after })).length > 0;
}

async function rewrapAll(
  session: Session,
  { epochs, runUnit }: RotationTools,
  epoch: number,
): Promise<number> {
  const { tenant, connection } = session;
  let after = '';
  let count = 0;
  for (;;) {
    const last = await runUnit(async () => {
      const rows = await keysAfter.run(connection, { after, limit: portion });
      const old = rows.filter((row) => row.epoch < epoch);
      const rewrapped = old.map(({ key_group: group, epoch: from, wrapped }) => {
        const key = openBytes(epochs.key(from), wrapContext(tenant, group, from), wrapped);
        return { group, wrapped: sealBytes(epochs.key(epoch), wrapContext(tenant, group, epoch), key) };
      });
      await writeRewrapped(connection, epoch, rewrapped);
      count += old.length;
      await dropOrphans(session, after, rows);
      return rows.length < portion ? null : (rows.at(-1)?.key_group ?? null);
    });
    if (last === null) return count;
    after = last;
    await othersFirst();
  }
}

/**
 * Two turns of the event loop between portions: in the first, requests that arrived meanwhile are read from their sockets, in the second
 * they stand before the next portion in the queue. Without them a portion would follow the other and nobody would be served.
 */
async function othersFirst(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Keys whose records never came to be, because the power went between the two commits. */
async function dropOrphans(session: Session, after: string, rows: readonly KeyRow[]): Promise<void> {
  const last = rows.at(-1)?.key_group;
  if (last === undefined) return;
  const present = new Set(rows.map((row) => row.kind));
  for (const kind of session.register.kinds.values()) {
    if (!present.has(kind.id)) continue;
    const orphans = await orphansBetween(kind).run(session.connection, { after, last });
    // By way of the records: their death may stand in this very transaction, and the keys would be committed before it.
    await shred(
      session,
      orphans.map(({ key_group }) => key_group),
    );
  }
}

const betweenByKind = new WeakMap<AnyKind, ReturnType<typeof makeOrphansBetween>>();

function orphansBetween(kind: AnyKind): ReturnType<typeof makeOrphansBetween> {
  const made = betweenByKind.get(kind) ?? makeOrphansBetween(kind);
  betweenByKind.set(kind, made);
  return made;
}

/** Keys of a kind within a stretch of groups in which no record is. Goes along both keys at once. */
const makeOrphansBetween = (kind: AnyKind) =>
  statement<{ after: string; last: string }, { key_group: string }>((db, slot) =>
    db
      .selectFrom('keys.key as k')
      .select('k.key_group')
      .where('k.kind', '=', kind.id)
      .where('k.key_group', '>', slot('after'))
      .where('k.key_group', '<=', slot('last'))
      .where((where) =>
        where.not(
          where.exists(
            db
              .selectFrom(`records.${kind.id} as r`)
              .select('r.id')
              .whereRef(kind.deletion.per === 'record' ? 'r.id' : 'r.key_group', '=', 'k.key_group'),
          ),
        ),
      ),
  );

/** The groups among these in which no record is. */
export async function orphansOf(
  session: Session,
  kind: string,
  perRecord: boolean,
  groups: readonly string[],
): Promise<readonly string[]> {
  const column = perRecord ? 'id' : 'key_group';
  const used = listStatement<{ used: RecordId | string }>((db, list) =>
    db.selectFrom(`records.${kind}`).select(`${column} as used`).distinct().where(column, 'in', list),
  );
  const alive = new Set<string>((await used.run(session.connection, groups)).map((row) => row.used));
  return groups.filter((group) => !alive.has(group));
}

/** Moves the whole search index to a new key, so that an old copy of it cannot be tried against the keys that are left. */
async function rekeyIndex(session: Session, { runUnit, reloadIndexKeys }: RotationTools): Promise<number> {
  const generation = await runUnit(async () => {
    const next = (session.indexKeys().at(-1)?.generation ?? 0) + 1;
    await layIndexKey(session.keyring, next);
    await reloadIndexKeys();
    return next;
  });
  let moved = 0;
  for (;;) {
    const step = await runUnit(() => reindexPortion(session, generation));
    moved += step.moved;
    if (step.done) break;
    await othersFirst();
  }
  await runUnit(async () => {
    await dropOldIndexKeys(session, generation);
    await reloadIndexKeys();
  });
  return moved;
}
