import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { register } from '../declare/index.ts';
import type { Unit } from '../engine.ts';
import { openEngine, tenantFolders } from '../open-engine.ts';
import {
  fee,
  keep,
  lending,
  librarian,
  library,
  loan,
  newsletter,
  reader,
  readerFile,
  taste,
  writing,
} from '../sample.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { type TestEngine, testEngine, testStart } from '../testing.ts';
import { epochFolder } from './epochs.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const onSqlite = process.env.REDLICH_TEST_STORE !== 'postgres';

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library]);
});
afterEach(() => t.end());

const newReader = (name = 'Jördis Weißenfels', phones = ['+49 30 5550 123']) =>
  t.engine.write(desk, async (unit: Unit) => {
    const person = await unit.newPerson(reader);
    const file = await unit.insert(readerFile, {
      person,
      sealed: { name, phones },
      plain: { number: 'L-17' },
    });
    return { person, id: file.id };
  });

test('a record opens for a declared purpose and role, and the access is in the ledger', async () => {
  const { id, person } = await newReader();
  const opened = await t.engine.open(desk, readerFile, id, lending);
  expect(opened).toMatchObject({ outcome: 'opened', sealed: { name: 'Jördis Weißenfels' } });
  const [entry] = await t.engine.ledger.page({ stream: 'access', limit: 1 });
  expect(entry).toMatchObject({
    type: 'opened',
    actor: 'desk',
    person,
    body: { purpose: 'lending', records: [id] },
  });
});

test('each obstacle has its own refusal: role, purpose, consent, withdrawal, objection, restriction', async () => {
  const { id, person } = await newReader();
  expect(await t.engine.open({ id: 'x', roles: [] }, readerFile, id, lending)).toMatchObject({
    reason: 'role',
  });
  expect(await t.engine.open(desk, readerFile, id, writing as never)).toMatchObject({
    reason: 'purpose-undeclared',
  });
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  const topics = await t.engine.write(desk, (unit) =>
    unit.insert(taste, { person, sealed: { topics: ['Lyrik'] }, plain: {} }),
  );
  expect(await t.engine.open(desk, taste, topics.id, writing)).toMatchObject({ outcome: 'opened' });
  await t.engine.write(desk, (unit) => unit.object(person, writing.id, 'raised'));
  expect(await t.engine.open(desk, taste, topics.id, writing)).toMatchObject({ reason: 'objection' });
  await t.engine.write(desk, (unit) => unit.restrict(person, 'accuracy-contested', 'set'));
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'restricted' });
  await t.engine.write(desk, (unit) => unit.restrict(person, 'accuracy-contested', 'lifted'));
  await t.engine.write(desk, (unit) => unit.object(person, writing.id, 'lifted'));
  await t.engine.write(desk, (unit) => unit.withdrawConsent(person, newsletter, evidence));
  expect(await t.engine.open(desk, taste, topics.id, writing)).toMatchObject({ reason: 'unknown' });
});

test('a consent given to somebody new and what rests on it are stored in one unit, under one key', async () => {
  const [first, second] = await t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    await unit.giveConsent(person, newsletter, { channel: 'counter', wordingVersion: '1' });
    const insert = (topic: string) => unit.insert(taste, { person, sealed: { topics: [topic] }, plain: {} });
    return [await insert('Lyrik'), await insert('Krimis')];
  });
  expect(second?.key_group).toBe(first?.key_group);
});

test('what rests on a consent alone is not stored, moved or opened without it', async () => {
  const { person } = await newReader();
  const other = await newReader('Berta');
  const store = () =>
    t.engine.write(desk, (unit) => unit.insert(taste, { person, sealed: { topics: [] }, plain: {} }));
  await expect(store()).rejects.toMatchObject({ id: 'no-basis' });
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  const topics = await store();
  await expect(
    t.engine.write(desk, (unit) => unit.reassign(taste, topics.id, other.person)),
  ).rejects.toMatchObject({ id: 'no-basis' });
  await t.engine.write(desk, (unit) => unit.db.deleteFrom('records.fact').execute());
  expect(await t.engine.open(desk, taste, topics.id, writing)).toMatchObject({
    reason: 'consent-missing',
    about: 'newsletter',
  });
});

test('nothing is written about a person who was erased meanwhile', async () => {
  const { person, id } = await newReader();
  const other = await newReader('Berta');
  await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
  const late = [
    (unit: Unit) => unit.insert(loan, { person, sealed: { remark: '' }, plain: { book: 'B', card: null } }),
    (unit: Unit) => unit.giveConsent(person, keep, evidence),
    (unit: Unit) => unit.hold(person, 'legal-dispute', 'set'),
    (unit: Unit) => unit.reassign(readerFile, other.id, person),
  ];
  for (const work of late)
    await expect(t.engine.write(desk, async (unit) => void (await work(unit)))).rejects.toMatchObject({
      id: 'unknown-person',
    });
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'unknown' });
  expect(await t.engine.verify()).toEqual([]);
});

test('a field nobody declared is denied', async () => {
  const wrong = t.engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    await unit.insert(readerFile, {
      person,
      sealed: { name: 'A', phones: [], shoe: '44' } as never,
      plain: { number: null },
    });
  });
  await expect(wrong).rejects.toThrow(/declares no field/);
});

test('a failed unit leaves nothing, and the units beside it all', async () => {
  const results = await Promise.allSettled([
    newReader('Anna Vorher'),
    t.engine.write(desk, async (unit) => {
      const person = await unit.newPerson(reader);
      await unit.insert(readerFile, {
        person,
        sealed: { name: 'Berta Mitte', phones: [] },
        plain: { number: null },
      });
      await unit.giveConsent(person, keep, evidence);
      throw new RangeError('stop');
    }),
    newReader('Clara Nachher'),
  ]);
  expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await t.engine.search(readerFile, 'berta', 5)).toEqual([]);
  expect(await t.engine.search(readerFile, 'clara', 5)).toHaveLength(1);
  expect(await t.engine.ledger.page({ types: ['consent-given'], limit: 5 })).toEqual([]);
  expect(await t.engine.verify()).toEqual([]);
});

test('two who change the same record: one wins, the other learns of it', async () => {
  const { id } = await newReader();
  const change = (number: string) =>
    t.engine.write(desk, (unit) => unit.change(readerFile, id, lending, { revision: 1, plain: { number } }));
  const outcomes = await Promise.all([change('L-1'), change('L-2')]);
  expect(outcomes).toMatchObject([
    { outcome: 'changed', revision: 2 },
    { outcome: 'conflict', revision: 2 },
  ]);
});

test('changed words are found and the old ones are not', async () => {
  const { id } = await newReader('Paula Altmann');
  await t.engine.write(desk, (unit) =>
    unit.change(readerFile, id, lending, { revision: 1, sealed: { name: 'Paula Neumann' } }),
  );
  expect(await t.engine.search(readerFile, 'neum', 5)).toEqual([id]);
  expect(await t.engine.search(readerFile, 'altm', 5)).toEqual([]);
});

test('Müller, Mueller and muller find each other, and a phone number is found however it is typed', async () => {
  const { id } = await newReader('Jörg Müller', ['030 / 5550-123']);
  for (const query of [
    'Müller',
    'mueller',
    'MULL',
    'jo mu',
    '030 5550',
    '+49 30 5550123',
    '5550',
    '0305550',
    'l-17',
  ]) {
    expect(await t.engine.search(readerFile, query, 5), query).toEqual([id]);
  }
  expect(await t.engine.search(readerFile, 'maller', 5)).toEqual([]);
});

test('what dies by person shares one key, what dies by record has its own, and a new group never reuses a dying name', async () => {
  const { person, id } = await newReader();
  await t.engine.write(desk, async (unit) => {
    await unit.giveConsent(person, newsletter, evidence);
    await unit.insert(taste, { person, sealed: { topics: ['a'] }, plain: {} });
    await unit.insert(taste, { person, sealed: { topics: ['b'] }, plain: {} });
    // Withdrawn and given again in one unit: the old key dies, the new records live.
    await unit.withdrawConsent(person, newsletter, evidence);
    await unit.giveConsent(person, newsletter, evidence);
    await unit.insert(taste, { person, sealed: { topics: ['c'] }, plain: {} });
  });
  const rows = await t.engine.db.selectFrom('records.taste').select(['id', 'key_group']).execute();
  expect(rows).toHaveLength(1);
  expect(await t.engine.open(desk, taste, rows[0]?.id, writing)).toMatchObject({
    outcome: 'opened',
    sealed: { topics: ['c'] },
  });
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.verify()).toEqual([]);
});

test('merging moves records to the other person under that person’s key', async () => {
  const one = await newReader('Erna Doppelt');
  const two = await newReader('Erna Doppelt-Moppel');
  await t.engine.write(desk, (unit) => unit.reassign(readerFile, two.id, one.person));
  const rows = await t.engine.db
    .selectFrom('records.reader_file')
    .select(['person_id', 'key_group'])
    .execute();
  expect(new Set(rows.map((row) => row.key_group)).size).toBe(1);
  expect(await t.engine.open(desk, readerFile, two.id, lending)).toMatchObject({
    sealed: { name: 'Erna Doppelt-Moppel' },
  });
  expect(await t.engine.verify()).toEqual([]);
});

test('erasing a person lets everything die at once but what the law demands, which is restricted', async () => {
  const { person, id } = await newReader();
  const kept = await t.engine.write(desk, async (unit) => {
    await unit.insert(loan, { person, sealed: { remark: 'eilig' }, plain: { book: 'B1', card: 'C1' } });
    return unit.insert(fee, { person, sealed: { payer: 'Jördis Weißenfels' }, plain: { cents: 250 } });
  });
  const result = await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
  expect(result).toMatchObject({ outcome: 'erased', erased: 1, anonymised: 1, restricted: 1 });
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'unknown' });
  expect(await t.engine.open(desk, fee, kept.id, lending)).toMatchObject({ reason: 'restricted' });
  expect(
    await t.engine.db.selectFrom('records.loan').select(['book', 'card', 'person_id', 'life']).execute(),
  ).toEqual([{ book: 'B1', card: null, person_id: null, life: 'anonymous' }]);
});

test('under a hold nothing is erased, and when it is lifted the clock goes on', async () => {
  const { person, id } = await newReader();
  await t.engine.write(desk, (unit) => unit.hold(person, 'legal-dispute', 'set'));
  expect(await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'))).toMatchObject({
    reason: 'held',
  });
  await t.engine.write(desk, (unit) => unit.mark(readerFile, id, 'left'));
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  await t.engine.write(desk, (unit) => unit.hold(person, 'legal-dispute', 'lifted'));
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ reason: 'unknown' });
});

test('a sealed file opens like its record and dies with it', async () => {
  const { id } = await newReader();
  const content = Buffer.alloc(300_000, 'Seite ');
  const file = await t.engine.files.put(desk, readerFile, id, {
    name: 'Antrag.pdf',
    mediaType: 'application/pdf',
    bytes: (async function* () {
      yield content.subarray(0, 100_001);
      yield content.subarray(100_001);
    })(),
  });
  const opened = await t.engine.files.open(desk, readerFile, file, lending);
  if (opened.outcome !== 'opened') throw new Error(opened.reason);
  expect(opened).toMatchObject({ name: 'Antrag.pdf', size: content.length });
  expect(Buffer.concat(await Array.fromAsync(opened.bytes)).equals(content)).toBe(true);
  await t.engine.write(desk, (unit) => unit.mark(readerFile, id, 'left'));
  expect(await t.engine.files.open(desk, readerFile, file, lending)).toMatchObject({ reason: 'unknown' });
  const folder = tenantFolders(t.folder, t.tenant).files;
  expect(
    readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, String(name))).isFile()),
  ).toEqual([]);
});

test('rotation changes every wrapping, destroys the old epoch key, and everything still opens', async () => {
  const { id, person } = await newReader('Frieda Bleibt');
  const gone = await newReader('Gustav Geht');
  await t.engine.write(desk, (unit) => unit.mark(readerFile, gone.id, 'left'));
  const { epoch, reindexed } = await t.engine.rotate();
  expect({ epoch, reindexed }).toEqual({ epoch: 2, reindexed: 1 });
  expect(readdirSync(tenantFolders(t.folder, t.tenant).epochs)).toEqual(['2.key']);
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.search(readerFile, 'frieda', 5)).toEqual([id]);
  await t.reopen();
  expect(await t.engine.open(desk, readerFile, id, lending)).toMatchObject({ outcome: 'opened' });
  expect((await t.engine.facts.of(person)).consents).toEqual({});
  expect(await t.engine.verify()).toEqual([]);
});

test.runIf(onSqlite)(
  'a copy of everything but the keys, taken before, does not open beside the keys of today',
  async () => {
    const { id } = await newReader('Unverwechselbar Qxyzzt');
    await t.engine.write(desk, (unit) =>
      unit.insert(loan, {
        person: null,
        sealed: { remark: 'Geheimbemerkung' },
        plain: { book: 'B', card: null },
      }),
    );
    const folders = tenantFolders(t.folder, t.tenant);
    const copy = mkdtempSync(join(tmpdir(), 'redlich-copy-'));
    cpSync(folders.stores, copy, { recursive: true });
    await t.engine.write(desk, (unit) => unit.mark(readerFile, id, 'left'));
    for (const name of readdirSync(folders.stores).filter((each) => each.startsWith('keys.db')))
      cpSync(join(folders.stores, name), join(copy, name));
    rmSync(join(copy, 'keys.db-shm'), { force: true });

    const thief = await openEngine({
      tenant: t.tenant,
      register: register([library]),
      store: openSqliteStore(copy),
      epochs: epochFolder(folders.epochs),
      files: join(copy, 'files'),
      now: () => testStart,
    });
    await expect(thief.open(desk, readerFile, id, lending)).rejects.toThrow(/no key/);
    await thief.close();
    for (const name of readdirSync(copy, { recursive: true }).map(String)) {
      const path = join(copy, name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes('Qxyzzt'), name).toBe(false);
    }
    rmSync(copy, { recursive: true });
  },
);

test('a record erased from among others leaves no key behind that opens an older copy of it', async () => {
  const { person } = await newReader();
  await t.engine.write(desk, (unit) => unit.giveConsent(person, newsletter, evidence));
  const note = (topic: string) =>
    t.engine.write(desk, (unit) => unit.insert(taste, { person, sealed: { topics: [topic] }, plain: {} }));
  const [wrong, right] = [await note('Irrtum'), await note('Lyrik')];
  expect(wrong.key_group).toBe(right.key_group);
  const bytes = async function* () {
    yield Buffer.from('Papier');
  };
  const file = await t.engine.files.put(desk, taste, right.id, {
    name: 'a',
    mediaType: 'text/plain',
    bytes: bytes(),
  });
  await t.engine.write(desk, (unit) => unit.erase(taste, wrong.id, 'mistake'));
  const keysOf = (group: string | null) =>
    t.engine.write(desk, (unit) =>
      unit.db.selectFrom('keys.key').select('key_group').where('key_group', '=', group).execute(),
    );
  expect(await keysOf(wrong.key_group)).toEqual([]);
  expect(await t.engine.open(desk, taste, right.id, writing)).toMatchObject({
    outcome: 'opened',
    row: { revision: 1 },
    sealed: { topics: ['Lyrik'] },
  });
  expect(await t.engine.files.open(desk, taste, file, writing)).toMatchObject({
    outcome: 'opened',
    name: 'a',
  });
  expect(await t.engine.verify()).toEqual([]);
});

test('a record moved to another person leaves no key behind, and joins only what dies in the same year', async () => {
  const [from, to] = [await newReader('Ada'), await newReader('Berta')];
  const lastYear = t.engine.now() - 300 * 86_400_000;
  const charge = (person: typeof from.person, createdAt: number) =>
    t.engine.write(desk, (unit) =>
      unit.insert(fee, { person, sealed: { payer: 'X' }, plain: { cents: 1 }, createdAt }),
    );
  const present = await charge(to.person, t.engine.now());
  const [moves, stays] = [await charge(from.person, lastYear), await charge(from.person, lastYear)];
  await t.engine.write(desk, (unit) => unit.reassign(fee, moves.id, to.person));
  const groups = await t.engine.db.selectFrom('records.fee').select(['id', 'key_group']).execute();
  const groupOf = (id: string) => groups.find((row) => row.id === id)?.key_group;
  expect(groupOf(moves.id)).not.toBe(present.key_group);
  expect(groupOf(stays.id)).not.toBe(stays.key_group);
  expect(await t.engine.open(desk, fee, stays.id, lending)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.open(desk, fee, moves.id, lending)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.verify()).toEqual([]);
});

test('a damaged key is named by verify and hides no other damage', async () => {
  const [one, other] = [await newReader('Ada'), await newReader('Berta')];
  const groupOf = async (id: string) =>
    (
      await t.engine.db
        .selectFrom('records.reader_file')
        .select('key_group')
        .where('id', '=', id)
        .executeTakeFirst()
    )?.key_group;
  const [broken, gone] = [await groupOf(one.id), await groupOf(other.id)];
  await t.engine.write(desk, async (unit) => {
    const wrapped = Buffer.alloc(72);
    await unit.db.updateTable('keys.key').set({ wrapped }).where('key_group', '=', broken).execute();
    await unit.db.deleteFrom('keys.key').where('key_group', '=', gone).execute();
  });
  const named = (await t.engine.verify()).map(({ where, id }) => `${where} ${id}`);
  expect(named.toSorted()).toEqual([`keys ${one.id}`, `keys ${other.id}`].toSorted());
});
