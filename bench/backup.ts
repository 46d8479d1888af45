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
import {
  type Actor,
  epochFolder,
  newRecoveryKey,
  openStore,
  type Place,
  recoveryPairOf,
  restoreTenant,
  snapshotsAtPlaces,
  tenantFolders,
} from '@redlich/engine';
import { librarian, library, loan } from '@redlich/engine/sample';
import { type TestEngine, testEngine } from '@redlich/engine/testing';
import { restoreSnapshot } from '../engine/backup/archive/restore-snapshot.ts';
import { asTable, type Figure } from './measure.ts';

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

async function fill({ engine }: TestEngine, records: number): Promise<void> {
  for (let done = 0; done < records; done += 2_000)
    await engine.write(desk, (unit) =>
      unit.insertMany(
        loan,
        Array.from({ length: Math.min(2_000, records - done) }, (_, i) => ({
          person: null,
          sealed: { remark: `Bitte als Geschenk einpacken, Nummer ${done + i}` },
          plain: { book: `978-3-${done + i}`, card: `C${done + i}` },
        })),
      ),
    );
}

/** Changes one record in a hundred, spread evenly. */
async function changeSome({ engine }: TestEngine, offset: number): Promise<void> {
  const ids = (await engine.db.selectFrom(`records.${loan.id}`).select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
  const some = ids.filter((_, i) => i % 100 === offset);
  for (let done = 0; done < some.length; done += 1_000)
    await engine.write(desk, async (unit) => {
      for (const id of some.slice(done, done + 1_000))
        await unit.db
          .updateTable(`records.${loan.id}`)
          .set({ book: `neu-${offset}` })
          .where('id', '=', id)
          .execute();
    });
}

/** Reads a snapshot back into an empty embedded store, rows and files alone. @returns seconds */
async function readBack(t: TestEngine, place: Place, archiveKey: Buffer, name: string, scratch: string) {
  const store = await openStore({ at: 'sqlite', folder: join(scratch, 'read-back') });
  const work = { places: [place], tenant: t.tenant, archiveKey, name, store };
  const { result, took } = await seconds(() =>
    store.filling(() =>
      restoreSnapshot({ ...work, files: join(scratch, 'files'), scratch: join(scratch, 'packs') }),
    ),
  );
  await store.close();
  if (result.outcome !== 'restored') throw new Error('did not read back');
  return took;
}

/** Restores whole, with the kit alone: rows, ledger, keys, search index. @returns seconds */
async function restoreWhole(t: TestEngine, place: Place, recoveryKey: Buffer, scratch: string) {
  const folder = join(scratch, 'restored');
  const into = {
    store: await openStore({ at: 'sqlite', folder: join(folder, 'stores') }),
    epochs: epochFolder(join(folder, 'epochs')),
    files: join(folder, 'files'),
    register: t.engine.register,
    steps: [],
    now: t.engine.now,
  };
  const findSnapshot = snapshotsAtPlaces(join(folder, 'packs'));
  const { result, took } = await seconds(() =>
    restoreTenant({ places: [place], recoveryKey, findSnapshot, into }),
  );
  if (result.outcome !== 'restored') throw new Error(result.reason);
  return took;
}

/**
 * Snapshots of a store of invented loans, to one folder on the same disk: the first one, one after 1 % of the records changed (spread
 * evenly, the worst case), reading back, and a whole restore. restic on the same folder for comparison, where it is installed.
 */
export async function backupFigures(scale: number): Promise<readonly Figure[]> {
  const records = Math.max(20_000, Math.round(1_000_000 * scale));
  const t = await testEngine([library]);
  const scratch = mkdtempSync(join(tmpdir(), 'redlich-backup-bench-'));
  try {
    const recoveryKey = newRecoveryKey();
    // biome-ignore lint/correctness/useHookAtTopLevel: nothing of React; a kit is put into use
    await t.engine.custody.useKit(desk, recoveryPairOf(recoveryKey).publicKey);
    await fill(t, records);
    await t.reopen();
    return await measured(t, records, recoveryKey, scratch);
  } finally {
    await t.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measured(t: TestEngine, records: number, recoveryKey: Buffer, scratch: string) {
  const place = benchFolder(join(scratch, 'place'));
  const archiveKey = await t.engine.custody.archiveKey();
  const plainBytes = statSync(join(tenantFolders(t.folder, t.tenant).stores, 'records.db')).size;
  const take = async () => {
    t.advance(86_400_000);
    const { result, took } = await seconds(() => t.engine.backup.snapshot({ places: [place], archiveKey }));
    const [outcome] = result;
    if (outcome?.outcome !== 'good') throw new Error(JSON.stringify(outcome));
    return { took, sent: outcome.sentBytes, name: outcome.snapshot.name };
  };
  const disk = diskSpeed(scratch, 256);
  const first = await take();
  await changeSome(t, 3);
  const later = await take();
  const back = await readBack(t, place, archiveKey, later.name, scratch);
  await t.engine.custody.renew([place], { policy: 'go-on-with-quorum' });
  await t.engine.custody.copyLedger([place]);
  const whole = await restoreWhole(t, place, recoveryKey, scratch);
  const most = { at: 'most', value: 10 } as const;
  const least = { at: 'least', value: 100_000 } as const;
  const figures: Figure[] = [
    { name: 'this disk, 256 MB made durable', value: disk, unit: 'MB/s' },
    { name: `first snapshot of ${records.toLocaleString('en')} records`, value: first.took, unit: 's' },
    {
      name: 'first snapshot, of the bytes of records.db',
      value: plainBytes / 1e6 / first.took,
      unit: 'MB/s',
    },
    { name: 'first snapshot, bytes sent', value: first.sent / 1e6, unit: 'MB' },
    {
      name: 'snapshot after 1 % changed, time in % of the first',
      value: (later.took / first.took) * 100,
      unit: '%',
      goal: most,
    },
    {
      name: 'snapshot after 1 % changed, bytes in % of the first',
      value: (later.sent / first.sent) * 100,
      unit: '%',
      goal: most,
    },
    {
      name: 'read back rows into an empty embedded store',
      value: records / back,
      unit: 'records/s',
      goal: least,
    },
    {
      name: 'restore whole, with ledger, keys and search index',
      value: records / whole,
      unit: 'records/s',
      goal: least,
    },
  ];
  return [...figures, ...(await resticFigures(t, scratch))];
}

async function resticFigures(t: TestEngine, scratch: string): Promise<readonly Figure[]> {
  const tool = restic(tenantFolders(t.folder, t.tenant).stores, scratch, () => changeSome(t, 7));
  if (tool === null) return [];
  const one = await tool.first();
  const two = await tool.later();
  return [
    { name: 'restic on the folder with all four files: first backup', value: one.took, unit: 's' },
    { name: 'restic: first backup, bytes written', value: one.bytes / 1e6, unit: 'MB' },
    {
      name: 'restic after 1 % changed, time in % of its first',
      value: (two.took / one.took) * 100,
      unit: '%',
    },
    {
      name: 'restic after 1 % changed, bytes in % of its first',
      value: (two.bytes / one.bytes) * 100,
      unit: '%',
    },
  ];
}

if (import.meta.main)
  console.log(asTable(await backupFigures(Number(process.argv[2] ?? 200_000) / 1_000_000)));
