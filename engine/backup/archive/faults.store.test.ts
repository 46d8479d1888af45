import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tenantFolders } from '../../open-engine.ts';
import { library, readerFile } from '../../sample.ts';
import { type TestEngine, testEngine } from '../../testing.ts';
import { type MemoryPlace, type Mishap, memoryPlace } from '../testing.ts';
import { listSnapshots } from './place-objects.ts';
import { archiveSeals } from './sealing.ts';
import { archiveKeyForTests, beside, databaseUrl, desk, dump, fill, good, restored } from './testing.ts';
import { verifySnapshot } from './verify-snapshot.ts';

vi.setConfig({ testTimeout: 600_000 });
// What takes dozens of snapshots is about the places, to which both stores are alike; one of them suffices.
const onEmbedded = test.skipIf(databaseUrl !== undefined);
const here = databaseUrl === undefined ? 'sqlite' : 'postgres';
const archiveKey = archiveKeyForTests();
const policy = { days: 42, weeks: 0, months: 0 };
const day = 86_400_000;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library]);
  await fill(t, 8);
});
afterEach(() => t.end());

const snapshot = (...places: readonly MemoryPlace[]) => t.engine.backup.snapshot({ places, archiveKey });
const names = async (place: MemoryPlace) => (await listSnapshots(place, t.tenant)).map(({ name }) => name);

/** Every snapshot a place shows is whole. */
async function expectAllWhole(place: MemoryPlace): Promise<void> {
  for (const name of await names(place))
    expect(await verifySnapshot(place, archiveSeals(t.tenant, archiveKey), name)).toEqual([]);
}

test('killed at any step, a snapshot leaves only whole snapshots behind, and the next one is good', async () => {
  const place = memoryPlace();
  good(await snapshot(place), place.id);
  for (let step = 1; ; step++) {
    t.advance(day);
    await fill(t, 1);
    const from = place.operations.length;
    let killed = false;
    place.onOperation = (_operation, number) => {
      if (number !== from + step) return;
      killed = true;
      throw new Error('killed');
    };
    await snapshot(place).catch(() => {});
    place.onOperation = null;
    await expectAllWhole(place);
    t.advance(1_000);
    const next = good(await snapshot(place), place.id);
    if (step % 8 === 1)
      expect(
        await restored({ places: [place], tenant: t.tenant, archiveKey }, next.snapshot.name, here, dump),
      ).toEqual(await beside(t, dump));
    if (!killed) break;
  }
});

const mishaps: readonly Mishap[] = ['away', 'full', 'unanswered', 'torn', 'forgotten', 'flipped', 'cut'];

onEmbedded.each(mishaps)(
  'a place that fails with %s at any step stops no other, and what is called good restores',
  async (mishap) => {
    const shaky = memoryPlace('shaky');
    const firm = memoryPlace('firm');
    good(await snapshot(shaky, firm), 'firm');
    for (let step = 1; step < 40; step++) {
      t.advance(day);
      await fill(t, 1);
      const before = shaky.operations.length;
      shaky.fail(step, mishap);
      const results = await snapshot(shaky, firm);
      const happened = shaky.operations.length >= before + step;
      shaky.comeBack();
      good(results, 'firm');
      const result = results.find((each) => each.place === 'shaky');
      if (result?.outcome === 'good') {
        expect(await t.engine.backup.verify(shaky, archiveKey, result.snapshot.name)).toEqual([]);
      }
      expect(JSON.stringify(results)).not.toContain('Müßig');
      if (!happened) break;
    }
    t.advance(day);
    const { snapshot: last } = good(await snapshot(shaky, firm), 'shaky');
    expect(await t.engine.backup.verify(shaky, archiveKey, last.name)).toEqual([]);
  },
);

test('a place that vanishes in the middle leaves the others their snapshot, and gets what it missed when it is back', async () => {
  const places = [memoryPlace('one'), memoryPlace('two'), memoryPlace('three')] as const;
  await snapshot(...places);
  places[1].onOperation = ({ what }) => {
    if (what === 'write') places[1].goAway();
  };
  for (let i = 0; i < 3; i++) {
    t.advance(day);
    await fill(t, 2);
    const results = await snapshot(...places);
    expect(results.map(({ place, outcome }) => `${place} ${outcome}`).sort()).toEqual([
      'one good',
      'three good',
      'two failed',
    ]);
    expect(results.find((each) => each.place === 'two')).toMatchObject({ trouble: 'away' });
  }
  places[1].onOperation = null;
  places[1].comeBack();
  t.advance(day);
  const { snapshot: back } = good(await snapshot(...places), 'two');
  const from = { places: [places[1]], tenant: t.tenant, archiveKey };
  expect(await restored(from, back.name, here, dump)).toEqual(await beside(t, dump));
});

onEmbedded(
  'every bit that flips and every byte that is cut off, in any object, is found and named',
  async () => {
    const place = memoryPlace();
    const { snapshot: taken } = good(await snapshot(place), place.id);
    const objects = [...place.objects].filter(([name]) => !name.endsWith('/writer'));
    expect(objects.length).toBeGreaterThanOrEqual(2);
    const seals = archiveSeals(t.tenant, archiveKey);
    for (const [name, bytes] of objects) {
      const damaged = async (what: string) => {
        const damages = await verifySnapshot(place, seals, taken.name);
        if (damages.length !== 1 || damages[0]?.object !== name || damages[0].what !== 'changed')
          throw new Error(`${what} of ${name} was not found: ${JSON.stringify(damages)}`);
      };
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        place.objects.set(name, changed);
        await damaged(`bit ${bit}`);
      }
      for (let length = 0; length < bytes.length; length++) {
        place.objects.set(name, bytes.subarray(0, length));
        await damaged(`length ${length}`);
      }
      place.objects.delete(name);
      expect(await verifySnapshot(place, seals, taken.name)).toMatchObject([
        { object: name, what: 'missing' },
      ]);
      place.objects.set(name, bytes);
    }
    expect(await verifySnapshot(place, seals, taken.name)).toEqual([]);
  },
);

test('what one place has lost is restored from another that has the same; what all have lost is named and nothing is written', async () => {
  const places = [memoryPlace('one'), memoryPlace('two')] as const;
  const { snapshot: taken } = good(await snapshot(...places), 'one');
  const from = { places, tenant: t.tenant, archiveKey };
  const pack = [...places[0].objects.keys()].find((name) => name.includes('/packs/')) ?? '';
  places[0].objects.get(pack)?.fill(0);
  places[1].objects.delete(taken.name);
  expect(await restored(from, taken.name, here, dump)).toEqual(await beside(t, dump));
  places[1].objects.delete(pack);
  await expect(restored(from, taken.name, here, dump)).rejects.toThrow(
    JSON.stringify([
      { place: 'one', object: pack, what: 'changed' },
      { place: 'two', object: pack, what: 'missing' },
    ]),
  );
});

test('a place that lost or garbled what the last snapshot rests on gets everything anew, and says so', async () => {
  for (const harm of ['lost', 'garbled'] as const) {
    const place = memoryPlace(harm);
    t.advance(day);
    const { snapshot: first } = good(await snapshot(place), place.id);
    const pack = [...place.objects.keys()].find((name) => name.includes('/packs/')) ?? '';
    if (harm === 'lost') place.objects.delete(pack);
    else place.objects.get(pack)?.fill(0);
    let warned = false;
    // A garbled pack is found when its turn to be read again comes, at the latest after thirty runs.
    for (let i = 0; i < 31 && !warned; i++) {
      t.advance(day);
      warned = good(await snapshot(place), place.id).warnings.includes('damaged-before');
    }
    expect(warned).toBe(true);
    expect(await t.engine.backup.verify(place, archiveKey)).toEqual([]);
    expect(await t.engine.backup.verify(place, archiveKey, first.name)).not.toEqual([]);
  }
});

test('a place that was put back to an older state is noticed, and the next snapshot is whole all the same', async () => {
  const place = memoryPlace();
  await snapshot(place);
  const older = new Map(place.objects);
  for (let i = 0; i < 2; i++) {
    t.advance(day);
    await fill(t, 2);
    await snapshot(place);
  }
  place.objects.clear();
  for (const [name, bytes] of older) place.objects.set(name, bytes);
  t.advance(day);
  const { snapshot: next, warnings } = good(await snapshot(place), place.id);
  expect(warnings).toEqual(['rolled-back']);
  const from = { places: [place], tenant: t.tenant, archiveKey };
  expect(await restored(from, next.name, here, dump)).toEqual(await beside(t, dump));
});

test('a second server at the same place is refused, until the owner lets it take over; then the first one is', async () => {
  const place = memoryPlace();
  good(await snapshot(place), place.id);
  /** As a restored server, or another one, is known by: a store that never wrote there. */
  const becomeAnother = () =>
    t.engine.write(desk, async (unit) => {
      const before = await unit.db.selectFrom('records.backup_state').select('writer').executeTakeFirst();
      await unit.db.updateTable('records.backup_state').set({ writer: 'another' }).execute();
      return before?.writer;
    });
  const first = await becomeAnother();
  t.advance(day);
  expect(await snapshot(place)).toMatchObject([{ outcome: 'failed', trouble: 'other-writer' }]);
  expect(await t.engine.backup.prune(place, archiveKey, policy)).toEqual({
    outcome: 'refused',
    reason: 'other-writer',
  });
  const taken = await t.engine.backup.snapshot({ places: [place], archiveKey, takeOver: [place.id] });
  const from = { places: [place], tenant: t.tenant, archiveKey };
  expect(await restored(from, good(taken, place.id).snapshot.name, here, dump)).toEqual(
    await beside(t, dump),
  );
  t.advance(day);
  good(await snapshot(place), place.id);
  await t.engine.write(desk, (unit) =>
    unit.db
      .updateTable('records.backup_state')
      .set({ writer: first })
      .execute()
      .then(() => {}),
  );
  expect(await snapshot(place)).toMatchObject([{ outcome: 'failed', trouble: 'other-writer' }]);
});

test('a copy of a server that counts on where both were alike is refused as well', async () => {
  const place = memoryPlace();
  await snapshot(place);
  t.advance(day);
  await snapshot(place);
  // As a disk image of yesterday that was started again: it knows the first run and not the second.
  await t.engine.write(desk, (unit) =>
    unit.db
      .deleteFrom('records.backup_run')
      .where('number', '=', 2)
      .execute()
      .then(() => {}),
  );
  t.advance(day);
  expect(await snapshot(place)).toMatchObject([{ outcome: 'failed', trouble: 'other-writer' }]);
});

test('two processes on one store take their snapshots one after the other', async () => {
  const place = memoryPlace();
  const other = await t.beside();
  const both = await Promise.allSettled([
    snapshot(place),
    other.backup.snapshot({ places: [place], archiveKey }),
  ]);
  const done = both.filter((each) => each.status === 'fulfilled');
  for (const each of both)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ id: 'store-locked' });
  expect(done.length).toBeGreaterThan(0);
  for (const each of done) good(each.value, place.id);
  await expectAllWhole(place);
});

onEmbedded(
  'sixty days: daily snapshots, pruned each day, six weeks of them whole, and no pack stays that nobody needs',
  async () => {
    const place = memoryPlace();
    const models = new Map<string, unknown>();
    for (let i = 0; i < 60; i++) {
      t.advance(day);
      await fill(t, 1, 1);
      const { snapshot: taken } = good(await snapshot(place), place.id);
      models.set(taken.name, taken.tables);
      expect(await t.engine.backup.prune(place, archiveKey, policy)).toMatchObject({ outcome: 'pruned' });
    }
    const left = await names(place);
    expect(left.length).toBeGreaterThanOrEqual(43);
    expect(left.length).toBeLessThanOrEqual(44);
    await expectAllWhole(place);
    const from = { places: [place], tenant: t.tenant, archiveKey };
    expect(await restored(from, left.at(-1) ?? '', here, dump)).toEqual(await beside(t, dump));
  },
);

onEmbedded(
  'killed at any step, pruning leaves only whole snapshots, and the next one finishes it',
  async () => {
    const place = memoryPlace();
    for (let i = 0; i < 46; i++) {
      t.advance(day);
      if (i % 10 === 0) await fill(t, 1, 1);
      await snapshot(place);
    }
    const before = new Map(place.objects);
    for (let removal = 1; ; removal++) {
      place.objects.clear();
      for (const [name, bytes] of before) place.objects.set(name, bytes);
      let removals = 0;
      place.onOperation = ({ what }) => {
        if (what === 'remove' && ++removals === removal) throw new Error('killed');
      };
      await t.engine.backup.prune(place, archiveKey, policy).catch(() => {});
      place.onOperation = null;
      await expectAllWhole(place);
      expect(await t.engine.backup.prune(place, archiveKey, policy)).toMatchObject({ outcome: 'pruned' });
      await expectAllWhole(place);
      if (removals < removal) break;
    }
  },
);

onEmbedded(
  'pruning removes nothing while the newest snapshot is damaged, the clock went back, or a kept one does not open',
  async () => {
    const place = memoryPlace();
    for (let i = 0; i < 46; i++) {
      t.advance(day);
      await snapshot(place);
    }
    const whole = new Map(place.objects);
    const left = await names(place);
    const prune = () => t.engine.backup.prune(place, archiveKey, policy);
    const oldPack = [...place.objects.keys()].find((name) => name.includes('/packs/')) ?? '';
    place.objects.delete(oldPack);
    expect(await prune()).toEqual({ outcome: 'refused', reason: 'newest-not-verified' });
    place.objects.set(oldPack, whole.get(oldPack) ?? Buffer.alloc(0));
    place.objects.delete(left.at(-1) ?? '');
    expect(await prune()).toEqual({ outcome: 'refused', reason: 'newest-not-verified' });
    place.objects.set(left.at(-1) ?? '', whole.get(left.at(-1) ?? '') ?? Buffer.alloc(0));
    place.objects.set(left.at(20) ?? '', Buffer.from('rotten'));
    expect(await prune()).toEqual({ outcome: 'refused', reason: 'manifest-damaged' });
    place.objects.set(left.at(20) ?? '', whole.get(left.at(20) ?? '') ?? Buffer.alloc(0));
    t.advance(-20 * day);
    expect(await prune()).toEqual({ outcome: 'refused', reason: 'clock-went-back' });
    expect([...place.objects.keys()].sort()).toEqual([...whole.keys()].sort());
  },
);

test('a file that is gone though a record names it is told of, and stops no snapshot', async () => {
  const [row] = await t.engine.db.selectFrom(`records.${readerFile.id}`).select('id').limit(1).execute();
  async function* bytes() {
    yield Buffer.from('x');
  }
  const file = { name: 'Antrag.pdf', mediaType: 'application/pdf', bytes: bytes() };
  const id = await t.engine.files.put(desk, readerFile, row?.id, file);
  rmSync(join(tenantFolders(t.folder, t.tenant).files, id.slice(-2), id));
  const place = memoryPlace();
  expect(good(await snapshot(place), place.id).warnings).toEqual(['file-missing']);
  t.advance(day);
  expect(good(await snapshot(place), place.id).warnings).toEqual(['file-missing']);
  expect(await t.engine.backup.verify(place, archiveKey)).toEqual([]);
});
