import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { columnType, type Step } from '../../migrate.ts';
import { tenantFolders } from '../../open-engine.ts';
import { lending, library, loan, reader, readerFile } from '../../sample.ts';
import { createIndex } from '../../store/create-index.ts';
import { type TestEngine, testEngine } from '../../testing.ts';
import { memoryPlace } from '../testing.ts';
import {
  archiveKeyForTests,
  beside,
  databaseUrl,
  desk,
  dump,
  fill,
  good,
  restored,
  rowsOf,
} from './testing.ts';

const here = databaseUrl === undefined ? 'sqlite' : 'postgres';
const archiveKey = archiveKeyForTests();

/** Plain tables with all a module's tables have: composed keys, indexes with conditions, no key at all. */
const shelves: Step = {
  module: 'library',
  id: '0001-shelf',
  async up(db) {
    const records = db.schema.withSchema('records');
    await records
      .createTable('shelf')
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('number', columnType.integer, (column) => column.notNull())
      .addColumn('label', 'text')
      .addPrimaryKeyConstraint('shelf_key', ['room', 'number'])
      .execute();
    await createIndex(db, {
      name: 'shelf_label',
      table: 'shelf',
      columns: ['label'],
      unique: true,
      present: 'label',
    });
    await createIndex(db, { name: 'shelf_by_number', table: 'shelf', columns: ['number', 'room'] });
  },
};

// Each snapshot is restored into a store of its own, which takes its time in PostgreSQL on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library], [shelves]);
});
afterEach(() => t.end());

const from = (...places: ReturnType<typeof memoryPlace>[]) => ({ places, tenant: t.tenant, archiveKey });
const present = () => beside(t, dump);

/** Rows of a plain table with letters of every length and numbers of every size. */
async function fillShelves(count: number, label = 'Regal'): Promise<void> {
  const rooms = ['Keller', 'Dachgeschoß', '書庫', '🏛 Lesesaal', '\uffee'];
  await t.engine.write(desk, async (unit) => {
    for (let i = 0; i < count; i++) {
      const row = {
        room: rooms[i % rooms.length],
        number: (i - 7) * 1_000_003,
        label: i % 3 === 0 ? null : `${label} ${i}`,
      };
      await unit.db
        .insertInto('records.shelf')
        .values(row)
        .onConflict((conflict) => conflict.columns(['room', 'number']).doUpdateSet(row))
        .execute();
    }
  });
}

test('a snapshot restores to the same rows, tables and indexes', async () => {
  await fill(t, 40);
  await fillShelves(60);
  const place = memoryPlace();
  const { snapshot } = good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  expect(rowsOf(snapshot)).toMatchObject({ person: 40, [readerFile.id]: 40, [loan.id]: 80, shelf: 60 });
  expect(await t.engine.backup.verify(place, archiveKey)).toEqual([]);
  expect(await restored(from(place), snapshot.name, here, dump)).toEqual(await present());
});

test.skipIf(databaseUrl === undefined)(
  'from PostgreSQL to the embedded store and back nothing changes',
  async () => {
    await fill(t, 40);
    await fillShelves(60);
    const place = memoryPlace();
    const { snapshot } = good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
    const before = await present();
    expect(await restored(from(place), snapshot.name, 'sqlite', dump)).toEqual(before);
    expect(await restored(from(place), snapshot.name, 'postgres', dump)).toEqual(before);
  },
);

test('later snapshots send what changed, and each of them restores to its own moment', async () => {
  await fill(t, 400);
  await fillShelves(400);
  const place = memoryPlace();
  const take = async () => good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  const moments: { readonly name: string; readonly rows: Record<string, unknown>; readonly sent: number }[] =
    [];
  const remember = async () => {
    t.advance(86_400_000);
    const { snapshot, sentBytes } = await take();
    moments.push({ name: snapshot.name, rows: await present(), sent: sentBytes });
  };
  await remember();
  await remember();
  const [first] = await t.engine.db
    .selectFrom(`records.${readerFile.id}`)
    .selectAll()
    .orderBy('id')
    .execute();
  await t.engine.write(desk, async (unit) => {
    await unit.change(readerFile, first?.id, lending, { revision: 'any', sealed: { name: 'Neu' } });
    await unit.erasePerson(first?.person_id, 'mistake');
    await unit.db.deleteFrom('records.shelf').where('number', '<', 0).execute();
    await unit.db.updateTable('records.shelf').set({ number: 17 }).where('number', '=', 1_000_003).execute();
  });
  await remember();
  await fill(t, 5);
  await fillShelves(30, 'Fach');
  await remember();
  await t.engine.rotate();
  await remember();
  expect(moments[1]?.sent).toBeLessThan((moments[0]?.sent ?? 0) / 10);
  expect(moments[2]?.sent).toBeLessThan((moments[0]?.sent ?? 0) / 10);
  for (const { name, rows } of moments) {
    expect(await t.engine.backup.verify(place, archiveKey, name)).toEqual([]);
    expect(await restored(from(place), name, here, dump)).toEqual(rows);
  }
});

test('the engine works on while a snapshot is taken, and the snapshot shows the moment it began', async () => {
  await fill(t, 300);
  const place = memoryPlace();
  const before = await present();
  let written = 0;
  place.onOperation = ({ what, name }) => {
    if (what !== 'write' || !name.includes('/packs/')) return;
    written++;
  };
  const running = t.engine.backup.snapshot({ places: [place], archiveKey });
  const during = fill(t, 50);
  const { snapshot } = good(await running, place.id);
  await during;
  expect(written).toBeGreaterThan(0);
  const rows = await restored(from(place), snapshot.name, here, dump);
  // Both orders are right; what is not is a half of it.
  const people = (all: Record<string, unknown>) => (all.person as { rows: unknown[] }).rows.length;
  expect([people(before), people(before) + 50]).toContain(people(rows));
  expect((rows[loan.id] as { rows: unknown[] }).rows).toHaveLength(people(rows) * 2);
});

test('sealed files are sent once, and come back as they were', async () => {
  const files = tenantFolders(t.folder, t.tenant).files;
  await fill(t, 3);
  const ids = (
    await t.engine.db.selectFrom(`records.${readerFile.id}`).select('id').orderBy('id').execute()
  ).map(({ id }) => id);
  async function* bytes(size: number) {
    yield Buffer.alloc(size, 7);
  }
  const put = (record: (typeof ids)[number], size: number) =>
    t.engine.files.put(desk, readerFile, record, {
      name: 'Antrag.pdf',
      mediaType: 'application/pdf',
      bytes: bytes(size),
    });
  const content = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('hex')]),
    );
  await put(ids[0], 5_000_000);
  await put(ids[1], 10);
  const place = memoryPlace();
  const take = async () => good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  const first = await take();
  expect(first.sentBytes).toBeGreaterThan(5_000_000);
  const allBefore = content(files);
  t.advance(1_000);
  await put(ids[2], 300);
  const second = await take();
  expect(second.sentBytes).toBeLessThan(100_000);
  expect(second.snapshot.files.count).toBe(3);
  expect(await t.engine.backup.verify(place, archiveKey)).toEqual([]);
  const same = (name: string, expected: object) =>
    restored(from(place), name, here, async (_store, folder) => expect(content(folder)).toEqual(expected));
  await same(second.snapshot.name, content(files));
  await same(first.snapshot.name, allBefore);
});

test('a restored store is opened by an engine that finds its migrations done', async () => {
  await fill(t, 10);
  await fillShelves(5);
  const place = memoryPlace();
  const { snapshot } = good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  await restored(from(place), snapshot.name, here, async (store) => {
    const { migrate } = await import('../../migrate.ts');
    await migrate(store, t.engine.register, [shelves], t.engine.now());
    const rows = await store.readerDb
      .selectFrom('records.migration')
      .select('id')
      .where('module', '=', 'library')
      .execute();
    expect(rows).toEqual([{ id: '0001-shelf' }]);
  });
});

test('a snapshot is only written into an empty store', async () => {
  const place = memoryPlace();
  const { snapshot } = good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id);
  const { restoreSnapshot } = await import('./restore-snapshot.ts');
  await beside(t, async (store) => {
    const work = {
      ...from(place),
      name: snapshot.name,
      store,
      files: t.folder,
      scratch: join(t.folder, 'scratch'),
    };
    await expect(restoreSnapshot(work)).rejects.toMatchObject({ id: 'invalid-value' });
  });
});

test('nothing at a place can be read without the archive key: no name, no id, no number', async () => {
  const person = await t.engine.write(desk, async (unit) => {
    const id = await unit.newPerson(reader);
    await unit.insert(readerFile, {
      person: id,
      sealed: { name: 'Jördis', phones: [] },
      plain: { number: 'KARTE-4711' },
    });
    return id;
  });
  const place = memoryPlace();
  await t.engine.backup.snapshot({ places: [place], archiveKey });
  const all = Buffer.concat([...place.objects.values()]).toString('latin1');
  for (const secret of [person, 'KARTE-4711', 'reader', 'J\u00f6rdis']) expect(all).not.toContain(secret);
  expect(await t.engine.backup.verify(place, archiveKeyForTests())).toHaveLength(1);
});

// The same for both stores, and a database takes its time for so many nights.
test.skipIf(here === 'postgres')(
  'packs of which little is needed are left, and what was needed of them restores',
  async () => {
    const folder = tenantFolders(t.folder, t.tenant).files;
    await fill(t, 300);
    const rows = await t.engine.db
      .selectFrom(`records.${readerFile.id}`)
      .select('id')
      .orderBy('id')
      .execute();
    const some = rows.slice(0, 12).map(({ id }) => id);
    for (const id of some)
      await t.engine.files.put(desk, readerFile, id, {
        name: 'Antrag.pdf',
        mediaType: 'application/pdf',
        bytes: (async function* () {
          yield Buffer.from(randomBytes(60_000));
        })(),
      });
    const place = memoryPlace();
    const take = async () => {
      t.advance(86_400_000);
      return good(await t.engine.backup.snapshot({ places: [place], archiveKey }), place.id).snapshot;
    };
    const first = await take();
    expect(first.bytes).toBeGreaterThan(12 * 60_000);
    await t.engine.write(desk, async (unit) => {
      for (const id of some.slice(1)) await unit.erase(readerFile, id, 'mistake');
    });
    const gone = await take();
    // Each pack is looked at once within thirty runs; until then it stays.
    let last = gone;
    for (let night = 0; night < 32; night++) last = await take();
    expect(gone.bytes).toBeGreaterThan(12 * 60_000);
    expect(last.bytes).toBeLessThan(4 * 60_000);
    expect(await t.engine.backup.verify(place, archiveKey)).toEqual([]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files).toHaveLength(1);
    await restored(from(place), last.name, here, async (store, into) => {
      expect(await dump(store)).toEqual(await present());
      for (const { name, parentPath } of files)
        expect(readFileSync(join(into, name.slice(-2), name))).toEqual(readFileSync(join(parentPath, name)));
    });
    // What an older snapshot needs stays as long as that one does.
    expect(await t.engine.backup.verify(place, archiveKey, first.name)).toEqual([]);
  },
);
