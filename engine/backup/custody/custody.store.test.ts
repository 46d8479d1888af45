import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import type { RecordId } from '../../ids.ts';
import { librarian, library, loan, reader, readerFile } from '../../sample.ts';
import { type MemoryPlace, memoryPlace, type TestEngine, testEngine } from '../../testing.ts';
import { collectCustody, fromShares } from '../restore/collect-custody.ts';
import { openKit } from './kit-objects.ts';
import { newRecoveryKey, recoveryPairOf } from './recovery-key.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const recoveryKey = newRecoveryKey();
const pair = recoveryPairOf(recoveryKey);
const day = 86_400_000;
const ahead = { policy: 'go-on-with-quorum' } as const;

let t: TestEngine;
let places: MemoryPlace[];
beforeEach(async () => {
  t = await testEngine([library]);
  places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  await t.engine.custody.useKit(desk, pair.publicKey);
});
afterEach(() => t.end());

const lend = (count = 1): Promise<readonly RecordId[]> =>
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

/** The groups a kit opens with these places alone; `null` when nothing opens. */
async function groupsOpened(at: readonly MemoryPlace[]): Promise<ReadonlySet<string> | null> {
  for (const place of at) {
    const kit = await openKit(place, pair).catch(() => null);
    if (kit?.outcome !== 'opened') continue;
    const found = await collectCustody(at, kit.content, fromShares(pair));
    if (found.outcome !== 'collected') return null;
    const groups = new Set<string>();
    for await (const keys of found.keys()) for (const { group } of keys) groups.add(group);
    return groups;
  }
  return null;
}

const pick = (...at: readonly number[]): MemoryPlace[] => at.map((i) => places[i] as MemoryPlace);

/** A place as it is now, for after it has moved on. */
function frozen(place: MemoryPlace): MemoryPlace {
  const copy = memoryPlace(place.id);
  for (const [name, bytes] of place.objects) copy.objects.set(name, bytes);
  return copy;
}

/** A place with every object it ever had. */
function unforgetting(place: MemoryPlace): MemoryPlace {
  const copy = memoryPlace(place.id);
  for (const { name, bytes } of place.everWritten) copy.objects.set(name, bytes);
  return copy;
}

describe('custody', () => {
  test('opens with the kit and any two of three places, and with no single one', async () => {
    const [id] = await lend();
    expect(await t.engine.custody.renew(places, ahead)).toMatchObject({
      outcome: 'final',
      threshold: 2,
      mayLose: 1,
    });
    for (const two of [pick(0, 1), pick(1, 2), pick(0, 2)]) expect(await groupsOpened(two)).toContain(id);
    for (const one of places) expect(await groupsOpened([one])).toBeNull();
  });

  test('opens with no other kit', async () => {
    await lend();
    await t.engine.custody.renew(places, ahead);
    const other = recoveryPairOf(newRecoveryKey());
    expect(await openKit(places[0] as MemoryPlace, other)).toMatchObject({ outcome: 'wrong-kit' });
    const kit = await openKit(places[0] as MemoryPlace, pair);
    if (kit.outcome !== 'opened') throw new Error('not opened');
    expect(await collectCustody(places, kit.content, fromShares(other))).toMatchObject({
      outcome: 'too-few',
    });
  });

  test('is not written before there is a kit', async () => {
    const bare = await testEngine([library]);
    expect(await bare.engine.custody.renew(places, ahead)).toMatchObject({ outcome: 'no-kit' });
    expect(places.flatMap((place) => [...place.objects.keys()])).toEqual([]);
    await bare.end();
  });

  test('of a new kit is sealed for it alone', async () => {
    const [id] = await lend();
    await t.engine.custody.renew(places, ahead);
    const former = pick(0, 1, 2).map(frozen);
    const next = recoveryPairOf(newRecoveryKey());
    await t.engine.custody.useKit(desk, next.publicKey);
    expect((await t.engine.custody.kit())?.testedAt).toBeNull();
    await t.engine.custody.renew(places, ahead);
    expect(await groupsOpened(places)).toBeNull();
    expect(await groupsOpened(former)).toContain(id);
    const kit = await openKit(places[0] as MemoryPlace, next);
    if (kit.outcome !== 'opened') throw new Error('not opened');
    expect(await collectCustody(places, kit.content, fromShares(next))).toMatchObject({
      outcome: 'collected',
    });
  });

  test('a kit counts as tested when its own words were entered', async () => {
    expect(await t.engine.custody.testKit(desk, newRecoveryKey())).toBe('wrong');
    expect((await t.engine.custody.kit())?.testedAt).toBeNull();
    expect(await t.engine.custody.testKit(desk, recoveryKey)).toBe('right');
    expect((await t.engine.custody.kit())?.testedAt).toBe(t.engine.now());
  });
});

describe('a deletion', () => {
  test('is out of reach once custody was renewed, even with one place that never forgot', async () => {
    const [gone, stays] = await lend(2);
    await t.engine.custody.renew(places, ahead);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    t.advance(day);
    expect((await t.engine.custody.receipts({ limit: 1 }))[0]?.outOfReachSince).toBeNull();
    await t.engine.custody.renew(places, ahead);
    for (const one of [0, 1, 2]) {
      const all = places.map((place, i) => (i === one ? unforgetting(place) : place));
      const opened = await groupsOpened(all);
      expect(opened?.has(stays as string)).toBe(true);
      expect(opened?.has(gone as string)).toBe(false);
    }
    const [receipt] = await t.engine.custody.receipts({ limit: 1 });
    expect(receipt).toMatchObject({ kind: 'loan', records: 1, outOfReachSince: t.engine.now() });
    expect(receipt?.places.map(({ confirmedAt }) => confirmedAt)).toEqual(
      [0, 0, 0].map(() => t.engine.now()),
    );
  });

  test('is not called out of reach while an absent place and one that never forgot could undo it together', async () => {
    const [gone] = await lend(2);
    await t.engine.custody.renew(places, ahead);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    t.advance(day);
    places[2]?.goAway();
    expect(await t.engine.custody.renew(places, ahead)).toMatchObject({ outcome: 'quorum', mayLose: 0 });
    const state = await t.engine.custody.state(places.map(({ id }) => id));
    expect(state.places.map(({ pendingSince }) => pendingSince)).toEqual([null, null, t.engine.now() - day]);
    const [receipt] = await t.engine.custody.receipts({ limit: 1 });
    expect(receipt?.outOfReachSince).toBeNull();
    expect(receipt?.places.map(({ confirmedAt }) => confirmedAt)).toEqual([
      t.engine.now(),
      t.engine.now(),
      null,
    ]);
    // It says so for a reason.
    places[2]?.comeBack();
    const all = [unforgetting(places[0] as MemoryPlace), places[2] as MemoryPlace];
    expect((await groupsOpened(all))?.has(gone as string)).toBe(true);
    t.advance(day);
    expect(await t.engine.custody.renew(places, ahead)).toMatchObject({ outcome: 'final', mayLose: 1 });
    expect((await t.engine.custody.receipts({ limit: 1 }))[0]?.outOfReachSince).toBe(t.engine.now());
    expect(
      (await groupsOpened([unforgetting(places[0] as MemoryPlace), places[2] as MemoryPlace]))?.has(
        gone as string,
      ),
    ).not.toBe(true);
  });

  test('waits for all places where the owner wants that, and nothing old is let go', async () => {
    const [gone] = await lend(2);
    await t.engine.custody.renew(places, ahead);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    places[2]?.goAway();
    const renewed = await t.engine.custody.renew(places, { policy: 'wait-for-all' });
    expect(renewed.outcome).toBe('waiting');
    places[2]?.comeBack();
    for (const two of [pick(0, 1), pick(1, 2), pick(0, 2)]) expect(await groupsOpened(two)).not.toBeNull();
  });

  test('with a single place is never called out of reach, because that place may remember', async () => {
    const [gone] = await lend(2);
    await t.engine.custody.renew(pick(0), ahead);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    t.advance(day);
    expect(await t.engine.custody.renew(pick(0), ahead)).toMatchObject({ outcome: 'final', threshold: 1 });
    expect((await t.engine.custody.receipts({ limit: 1 }))[0]?.outOfReachSince).toBeNull();
    expect((await groupsOpened([unforgetting(places[0] as MemoryPlace)]))?.has(gone as string)).toBe(false);
    expect((await groupsOpened(pick(0)))?.has(gone as string)).toBe(false);
  });
});

describe('a renewal broken off', () => {
  test('at any step leaves any two places able to restore, and the next one clears up', async () => {
    const [first] = await lend();
    await t.engine.custody.renew(places, ahead);
    const [gone, second] = await lend(2);
    await t.engine.custody.renew(places, ahead);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    let steps = 0;
    for (let at = 1; ; at++) {
      let number = 0;
      let crashed = false;
      for (const place of places)
        place.onOperation = () => {
          if (++number < at) return;
          crashed = true;
          throw new Error('power cut');
        };
      const outcome = await t.engine.custody.renew(places, ahead).catch(() => null);
      for (const place of places) place.onOperation = null;
      for (const two of [pick(0, 1), pick(1, 2), pick(0, 2)]) {
        const opened = await groupsOpened(two);
        expect(opened?.has(first as string), `step ${at}`).toBe(true);
        expect(opened?.has(second as string), `step ${at}`).toBe(true);
      }
      if (!crashed) {
        expect(outcome?.outcome).toBe('final');
        break;
      }
      steps++;
      expect(await t.engine.custody.renew(places, ahead)).toMatchObject({ outcome: 'final' });
      for (const place of places) {
        const names = [...place.objects.keys()].filter((name) => name.includes('/custody/'));
        expect(new Set(names.map((name) => name.split('/')[2])).size).toBe(1);
      }
    }
    expect(steps).toBeGreaterThan(30);
    expect((await groupsOpened(places))?.has(gone as string)).toBe(false);
  }, 120_000);

  test.each(['full', 'unanswered', 'torn', 'forgotten', 'flipped', 'cut'] as const)(
    'by a place that answers with %s counts for that place alone',
    async (mishap) => {
      const [id] = await lend();
      await t.engine.custody.renew(places, ahead);
      places[1]?.fail(1, mishap, ({ what, name }) => what === 'write' && name.includes('keys-'));
      const renewed = await t.engine.custody.renew(places, ahead);
      expect(renewed.outcome).toBe('quorum');
      expect(renewed.places.map(({ confirmed }) => confirmed)).toEqual([true, false, true]);
      expect(await groupsOpened(pick(0, 2))).toContain(id);
      expect(await t.engine.custody.renew(places, ahead)).toMatchObject({ outcome: 'final' });
    },
  );
});

describe('a place', () => {
  test('on which another server writes is left alone and named', async () => {
    await lend();
    const other = await testEngine([library]);
    await other.engine.custody.useKit(desk, recoveryPairOf(newRecoveryKey()).publicKey);
    await other.engine.custody.renew([places[0] as MemoryPlace], ahead);
    for (const [name, bytes] of [...(places[0]?.objects ?? [])]) {
      places[0]?.objects.delete(name);
      places[0]?.objects.set(name.replace(other.tenant, t.tenant), bytes);
    }
    const before = [...(places[0]?.objects ?? [])];
    const renewed = await t.engine.custody.renew(places, ahead);
    expect(renewed.places.map(({ trouble }) => trouble)).toEqual(['other-writer', null, null]);
    expect([...(places[0]?.objects ?? [])]).toEqual(before);
    await other.end();
  });

  test('that was put back to an older state is named, written anew, and what came back is taken away again', async () => {
    const [gone] = await lend(2);
    await t.engine.custody.renew(places, ahead);
    const old = frozen(places[0] as MemoryPlace);
    await t.engine.write(desk, (unit) => unit.erase(loan, gone as RecordId, 'mistake'));
    t.advance(day);
    await t.engine.custody.renew(places, ahead);
    places[0]?.objects.clear();
    for (const [name, bytes] of old.objects) places[0]?.objects.set(name, bytes);
    t.advance(day);
    const renewed = await t.engine.custody.renew(places, ahead);
    expect(renewed.places.map(({ trouble }) => trouble)).toEqual(['rolled-back', null, null]);
    expect(renewed.outcome).toBe('final');
    expect((await groupsOpened(places))?.has(gone as string)).toBe(false);
    expect(
      [...(places[0]?.objects.keys() ?? [])].some(
        (name) => old.objects.has(name) && name.includes('/custody/'),
      ),
    ).toBe(false);
  });

  test('more or fewer changes the quorum, and at each step what is left restores', async () => {
    const [id] = await lend();
    await t.engine.custody.renew(places, ahead);
    const five = [...places, memoryPlace('trier'), memoryPlace('ulm')];
    expect(await t.engine.custody.renew(five, ahead)).toMatchObject({
      outcome: 'final',
      threshold: 3,
      mayLose: 2,
    });
    expect(await groupsOpened(five.slice(2))).toContain(id);
    expect(await groupsOpened(five.slice(3))).toBeNull();
    expect(await t.engine.custody.renew(five.slice(0, 3), ahead)).toMatchObject({
      outcome: 'final',
      threshold: 2,
    });
    expect(await groupsOpened(pick(1, 2))).toContain(id);
  });
});

test('custody waits for a snapshot that shows what was sealed anew', async () => {
  const person = await t.engine.write(desk, (unit) => unit.newPerson(reader));
  const [one] = await t.engine.write(desk, (unit) =>
    unit.insertMany(
      readerFile,
      ['Ada', 'Bea'].map((name) => ({ person, sealed: { name, phones: [] }, plain: { number: null } })),
    ),
  );
  await t.engine.custody.renew(places, ahead);
  const snapshotBegan = (await t.engine.ledger.page({ limit: 1 }))[0]?.number ?? 0;
  const former = await groupsOpened(places);
  await t.engine.write(desk, (unit) => unit.erase(readerFile, one as RecordId, 'mistake'));
  const renewed = await t.engine.custody.renew(places, { ...ahead, snapshotBegan });
  expect(renewed.outcome).toBe('snapshot-behind');
  for (const place of places)
    expect([...place.objects.keys()].filter((name) => name.endsWith('/share'))).toHaveLength(2);
  expect(former).not.toBeNull();
  const now = (await t.engine.ledger.page({ limit: 1 }))[0]?.number ?? 0;
  expect(await t.engine.custody.renew(places, { ...ahead, snapshotBegan: now })).toMatchObject({
    outcome: 'final',
  });
});
