import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import type { PersonId, RecordId } from '../../ids.ts';
import { librarian, library, newsletter, reader, readerFile, taste } from '../../sample.ts';
import { memoryPlace, testEngine } from '../../testing.ts';
import { newRecoveryKey, recoveryPairOf } from '../custody/recovery-key.ts';
import { fromArchive } from './archive-source.ts';
import { restoreTenant } from './restore.ts';
import { targetFor } from './testing.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const recoveryKey = newRecoveryKey();

const operation = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'write' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('erase' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat() }) },
  { weight: 4, arbitrary: fc.constant({ do: 'night' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'rotate' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), step: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), which: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('find' as const), which: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'prune' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'restore' as const }) },
);
type Operation = (typeof operation extends fc.Arbitrary<infer Value> ? Value : never) & { which?: number };

/** What the model knows: who lives, who died and is known to have by the copies, who was in the last whole night. */
interface Model {
  readonly living: Map<PersonId, { readonly file: RecordId; readonly liking: RecordId | null }>;
  readonly dead: Set<RecordId>;
  readonly deadByCopies: Set<RecordId>;
  inSnapshot: ReadonlySet<RecordId>;
  /** Whether the last night went through at all three places and all of them are there. */
  whole: boolean;
  readonly lost: Set<number>;
}

/** Where a restore may stop while not all is well; `ledger-damaged` also stands for a ledger that was never copied yet. */
const stops = [
  'too-few-shares',
  'ledger-unsure',
  'ledger-behind',
  'ledger-damaged',
  'keys-missing',
  'no-snapshot',
  'no-copies',
];

async function play(operations: readonly Operation[]): Promise<void> {
  const t = await testEngine([library]);
  const scratch = mkdtempSync(join(tmpdir(), 'redlich-scratch-'));
  const places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React
  await t.engine.custody.useKit(desk, recoveryPairOf(recoveryKey).publicKey);
  const model: Model = {
    living: new Map(),
    dead: new Set(),
    deadByCopies: new Set(),
    inSnapshot: new Set(),
    whole: false,
    lost: new Set(),
  };
  const archiveKey = await t.engine.custody.archiveKey();
  const copy = async (): Promise<void> => {
    const { outcome } = await t.engine.custody.copyLedger(places);
    if (outcome === 'copied') for (const id of model.dead) model.deadByCopies.add(id);
  };
  const one = (which: number): PersonId | undefined => [...model.living.keys()][which % model.living.size];
  const all = (): RecordId[] =>
    [...model.living.values()].flatMap(({ file, liking }) => (liking ? [file, liking] : [file]));
  const backUp = async (): Promise<void> => {
    t.advance(86_400_000);
    await t.engine.backup.snapshot({ places, archiveKey });
    const here = new Set(all());
    const { outcome } = await t.engine.custody.renew(places, { policy: 'go-on-with-quorum' });
    await copy();
    model.whole = outcome === 'final';
    if (model.whole) model.inSnapshot = here;
  };
  const steps: Readonly<Record<Operation['do'], (operation: Operation) => Promise<void>>> = {
    write: () =>
      t.engine.write(desk, async (unit) => {
        const person = await unit.newPerson(reader);
        const file = await unit.insert(readerFile, {
          person,
          sealed: { name: 'Ada', phones: [] },
          plain: { number: null },
        });
        await unit.giveConsent(person, newsletter, evidence);
        const liking = await unit.insert(taste, { person, sealed: { topics: ['cats'] }, plain: {} });
        model.living.set(person, { file: file.id, liking: liking.id });
      }),
    async erase({ which = 0 }) {
      const person = one(which);
      const records = person && model.living.get(person);
      if (!person || !records) return;
      await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
      model.living.delete(person);
      model.dead.add(records.file);
      if (records.liking) model.dead.add(records.liking);
      await copy();
    },
    async withdraw({ which = 0 }) {
      const person = one(which);
      const records = person && model.living.get(person);
      if (!person || !records?.liking) return;
      await t.engine.write(desk, (unit) => unit.withdrawConsent(person, newsletter, evidence));
      model.living.set(person, { file: records.file, liking: null });
      model.dead.add(records.liking);
      await copy();
    },
    night: backUp,
    rotate: async () => void (await t.engine.rotate()),
    async crash(operation) {
      let left = 'step' in operation ? operation.step : 0;
      for (const place of places)
        place.onOperation = () => {
          if (left-- <= 0) throw new Error('power cut');
        };
      await t.engine.custody.renew(places, { policy: 'go-on-with-quorum' }).catch(() => {});
      for (const place of places) place.onOperation = null;
      await t.reopen();
    },
    async lose({ which = 0 }) {
      places[which]?.goAway();
      model.lost.add(which);
    },
    async find({ which = 0 }) {
      places[which]?.comeBack();
      model.lost.delete(which);
    },
    async prune() {
      for (const place of places)
        await t.engine.backup.prune(place, archiveKey, { days: 42, weeks: 0, months: 0 }).catch(() => {});
    },
    async restore() {
      const target = targetFor(t);
      const into = await target.open();
      const restored = await restoreTenant({ places, recoveryKey, findSnapshot: fromArchive(scratch), into });
      if (restored.outcome === 'stopped') {
        expect(stops).toContain(restored.reason);
        expect(model.whole && model.lost.size <= 1, `stopped: ${restored.reason}`).toBe(false);
        return;
      }
      const engine = await target.start();
      const back = new Set<RecordId>();
      for (const kind of [readerFile, taste])
        for (const { id } of await engine.db
          .selectFrom(`records.${kind.id}`)
          .select('id')
          .where('sealed', 'is not', null)
          .execute())
          back.add(id);
      for (const id of back) expect(model.deadByCopies.has(id)).toBe(false);
      if (model.whole && model.lost.size <= 1) {
        const expected = [...model.inSnapshot].filter((id) => !model.deadByCopies.has(id));
        for (const id of expected) expect(back).toContain(id);
        for (const id of back) expect(model.inSnapshot).toContain(id);
      }
      expect(await engine.verify()).toEqual([]);
      await engine.close();
    },
  };
  try {
    for (const operation of operations) await steps[operation.do](operation);
    await steps.restore({ do: 'restore' });
  } finally {
    await t.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}

test('whatever is written, erased, withdrawn, copied, lost, broken off and restored, exactly what may be read can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 6, maxLength: 14 }), (operations) =>
      play(operations as Operation[]),
    ),
    { numRuns: Number(process.env.REDLICH_MODEL_RUNS ?? 6), endOnFailure: true },
  );
}, 300_000);
