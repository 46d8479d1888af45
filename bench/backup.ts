import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Actor, openStore, type Place, tenantFolders } from '@redlich/engine';
import { librarian, library, loan } from '@redlich/engine/sample';
import { testEngine } from '@redlich/engine/testing';
import { restoreSnapshot } from '../engine/backup/archive/restore-snapshot.ts';
import { asTable, type Figure } from './measure.ts';

/**
 * Snapshots of a store of invented loans, to one folder on the same disk: the first one, one after 1 % of the records changed (spread
 * evenly, the worst case), and reading back into an empty embedded store. restic on the same folder for comparison, where it is
 * installed. `npx node bench/backup.ts [records]`
 */
const records = Number(process.argv[2] ?? 200_000);
const desk: Actor = { id: 'desk', roles: [librarian.id] };

/** The plainest place there is: files in a folder, each made durable. */
function benchFolder(root: string): Place {
  return {
    id: 'folder',
    async *list(prefix) {
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(root.length + 1);
        if (name.startsWith(prefix)) yield { name, bytes: (await stat(path)).size };
      }
    },
    async read(name) {
      const bytes = await readFile(join(root, name)).catch(() => null);
      return bytes === null
        ? null
        : (async function* () {
            yield bytes;
          })();
    },
    async write(name, bytes) {
      const path = join(root, name);
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(`${path}.draft`, 'w');
      for await (const piece of bytes) await handle.writeFile(piece);
      await handle.sync();
      await handle.close();
      await rename(`${path}.draft`, path);
    },
    remove: (name) => rm(join(root, name), { force: true }),
    close: async () => {},
  };
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

/** Megabytes a second this disk takes when they are made durable at the end. */
function diskSpeed(folder: string, megabytes: number): number {
  const piece = Buffer.alloc(16 * 1024 * 1024, 7);
  const path = join(folder, 'speed');
  const start = performance.now();
  const file = openSync(path, 'w');
  for (let written = 0; written < megabytes; written += 16) writeSync(file, piece);
  fsyncSync(file);
  closeSync(file);
  const seconds = (performance.now() - start) / 1_000;
  rmSync(path);
  return megabytes / seconds;
}

async function seconds<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly took: number }> {
  const start = performance.now();
  const result = await work();
  return { result, took: (performance.now() - start) / 1_000 };
}

/** What is compared with, where the system has it; no part of this project. */
const otherTool = 'restic';

/** restic's first and second backup of the same folder, in seconds and bytes; null where it is not installed. */
function restic(data: string, scratch: string, change: () => Promise<void>) {
  if (spawnSync(otherTool, ['version']).status !== 0) return null;
  const env = { ...process.env, RESTIC_PASSWORD: 'bench', RESTIC_REPOSITORY: join(scratch, 'restic') };
  const run = (...args: readonly string[]) => execFileSync(otherTool, args, { env, stdio: 'pipe' });
  run('init');
  const backup = async () => {
    const before = sizeOf(join(scratch, 'restic'));
    const { took } = await seconds(async () => run('backup', '--no-cache', data));
    return { took, bytes: sizeOf(join(scratch, 'restic')) - before };
  };
  const later = async () => {
    await change();
    return backup();
  };
  return { first: backup, later };
}

const t = await testEngine([library]);
const scratch = mkdtempSync(join(tmpdir(), 'redlich-backup-bench-'));
try {
  const figures: Figure[] = [];
  const note = (name: string, value: number, unit: string, goal?: Figure['goal']): void =>
    void figures.push({ name, value, unit, ...(goal ? { goal } : {}) });
  for (let done = 0; done < records; done += 2_000)
    await t.engine.write(desk, (unit) =>
      unit.insertMany(
        loan,
        Array.from({ length: Math.min(2_000, records - done) }, (_, i) => ({
          person: null,
          sealed: { remark: `Bitte als Geschenk einpacken, Nummer ${done + i}` },
          plain: { book: `978-3-${done + i}`, card: `C${done + i}` },
        })),
      ),
    );
  const place = benchFolder(join(scratch, 'place'));
  const archiveKey = Buffer.alloc(32, 9);
  await t.reopen();
  const plainBytes = statSync(join(tenantFolders(t.folder, t.tenant).stores, 'records.db')).size;
  const take = async () => {
    t.advance(86_400_000);
    const { result, took } = await seconds(() => t.engine.backup.snapshot({ places: [place], archiveKey }));
    const [outcome] = result;
    if (outcome?.outcome !== 'good') throw new Error(JSON.stringify(outcome));
    return { took, sent: outcome.sentBytes, name: outcome.snapshot.name };
  };
  const ids = (await t.engine.db.selectFrom(`records.${loan.id}`).select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
  const changeSome = async (offset: number): Promise<void> => {
    const some = ids.filter((_, i) => i % 100 === offset);
    for (let done = 0; done < some.length; done += 1_000)
      await t.engine.write(desk, async (unit) => {
        for (const id of some.slice(done, done + 1_000))
          await unit.db
            .updateTable(`records.${loan.id}`)
            .set({ book: `neu-${offset}` })
            .where('id', '=', id)
            .execute();
      });
  };
  const disk = diskSpeed(scratch, 256);
  const first = await take();
  await changeSome(3);
  const later = await take();
  const stores = join(scratch, 'restored');
  const store = await openStore({ at: 'sqlite', folder: stores });
  const restored = await seconds(() =>
    restoreSnapshot({
      places: [place],
      tenant: t.tenant,
      archiveKey,
      name: later.name,
      store,
      files: join(scratch, 'files'),
      scratch: join(scratch, 'packs'),
    }),
  );
  await store.close();
  if (restored.result.outcome !== 'restored') throw new Error('did not restore');
  const tool = restic(tenantFolders(t.folder, t.tenant).stores, scratch, () => changeSome(7));
  note('this disk, 256 MB made durable', disk, 'MB/s');
  note(`first snapshot of ${records.toLocaleString('en')} records`, first.took, 's');
  note('first snapshot, of the bytes of records.db', plainBytes / 1e6 / first.took, 'MB/s');
  note('first snapshot, bytes sent', first.sent / 1e6, 'MB');
  note('snapshot after 1 % changed, time in % of the first', (later.took / first.took) * 100, '%', {
    at: 'most',
    value: 10,
  });
  note('snapshot after 1 % changed, bytes in % of the first', (later.sent / first.sent) * 100, '%', {
    at: 'most',
    value: 10,
  });
  note('read back into an empty embedded store', records / restored.took, 'records/s', {
    at: 'least',
    value: 100_000,
  });
  if (tool !== null) {
    const one = await tool.first();
    const two = await tool.later();
    note('restic on the folder with all four files: first backup', one.took, 's');
    note('restic: first backup, bytes written', one.bytes / 1e6, 'MB');
    note('restic after 1 % changed, time in % of its first', (two.took / one.took) * 100, '%');
    note('restic after 1 % changed, bytes in % of its first', (two.bytes / one.bytes) * 100, '%');
  }
  console.log(asTable(figures));
} finally {
  await t.end();
  rmSync(scratch, { recursive: true, force: true });
}
