import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import { lending, librarian, library, reader, readerFile } from '../../sample.ts';
import { type MemoryPlace, memoryPlace, type TestEngine, testEngine } from '../../testing.ts';
import { type LedgerHead, openLedgerHead } from './ledger-format.ts';
import { newRecoveryKey, recoveryPairOf } from './recovery-key.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };

let t: TestEngine;
let places: MemoryPlace[];
beforeEach(async () => {
  t = await testEngine([library]);
  places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  await t.engine.custody.useKit(desk, recoveryPairOf(newRecoveryKey()).publicKey);
});
afterEach(() => t.end());

const newReader = () =>
  t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const sealed = { name: 'Ada', phones: [] };
    return (await unit.insert(readerFile, { person, sealed, plain: { number: null } })).id;
  });

async function headAt(place: MemoryPlace | undefined): Promise<LedgerHead> {
  const sealed = place?.objects.get(`${t.tenant}/ledger/head`);
  const head = sealed && openLedgerHead(await t.engine.custody.archiveKey(), t.tenant, sealed);
  if (!head) throw new Error('no copy');
  return head;
}

test('only what was added since is sent, and each place holds the newest copy alone', async () => {
  const id = await newReader();
  await t.engine.open(desk, readerFile, id, lending);
  const first = await t.engine.custody.copyLedger(places);
  expect(first.outcome).toBe('copied');
  for (let i = 0; i < 14; i++) {
    await t.engine.open(desk, readerFile, id, lending);
    await t.engine.custody.copyLedger(places);
    const named = (await headAt(places[0])).segments.map(({ name }) => name);
    const there = [...(places[0]?.objects.keys() ?? [])].filter((name) => name.includes('/ledger/'));
    expect(there.toSorted()).toEqual([...named, `${t.tenant}/ledger/head`].toSorted());
    expect(named.length).toBeLessThan(16);
  }
  expect((await headAt(places[0])).access.number).toBe(15);
  const idle = await t.engine.custody.copyLedger(places);
  expect(idle.places[0]?.bytes).toBeLessThan(2_500);
}, 60_000);

test('accesses that died by their rule vanish from the copies', async () => {
  const id = await newReader();
  for (let i = 0; i < 3; i++) await t.engine.open(desk, readerFile, id, lending);
  await t.engine.custody.copyLedger(places);
  t.advance(366 * 86_400_000);
  await t.engine.open(desk, readerFile, id, lending);
  await t.engine.rotate();
  await t.engine.custody.copyLedger(places);
  const accesses = (await headAt(places[0])).segments.filter(({ stream }) => stream === 'access');
  expect(accesses.map(({ from, to }) => [from, to])).toEqual([[4, 4]]);
});

test('too few places are said to be too few, and the copy elsewhere stays', async () => {
  await newReader();
  places[0]?.goAway();
  expect((await t.engine.custody.copyLedger(places)).outcome).toBe('copied');
  places[1]?.goAway();
  expect((await t.engine.custody.copyLedger(places)).outcome).toBe('too-few');
});

test('a copy broken off at any step leaves the former one, or the new one, whole', async () => {
  const id = await newReader();
  await t.engine.open(desk, readerFile, id, lending);
  await t.engine.custody.copyLedger(places);
  for (let at = 1, crashed = true; crashed; at++) {
    crashed = false;
    await t.engine.open(desk, readerFile, id, lending);
    let number = 0;
    const [place] = places;
    if (!place) throw new Error('no place');
    place.onOperation = () => {
      if (++number < at) return;
      crashed = true;
      throw new Error('power cut');
    };
    await t.engine.custody.copyLedger([place]).catch(() => {});
    place.onOperation = null;
    const there = new Set(place.objects.keys());
    for (const { name } of (await headAt(place)).segments) expect(there).toContain(name);
  }
});
