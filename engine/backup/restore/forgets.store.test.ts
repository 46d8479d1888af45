import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import {
  bookkeeping,
  fee,
  librarian,
  library,
  loan,
  newsletter,
  reader,
  readerFile,
  taste,
} from '../../sample.ts';
import { type MemoryPlace, memoryPlace, type TestEngine, testEngine } from '../../testing.ts';
import { sealContext } from '../../vault/records.ts';
import { openBytes } from '../../vault/seal.ts';
import { openHead, openSegment } from '../custody/custody-format.ts';
import { openKit } from '../custody/kit-objects.ts';
import { newRecoveryKey, recoveryPairOf } from '../custody/recovery-key.ts';
import { custodyGroup, toolsOf } from '../custody/tools.ts';
import { fromArchive } from './archive-source.ts';
import { collectCustody, fromShares } from './collect-custody.ts';
import { restoreTenant } from './restore.ts';
import { targetFor } from './testing.ts';

// The promise of all this, tried with everything an adversary could ever hold.

const desk: Actor = { id: 'desk', roles: [librarian.id, 'accountant'] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const recoveryKey = newRecoveryKey();
const pair = recoveryPairOf(recoveryKey);
const day = 86_400_000;
const nights = 42;

let t: TestEngine;
let places: MemoryPlace[];
let scratch: string;
beforeEach(async () => {
  t = await testEngine([library]);
  places = ['koeln', 'berlin', 'jena'].map((id) => memoryPlace(id));
  scratch = mkdtempSync(join(tmpdir(), 'redlich-scratch-'));
  await t.engine.custody.useKit(desk, pair.publicKey);
});
afterEach(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await t.end();
});

async function night(): Promise<void> {
  await t.engine.clock.sweep();
  await t.engine.rotate();
  await t.engine.custody.markForDrill();
  for (let tries = 0; tries < 3; tries++) {
    const results = await t.engine.backup.snapshot({
      places,
      archiveKey: await t.engine.custody.archiveKey(),
    });
    const [first] = results;
    if (first?.outcome !== 'good') throw new Error(`no snapshot: ${first?.trouble}`);
    const { outcome } = await t.engine.custody.renew(places, {
      policy: 'go-on-with-quorum',
      snapshotBegan: first.snapshot.lastFact,
    });
    if (outcome !== 'snapshot-behind') break;
  }
  await t.engine.custody.copyLedger(places);
  t.advance(day);
}

/** A place with every object it ever had; of those that were overwritten, each version. */
function everything(place: MemoryPlace): readonly Buffer[] {
  return place.everWritten.map(({ bytes }) => bytes);
}

/** A record's seal as a snapshot of then shows it. */
interface OldSeal {
  readonly kind: string;
  readonly id: string;
  readonly group: string;
  readonly version: number;
  readonly sealed: Buffer;
}

async function sealsNow(): Promise<readonly OldSeal[]> {
  const seals: OldSeal[] = [];
  for (const kind of t.engine.register.kinds.keys())
    for (const row of await t.engine.db.selectFrom(`records.${kind}`).selectAll().execute())
      if (row.sealed !== null)
        seals.push({
          kind,
          id: row.id,
          group: row.key_group,
          version: row.sealed_version,
          sealed: Buffer.from(row.sealed),
        });
  return seals;
}

/**
 * Every key the adversary can get at: from all custodies that any objects give together with the recovery key, from the key store of today's
 * data folder, and from custodies opened with the keys that today's server keeps.
 */
async function keysInReach(remembering: MemoryPlace): Promise<readonly Buffer[]> {
  const keys: Buffer[] = [];
  const kit = await openKit(places[0] as MemoryPlace, pair);
  if (kit.outcome !== 'opened') throw new Error('the kit opens nothing');
  const { archiveKey, tenant } = kit.content;
  const tools = toolsOf(t.engine);
  const all = [...new Map(remembering.everWritten.map(({ name, bytes }) => [name, bytes]))];
  const folders = new Set(
    all
      .filter(([name]) => name.endsWith('/head') && name.includes('/custody/'))
      .map(([name]) => name.slice(0, -'/head'.length)),
  );
  for (const folder of folders) {
    // One custody at a time: the place that remembers it, and whatever the others hold now.
    const old = memoryPlace(remembering.id);
    for (const [name, bytes] of all) if (name.startsWith(`${folder}/`)) old.objects.set(name, bytes);
    const others = places.filter((place) => place !== remembering);
    const found = await collectCustody([old, ...others], kit.content, async (head, shares) => {
      const fromHere = await tools.runUnit(async () => {
        const kept = await tools.session.keyring.find(custodyGroup(head.generation));
        return kept === null ? null : Buffer.from(kept);
      });
      return (await fromShares(pair)(head, shares)) ?? fromHere;
    });
    if (found.outcome === 'collected')
      for await (const page of found.keys()) keys.push(...page.map(({ key }) => Buffer.from(key)));
    const head = openHead(archiveKey, tenant, old.objects.get(`${folder}/head`) ?? Buffer.alloc(0));
    // The archive key itself must not open keys.
    for (const [index, { name }] of (head?.segments ?? []).entries()) {
      const at = { tenant, generation: head?.generation ?? 0, index };
      expect(() =>
        openSegment(archiveKey, at, old.objects.get(`${folder}/${name}`) ?? Buffer.alloc(0)),
      ).toThrow();
    }
  }
  const page = await tools.runUnit(() => tools.session.keyring.page('', 100_000));
  keys.push(...page.map(({ key }) => key));
  return keys;
}

const opens = (seal: OldSeal, keys: readonly Buffer[]): boolean =>
  keys.some((key) => {
    if (key.length !== 32) return false;
    try {
      openBytes(key, sealContext(t.tenant, seal.kind, seal.id as never, seal.version), seal.sealed);
      return true;
    } catch {
      return false;
    }
  });

test('after 42 nights in three places, what died is readable with nothing: kit, all places, today’s server, and all one place ever held', async () => {
  const made = await t.engine.write(desk, async (unit) => {
    const file = async (name: string) => {
      const person = await unit.newPerson(reader);
      const row = await unit.insert(readerFile, {
        person,
        sealed: { name, phones: ['030 1'] },
        plain: { number: null },
      });
      return { person, id: row.id };
    };
    const erased = await file('Ada Erased');
    const withdrawing = await file('Bea Withdrawing');
    const staying = await file('Cleo Staying');
    await unit.giveConsent(withdrawing.person, newsletter, evidence);
    const liking = await unit.insert(taste, {
      person: withdrawing.person,
      sealed: { topics: ['cats'] },
      plain: {},
    });
    const order = await unit.insert(loan, {
      person: staying.person,
      sealed: { remark: 'a secret wish' },
      plain: { book: 'B', card: null },
    });
    // Its year ended so that it is due in these weeks.
    const voucher = await unit.insert(fee, {
      person: staying.person,
      sealed: { payer: 'Cleo Staying' },
      plain: { cents: 100 },
      createdAt: t.engine.now() - 800 * day,
    });
    return { erased, withdrawing, staying, liking, order, voucher };
  });
  for (let i = 0; i < nights; i++) await night();
  const before = await sealsNow();
  const bytesBefore = places.map((place) => new Set(place.objects.keys()));
  await t.engine.write(desk, async (unit) => {
    await unit.erasePerson(made.erased.person, 'request');
    await unit.withdrawConsent(made.withdrawing.person, newsletter, evidence);
    await unit.mark(loan, made.order.id, 'returned');
  });
  t.advance(320 * day);
  await t.engine.clock.sweep();
  expect(await t.engine.open(desk, fee, made.voucher.id, bookkeeping)).toMatchObject({ outcome: 'refused' });
  await night();
  // Of what lay at the places, nothing but keys, ledger and the head of the newest snapshot was written anew.
  for (const [i, place] of places.entries()) {
    const gone = [...(bytesBefore[i] ?? [])].filter((name) => !place.objects.has(name));
    expect(gone.every((name) => name.includes('/custody/') || name.includes('/ledger/'))).toBe(true);
  }
  const dead = new Set<string>([made.erased.id, made.liking.id, made.order.id, made.voucher.id]);
  const seals = before.filter(({ id }) => dead.has(id));
  expect(seals).toHaveLength(4);
  for (const remembering of places) {
    const keys = await keysInReach(remembering);
    expect(keys.length).toBeGreaterThan(2);
    for (const seal of seals) expect(opens(seal, keys), `${seal.kind} at ${remembering.id}`).toBe(false);
    for (const seal of before.filter(({ id }) => id === made.staying.id))
      expect(opens(seal, keys)).toBe(true);
    for (const bytes of everything(remembering))
      for (const word of ['Ada Erased', 'secret wish', 'cats']) expect(bytes.includes(word)).toBe(false);
  }
  const folder = readdirSync(t.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const entry of folder) {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const word of ['Ada Erased', 'secret wish', 'cats']) expect(bytes.includes(word)).toBe(false);
  }
  // And whichever of the 42 snapshots is restored, they are gone from it.
  const target = targetFor(t);
  const at = t.engine.now() - 330 * day;
  const restored = await restoreTenant({
    places,
    recoveryKey,
    findSnapshot: fromArchive(scratch),
    at,
    into: await target.open(),
  });
  expect(restored).toMatchObject({
    outcome: 'restored',
    report: { goneAgain: { reader_file: 1, taste: 1, loan: 1, fee: 1 } },
  });
  const engine = await target.start();
  for (const [kind, id] of [
    [readerFile, made.erased.id],
    [taste, made.liking.id],
    [fee, made.voucher.id],
  ] as const)
    expect(
      await engine.db.selectFrom(`records.${kind.id}`).selectAll().where('id', '=', id).execute(),
    ).toEqual([]);
  expect(await engine.verify()).toEqual([]);
  await engine.close();
}, 180_000);
