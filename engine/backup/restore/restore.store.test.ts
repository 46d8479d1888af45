import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import type { Engine } from '../../engine.ts';
import type { PersonId, RecordId } from '../../ids.ts';
import {
  bookkeeping,
  fee,
  keep,
  lending,
  librarian,
  library,
  libraryFees,
  loan,
  newsletter,
  reader,
  readerFile,
  taste,
  writing,
} from '../../sample.ts';
import {
  type MemoryPlace,
  memoryPlace,
  type TestEngine,
  testDatabaseUrl,
  testEngine,
} from '../../testing.ts';
import { newRecoveryKey, recoveryPairOf } from '../custody/recovery-key.ts';
import { restoreTenant } from './restore.ts';
import type { AcceptableLoss, Restored, SnapshotSource } from './restore-view.ts';
import { newestOf, snapshotOf, type TestTarget, targetFor } from './testing.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id, 'accountant'] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const recoveryKey = newRecoveryKey();
const day = 86_400_000;

let t: TestEngine;
let places: MemoryPlace[];
beforeEach(async () => {
  t = await testEngine([library]);
  places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  await t.engine.custody.useKit(desk, recoveryPairOf(recoveryKey).publicKey);
});
afterEach(() => t.end());

interface Reader {
  readonly person: PersonId;
  readonly file: RecordId;
  readonly loan: RecordId;
}

const newReader = (name: string): Promise<Reader> =>
  t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const file = await unit.insert(readerFile, {
      person,
      sealed: { name, phones: ['030 1'] },
      plain: { number: null },
    });
    const lent = await unit.insert(loan, {
      person,
      sealed: { remark: `for ${name}` },
      plain: { book: 'B', card: 'C' },
    });
    return { person, file: file.id, loan: lent.id };
  });

/** What a night does. */
async function night(): Promise<SnapshotSource> {
  await t.engine.rotate();
  const snapshot = await snapshotOf(t);
  const renewed = await t.engine.custody.renew(places, {
    policy: 'go-on-with-quorum',
    snapshotBegan: snapshot.lastFact,
  });
  expect(renewed.outcome).toBe('final');
  await t.engine.custody.copyLedger(places);
  t.advance(day);
  return snapshot;
}

const restoreFrom = async (
  target: TestTarget,
  snapshots: readonly SnapshotSource[],
  more: {
    readonly living?: MemoryPlace;
    readonly from?: readonly MemoryPlace[];
    readonly accept?: readonly AcceptableLoss[];
    key?: Buffer;
  } = {},
): Promise<Restored> =>
  restoreTenant({
    places: more.from ?? places,
    recoveryKey: more.key ?? recoveryKey,
    findSnapshot: newestOf(...snapshots),
    into: await target.open(),
    accept: more.accept ?? [],
    ...(more.living && { living: more.living }),
  });

/** Restores, starts and looks, then closes. */
async function afterRestore(
  snapshots: readonly SnapshotSource[],
  look: (engine: Engine, restored: Restored & { outcome: 'restored' }) => Promise<void>,
  more: Parameters<typeof restoreFrom>[2] = {},
): Promise<void> {
  const target = targetFor(t);
  const restored = await restoreFrom(target, snapshots, more);
  if (restored.outcome !== 'restored') throw new Error(`stopped: ${restored.reason}`);
  const engine = await target.start();
  try {
    await look(engine, restored);
    expect(await engine.verify()).toEqual([]);
  } finally {
    await engine.close();
  }
}

const nameOf = async (engine: Engine, file: RecordId): Promise<string> => {
  const opened = await engine.open(desk, readerFile, file, lending);
  return opened.outcome === 'opened' ? opened.sealed.name : opened.reason;
};

describe('a restored system', () => {
  test('has what the lost one had, found by its words, with the kit and two of three places', async () => {
    const ada = await newReader('Ada Lovelace');
    const snapshot = await night();
    await afterRestore(
      [snapshot],
      async (engine, { report }) => {
        expect(await nameOf(engine, ada.file)).toBe('Ada Lovelace');
        expect(await engine.search(readerFile, 'lovel', 5)).toEqual([ada.file]);
        expect(report.records).toMatchObject({ reader_file: 1, loan: 1 });
        expect(report).toMatchObject({ missing: {}, changesLost: {}, unreadable: {}, accepted: [] });
        expect((await engine.ledger.page({ limit: 20 })).map(({ type }) => type)).toContain('restored');
      },
      { from: places.slice(1) },
    );
  });

  test('lacks whoever was erased after the snapshot, and keeps the others', async () => {
    const ada = await newReader('Ada');
    const bea = await newReader('Bea');
    const snapshot = await night();
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    await t.engine.custody.copyLedger(places);
    await afterRestore([snapshot], async (engine, { report }) => {
      expect(await nameOf(engine, ada.file)).toBe('unknown');
      expect(await nameOf(engine, bea.file)).toBe('Bea');
      expect(await engine.db.selectFrom('records.person').select('id').execute()).toEqual([
        { id: bea.person },
      ]);
      expect(report.goneAgain).toEqual({ reader_file: 1, loan: 1 });
      const row = await engine.db
        .selectFrom('records.loan')
        .selectAll()
        .where('id', '=', ada.loan)
        .executeTakeFirst();
      expect(row).toMatchObject({ life: 'anonymous', person_id: null, sealed: null, card: null });
    });
  });

  test('has every withdrawal, objection, restriction, hold and period that came later in force', async () => {
    const ada = await newReader('Ada');
    const bea = await newReader('Bea');
    await t.engine.write(desk, (unit) => unit.giveConsent(ada.person, newsletter, evidence));
    const liking = await t.engine.write(desk, (unit) =>
      unit.insert(taste, { person: ada.person, sealed: { topics: ['cats'] }, plain: {} }),
    );
    const snapshot = await night();
    await t.engine.write(desk, async (unit) => {
      await unit.withdrawConsent(ada.person, newsletter, evidence);
      await unit.giveConsent(ada.person, keep, evidence);
      await unit.restrict(ada.person, 'accuracy-contested', 'set');
      await unit.hold(bea.person, 'legal-dispute', 'set');
      await unit.object(bea.person, writing.id, 'raised');
      await unit.setPeriod(libraryFees, { years: 9 });
    });
    await t.engine.custody.copyLedger(places);
    await afterRestore([snapshot], async (engine, { report }) => {
      for (const { person } of [ada, bea])
        expect(await engine.facts.of(person)).toEqual(await t.engine.facts.of(person));
      expect(await engine.open(desk, taste, liking.id, writing)).toMatchObject({ reason: 'unknown' });
      expect(await nameOf(engine, ada.file)).toBe('restricted');
      expect(engine.clock.periods()).toEqual(t.engine.clock.periods());
      expect(report.factsReplayed).toBe(5);
    });
  });

  test('lets die at once what became due since the snapshot', async () => {
    const { person } = await newReader('Ada');
    const voucher = await t.engine.write(desk, (unit) =>
      unit.insert(fee, { person, sealed: { payer: 'Ada' }, plain: { cents: 100 } }),
    );
    const snapshot = await night();
    t.advance(5 * 366 * day);
    await afterRestore([snapshot], async (engine, { report }) => {
      expect(await engine.open(desk, fee, voucher.id, bookkeeping)).toMatchObject({ reason: 'unknown' });
      expect(report.swept).toBeGreaterThan(0);
    });
  });

  test('names what it lacks: records the ledger knows, and changes', async () => {
    const ada = await newReader('Ada');
    const snapshot = await night();
    const bea = await newReader('Bea');
    await t.engine.open(desk, readerFile, bea.file, lending);
    await t.engine.write(desk, (unit) =>
      unit.change(readerFile, ada.file, lending, { revision: 'any', sealed: { name: 'Ada Byron' } }),
    );
    await t.engine.custody.copyLedger(places);
    await afterRestore([snapshot], async (engine, { report }) => {
      expect(await nameOf(engine, ada.file)).toBe('Ada');
      expect(report).toMatchObject({ missing: { reader_file: 1 }, changesLost: { reader_file: 1 } });
    });
  });

  test('from an older snapshot has the newest ledger and keys in force', async () => {
    const ada = await newReader('Ada');
    const bea = await newReader('Bea');
    const old = await night();
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    await night();
    await afterRestore([old], async (engine) => {
      expect(await nameOf(engine, ada.file)).toBe('unknown');
      expect(await nameOf(engine, bea.file)).toBe('Bea');
    });
  });

  test('opens what stayed when another record left the group, under a key the former one does not open', async () => {
    const { person, file } = await newReader('Ada');
    const second = await t.engine.write(desk, (unit) =>
      unit.insert(readerFile, { person, sealed: { name: 'Ada again', phones: [] }, plain: { number: null } }),
    );
    const snapshot = await night();
    await t.engine.write(desk, (unit) => unit.erase(readerFile, file, 'mistake'));
    await t.engine.custody.copyLedger(places);
    await afterRestore([snapshot], async (engine) => {
      expect(await nameOf(engine, file)).toBe('unknown');
      expect(await nameOf(engine, second.id)).toBe('Ada again');
    });
  });

  test('in place of living data lacks whoever was erased there since the last copy of the ledger', async () => {
    const [ada, bea] = [await newReader('Ada'), await newReader('Bea')];
    const snapshot = await night();
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    const living = memoryPlace('living');
    await t.engine.custody.layLedger(living);
    await afterRestore(
      [snapshot],
      async (engine, { report }) => {
        expect(await nameOf(engine, ada.file)).toBe('unknown');
        expect(await nameOf(engine, bea.file)).toBe('Bea');
        expect(report.goneAgain).toEqual({ reader_file: 1, loan: 1 });
      },
      { living },
    );
  });

  test('goes on with the places of the lost one, which is a stranger there from then on', async () => {
    await newReader('Ada');
    const snapshot = await night();
    await afterRestore([snapshot], async (engine) => {
      const renewed = await engine.custody.renew(places, { policy: 'go-on-with-quorum' });
      expect(renewed.outcome).toBe('final');
      expect((await engine.custody.copyLedger(places)).outcome).toBe('copied');
    });
    const stale = await t.engine.custody.renew(places, { policy: 'go-on-with-quorum' });
    expect(stale.places.map(({ trouble }) => trouble)).toEqual([
      'other-writer',
      'other-writer',
      'other-writer',
    ]);
    await newReader('Bea');
    await t.engine.write(desk, (unit) => unit.note('imported', { count: 1 }));
    expect((await t.engine.custody.copyLedger(places)).outcome).toBe('too-few');
  });
});

describe('a restore stops', () => {
  test('with another recovery key, or none of the places', async () => {
    await newReader('Ada');
    const snapshot = await night();
    const target = targetFor(t);
    expect(await restoreFrom(target, [snapshot], { key: newRecoveryKey() })).toMatchObject({
      reason: 'wrong-kit',
    });
    expect(await restoreFrom(target, [snapshot], { from: [] })).toMatchObject({ reason: 'no-copies' });
    expect(await restoreFrom(target, [snapshot], { from: places.slice(2) })).toMatchObject({
      reason: 'too-few-shares',
    });
    expect(await restoreFrom(target, [])).toMatchObject({ reason: 'no-snapshot' });
  });

  test('over data that is in use', async () => {
    await newReader('Ada');
    const snapshot = await night();
    const target = targetFor(t);
    expect(await restoreFrom(target, [snapshot])).toMatchObject({ outcome: 'restored' });
    expect(await restoreFrom(target, [snapshot])).toMatchObject({ reason: 'not-empty' });
  });

  test('in place of living data that is another company’s', async () => {
    await newReader('Ada');
    const snapshot = await night();
    const other = await testEngine([library]);
    await other.engine.custody.useKit(desk, recoveryPairOf(recoveryKey).publicKey);
    const living = memoryPlace('living');
    await other.engine.custody.layLedger(living);
    await other.end();
    const restored = await restoreFrom(targetFor(t), [snapshot], { living });
    expect(restored).toMatchObject({ outcome: 'stopped', reason: 'other-data' });
  });

  test('when the newest ledger may be elsewhere, and goes on only with the loss named', async () => {
    const ada = await newReader('Ada');
    const snapshot = await night();
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    await t.engine.custody.copyLedger(places);
    for (const place of places.slice(1))
      for (const name of [...place.objects.keys()]) if (name.includes('/ledger/')) place.objects.delete(name);
    const target = targetFor(t);
    expect(await restoreFrom(target, [snapshot])).toMatchObject({ reason: 'ledger-unsure' });
    const restored = await restoreFrom(target, [snapshot], { accept: ['ledger-unsure'] });
    expect(restored).toMatchObject({ outcome: 'restored', report: { accepted: ['ledger-unsure'] } });
  });

  test('when the ledger is older than the keys: yesterday’s copy put back brings nobody back', async () => {
    const ada = await newReader('Ada');
    const snapshot = await night();
    const yesterday = places.map((place) => new Map(place.objects));
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    await night();
    for (const [i, place] of places.entries()) {
      for (const name of [...place.objects.keys()]) if (name.includes('/ledger/')) place.objects.delete(name);
      for (const [name, bytes] of yesterday[i] ?? [])
        if (name.includes('/ledger/')) place.objects.set(name, bytes);
    }
    expect(await restoreFrom(targetFor(t), [snapshot])).toMatchObject({ reason: 'ledger-behind' });
  });

  test('when a ledger was changed, unless another place has it whole', async () => {
    const ada = await newReader('Ada');
    const snapshot = await night();
    await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
    await t.engine.custody.copyLedger(places);
    const damage = (place: MemoryPlace | undefined): void => {
      for (const [name, bytes] of place?.objects ?? [])
        if (name.includes('/ledger/fact')) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    };
    damage(places[0]);
    await afterRestore([snapshot], async (engine) => {
      expect(await nameOf(engine, ada.file)).toBe('unknown');
    });
    damage(places[1]);
    damage(places[2]);
    expect(await restoreFrom(targetFor(t), [snapshot])).toMatchObject({ reason: 'ledger-damaged' });
  });

  test('when records were sealed anew after the snapshot, and says what going on loses', async () => {
    const { person, file } = await newReader('Ada');
    const second = await t.engine.write(desk, (unit) =>
      unit.insert(readerFile, { person, sealed: { name: 'Ada again', phones: [] }, plain: { number: null } }),
    );
    const old = await night();
    await t.engine.write(desk, (unit) => unit.erase(readerFile, file, 'mistake'));
    await night();
    const target = targetFor(t);
    expect(await restoreFrom(target, [old])).toMatchObject({ reason: 'keys-missing' });
    const restored = await restoreFrom(target, [old], { accept: ['keys-missing'] });
    expect(restored).toMatchObject({ report: { unreadable: { reader_file: 1 } } });
    const engine = await target.start();
    expect(await nameOf(engine, second.id)).toBe('erased');
    await engine.close();
  });
});

test('a restore broken off cannot be started, and run again it is as if it had gone through', async () => {
  const ada = await newReader('Ada');
  const bea = await newReader('Bea');
  const snapshot = await night();
  await t.engine.write(desk, (unit) => unit.erasePerson(ada.person, 'request'));
  await t.engine.custody.copyLedger(places);
  const target = targetFor(t);
  // Every step is taken by e2e/crash; a database takes its time for each.
  const step = testDatabaseUrl() === undefined ? 3 : 7;
  for (let at = 1, crashed = true; crashed; at += step) {
    crashed = false;
    const into = await target.open();
    let commits = 0;
    const { commit } = into.store;
    into.store.commit = () => {
      if (++commits < at) return commit();
      crashed = true;
      throw new Error('power cut');
    };
    const options = { places, recoveryKey, findSnapshot: newestOf(snapshot), into };
    const restored = await restoreTenant(options).catch(() => null);
    if (!crashed) {
      expect(restored?.outcome).toBe('restored');
      break;
    }
    if (at > 1) await expect(target.start()).rejects.toMatchObject({ id: 'restore-unfinished' });
  }
  const engine = await target.start();
  expect(await nameOf(engine, ada.file)).toBe('unknown');
  expect(await nameOf(engine, bea.file)).toBe('Bea');
  expect(await engine.verify()).toEqual([]);
  await engine.close();
}, 120_000);
