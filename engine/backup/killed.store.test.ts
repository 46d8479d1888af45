import { afterEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { register } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import type { RecordId } from '../ids.ts';
import { openEngine, tenantFolders } from '../open-engine.ts';
import { openStore } from '../open-store.ts';
import { lending, librarian, library, loan } from '../sample.ts';
import type { Store } from '../store/connection.ts';
import { memoryPlace, type TestEngine, testDatabaseUrl, testEngine } from '../testing.ts';
import { type EpochKeys, epochFolder } from '../vault/epochs.ts';
import { snapshotsAtPlaces } from './archive/find-snapshot.ts';
import { newRecoveryKey, recoveryPairOf } from './custody/recovery-key.ts';
import { restoreTenant } from './restore/restore.ts';
import { targetFor } from './restore/testing.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const recoveryKey = newRecoveryKey();
const places = ['one', 'two', 'three'].map((id) => memoryPlace(id));
let t: TestEngine | null = null;
afterEach(() => t?.end());

/** A process that can be killed: from its last step on nothing it asks for is done. */
function mortal(killAt: number) {
  let steps = 0;
  const step = (): void => {
    if (++steps >= killAt) throw new Error('killed');
  };
  for (const place of places) place.onOperation = step;
  return {
    steps: () => steps,
    store: (store: Store): Store => ({
      ...store,
      async commit() {
        step();
        await store.commit();
        step();
      },
    }),
    epochs: (epochs: EpochKeys): EpochKeys => ({
      ...epochs,
      create(atLeast) {
        step();
        return epochs.create(atLeast);
      },
      destroy(epoch) {
        step();
        epochs.destroy(epoch);
      },
    }),
  };
}

async function night(engine: Engine): Promise<boolean> {
  await engine.rotate();
  const archiveKey = await engine.custody.archiveKey();
  const snapshotBegan = engine.now();
  const results = await engine.backup.snapshot({ places, archiveKey });
  const { outcome } = await engine.custody.renew(places, { policy: 'go-on-with-quorum', snapshotBegan });
  await engine.custody.copyLedger(places);
  for (const place of places) await engine.backup.prune(place, archiveKey, { days: 42, weeks: 0, months: 0 });
  return outcome === 'final' && results.every((result) => result.outcome === 'good');
}

/** A night of another process on the same data, killed at a step. @returns the steps it made */
async function nightKilledAt(test: TestEngine, killAt: number): Promise<number> {
  const url = testDatabaseUrl();
  const { tenant, folder } = test;
  const folders = tenantFolders(folder, tenant);
  const store = await openStore(
    url === undefined ? { at: 'sqlite', folder: folders.stores } : { at: 'postgres', url, tenant },
  );
  const open = { tenant, register: register([library]), files: folders.files, now: test.engine.now };
  const killed = mortal(killAt);
  try {
    const epochs = killed.epochs(epochFolder(folders.epochs));
    await night(await openEngine({ ...open, store: killed.store(store), epochs }));
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'killed') throw error;
  }
  for (const place of places) place.onOperation = null;
  await store.close();
  return killed.steps();
}

/** Nights, and so places in a night, at which it is killed. On SQLite e2e/crash takes every step. */
const nights = 6;

test.skipIf(testDatabaseUrl() === undefined)(
  'killed again and again, each night at another step, no key is lost, and the next night and a restore are whole',
  async () => {
    t = await testEngine([library]);
    await t.engine.custody.useKit(desk, recoveryPairOf(recoveryKey).publicKey);
    const lend = async (): Promise<RecordId> => {
      const sealed = { remark: 'als Geschenk' };
      const made = await (t as TestEngine).engine.write(desk, (unit) =>
        unit.insert(loan, { person: null, sealed, plain: { book: 'B', card: null } }),
      );
      return made.id;
    };
    const [living, erased]: [RecordId[], RecordId[]] = [[await lend()], []];
    const steps = await nightKilledAt(t, Number.POSITIVE_INFINITY);
    for (let part = 1; part <= nights; part++) {
      living.push(await lend());
      const gone = await lend();
      erased.push(gone);
      await t.engine.write(desk, (unit) => unit.erase(loan, gone, 'mistake'));
      t.advance(86_400_000);
      await nightKilledAt(t, Math.ceil((steps * part) / (nights + 0.5)));
      expect(await t.engine.verify(), `killed at ${part}/${nights}`).toEqual([]);
      const opened = await t.engine.openMany(desk, loan, living, lending);
      expect(
        opened.every(({ outcome }) => outcome === 'opened'),
        `killed at ${part}/12`,
      ).toBe(true);
    }
    expect(await night(t.engine)).toBe(true);
    const target = targetFor(t);
    const findSnapshot = snapshotsAtPlaces(`${target.folder}-packs`);
    const restored = await restoreTenant({ places, recoveryKey, findSnapshot, into: await target.open() });
    expect(restored).toMatchObject({ outcome: 'restored' });
    const engine = await target.start();
    const opened = await engine.openMany(desk, loan, [...living, ...erased], lending);
    expect(opened.map(({ outcome }) => outcome === 'opened')).toEqual([
      ...living.map(() => true),
      ...erased.map(() => false),
    ]);
    await engine.close();
  },
);
