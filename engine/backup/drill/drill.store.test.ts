import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import type { RecordId } from '../../ids.ts';
import { librarian, library, loan } from '../../sample.ts';
import { type MemoryPlace, memoryPlace, type TestEngine, testEngine } from '../../testing.ts';
import { newRecoveryKey, recoveryPairOf } from '../custody/recovery-key.ts';
import { erasureBackups } from '../pledges.ts';
import type { FindSnapshot, RestoreTarget, SnapshotSource } from '../restore/restore-view.ts';
import { newestOf, snapshotOf, targetFor } from '../restore/testing.ts';
import { clearDrill, holdDrill } from './drill.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const day = 86_400_000;

let t: TestEngine;
let places: MemoryPlace[];
beforeEach(async () => {
  t = await testEngine([library]);
  places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  await t.engine.custody.useKit(desk, recoveryPairOf(newRecoveryKey()).publicKey);
});
afterEach(() => t.end());

const lend = (count: number): Promise<readonly RecordId[]> =>
  t.engine.write(desk, (unit) =>
    unit.insertMany(
      loan,
      Array.from({ length: count }, () => ({
        person: null,
        sealed: { remark: 'wish' },
        plain: { book: 'B', card: null },
      })),
    ),
  );

const erase = (ids: readonly RecordId[]): Promise<void> =>
  t.engine.write(desk, async (unit) => {
    for (const id of ids) await unit.erase(loan, id, 'mistake');
  });

async function night(): Promise<SnapshotSource> {
  await t.engine.rotate();
  t.advance(60_000);
  await t.engine.custody.markForDrill();
  const snapshot = await snapshotOf(t);
  await t.engine.custody.renew(places, { policy: 'go-on-with-quorum' });
  await t.engine.custody.copyLedger(places);
  return snapshot;
}

let discarded = 0;
async function drill(findSnapshot: FindSnapshot) {
  let scratch: RestoreTarget | null = null;
  const result = await holdDrill(t.engine, {
    places,
    findSnapshot,
    scratch: async () => {
      scratch = await targetFor(t).open();
      return scratch;
    },
    discard: async () => {
      discarded++;
      if (scratch !== null) expect(scratch.epochs.present()).toEqual([]);
    },
  });
  return result;
}

/** A day with some deletions, and its night. */
async function ready(): Promise<SnapshotSource> {
  const ids = await lend(30);
  t.advance(day);
  await night();
  await erase(ids.slice(0, 12));
  return night();
}

test('a drill passes when everything is there and ten deletions are gone, and leaves nothing behind', async () => {
  const snapshot = await ready();
  const before = discarded;
  expect(await drill(newestOf(snapshot))).toMatchObject({
    outcome: 'pass',
    records: 18,
    deletionsChecked: 10,
    checks: {
      fresh: 'pass',
      schema: 'pass',
      ledger: 'pass',
      rows: 'pass',
      mark: 'pass',
      seals: 'pass',
      gone: 'pass',
    },
  });
  expect(discarded).toBe(before + 2);
  expect((await t.engine.ledger.page({ types: ['drilled'], limit: 1 }))[0]?.body).toMatchObject({
    outcome: 'pass',
    gone: 'pass',
  });
  t.advance(27 * 3_600_000);
  expect(await erasureBackups.check(t.engine)).toMatchObject({ state: 'kept' });
});

test('a drill keeps out backups and other drills, and nothing is taken for left over while it is held', async () => {
  const snapshot = await ready();
  const discard = async () => {};
  const met: unknown[] = [];
  await drill(async (_places, _kit, at) => {
    met.push(await clearDrill(t.engine, discard));
    met.push(await drill(newestOf(snapshot)).catch((error) => error.id));
    return snapshot.at <= at ? snapshot : null;
  });
  expect(met).toEqual([false, 'store-locked']);
  expect(await clearDrill(t.engine, discard)).toBe(true);
});

test('a drill fails when backups stopped, though they restore', async () => {
  const snapshot = await ready();
  t.advance(3 * day);
  expect(await drill(newestOf(snapshot))).toMatchObject({ outcome: 'fail', checks: { fresh: 'fail' } });
  expect(await erasureBackups.check(t.engine)).toMatchObject({ state: 'broken' });
});

test('a drill fails when the snapshot is empty, or of another time than it says', async () => {
  const before = await snapshotOf(t);
  await ready();
  const shown = (at: number): SnapshotSource => ({ ...before, at });
  expect(await drill(newestOf(shown(t.engine.now())))).toMatchObject({
    outcome: 'fail',
    checks: { rows: 'fail', mark: 'fail' },
  });
});

test('a drill with nothing in it proves nothing', async () => {
  t.advance(day);
  expect(await drill(newestOf(await night()))).toMatchObject({
    outcome: 'inconclusive',
    checks: { rows: 'inconclusive', gone: 'inconclusive' },
  });
});

test('a drill fails when a key of something deleted is still held', async () => {
  const ids = await lend(3);
  t.advance(day);
  const snapshot = await night();
  await erase(ids.slice(0, 1));
  await t.engine.custody.copyLedger(places);
  // As if custody had been believed to lack what it has.
  await t.engine.write(desk, async (unit) => {
    await unit.db.updateTable('records.custody').set({ seen: 1_000_000 }).execute();
  });
  expect(await drill(newestOf(snapshot))).toMatchObject({ outcome: 'fail', checks: { gone: 'fail' } });
});

test('a drill that cannot reach the places is no proof and no failure; one that finds no snapshot is a failure', async () => {
  await ready();
  expect(await drill(newestOf())).toMatchObject({ outcome: 'fail', stopped: 'no-snapshot' });
  for (const place of places) place.goAway();
  expect(await drill(newestOf())).toMatchObject({ outcome: 'inconclusive' });
});

test('the pledge is not provable without three places and a drill, and broken when a place stays away', async () => {
  const check = async () => (await erasureBackups.check(t.engine)).state;
  expect(await check()).toBe('not-yet-provable');
  const ids = await lend(5);
  await t.engine.custody.renew(places.slice(0, 2), { policy: 'go-on-with-quorum' });
  expect(await check()).toBe('not-yet-provable');
  t.advance(day);
  await erase(ids.slice(0, 2));
  expect((await drill(newestOf(await night()))).outcome).toBe('pass');
  expect(await check()).toBe('kept');
  await erase(ids.slice(2, 3));
  places[2]?.goAway();
  t.advance(3 * day);
  await night();
  const verdict = await erasureBackups.check(t.engine);
  expect(verdict).toMatchObject({ state: 'broken' });
  expect(verdict.evidence.de).toContain('jena');
});
