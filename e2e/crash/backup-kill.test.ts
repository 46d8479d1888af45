import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AcceptableLoss,
  type Actor,
  EngineFault,
  newRecoveryKey,
  type RecordId,
  recoveryPairOf,
  restoreTenant,
  snapshotsAtPlaces,
} from '@redlich/engine';
import { lending, librarian, loan } from '@redlich/engine/sample';
import { testStart } from '@redlich/engine/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  disksOf,
  keyFile,
  night,
  openRestored,
  openScene,
  restoreTarget,
  scratchOf,
  tenant,
} from './backup-scene.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const root = mkdtempSync(join(tmpdir(), 'redlich-backup-kill-'));
const template = join(root, 'template');
let living: readonly RecordId[];
let erased: readonly RecordId[];

/** A day of loans and a good night; then some were erased, some made, and the ledger has reached the disks. */
beforeAll(async () => {
  for (const name of ['one', 'two', 'three']) mkdirSync(join(template, name), { recursive: true });
  const key = newRecoveryKey();
  writeFileSync(keyFile(template), key);
  const first = await openScene({ folder: template }, testStart + 86_400_000);
  await first.custody.useKit(desk, recoveryPairOf(key).publicKey);
  const lend = (engine: typeof first, count: number) =>
    engine.write(desk, (unit) =>
      unit.insertMany(
        loan,
        Array.from({ length: count }, (_, i) => ({
          person: null,
          sealed: { remark: `Wunsch ${i}` },
          plain: { book: `B${i}`, card: null },
        })),
      ),
    );
  const early = await lend(first, 300);
  expect(await night(first, disksOf({ folder: template }))).toBe(true);
  await first.close();
  const second = await openScene({ folder: template });
  const late = await lend(second, 20);
  erased = early.slice(0, 12);
  living = [...early.slice(12), ...late];
  await second.write(desk, async (unit) => {
    for (const id of erased) await unit.erase(loan, id, 'mistake');
  });
  await second.custody.copyLedger(disksOf({ folder: template }));
  await second.close();
  // What a run left that was killed earlier, for the thinning out.
  for (const disk of ['one', 'two', 'three'])
    for (const first of ['a', 'b']) {
      const hash = first.repeat(64);
      const packs = join(template, disk, tenant, 'packs');
      const [some = ''] = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /[0-9a-f]{64}$/.test(name),
      );
      const name = some.length > 64 ? join(hash.slice(0, 2), hash) : hash;
      mkdirSync(join(packs, name, '..'), { recursive: true });
      writeFileSync(join(packs, name), 'left behind');
    }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Lets another process work on a copy until it is killed. @returns the steps it made, if it lived */
function run(task: 'night' | 'restore', folder: string, killAt: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = join(import.meta.dirname, 'backup-worker.ts');
    const child = spawn(process.execPath, [worker, task, folder, String(killAt)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(Number(said || 0))
        : reject(new Error(`ended with ${code}`)),
    );
  });
}

let copies = 0;
function copyOf(folder: string): string {
  const copy = join(root, `copy-${copies++}`);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const restore = async (folder: string, accept: readonly AcceptableLoss[] = []) =>
  restoreTenant({
    places: disksOf({ folder }),
    recoveryKey: readFileSync(keyFile(folder)),
    findSnapshot: snapshotsAtPlaces(scratchOf(folder)),
    into: await restoreTarget({ folder }),
    accept,
  });

/**
 * Restores from the disks with the key alone, and looks whether the erased are gone. Between a snapshot and the keys that belong to it
 * the newest records lack theirs: then it stops and names that loss, and no other.
 * @returns how many living loans can be read
 */
async function restoredFrom(folder: string, when: number): Promise<number> {
  const first = await restore(folder);
  if (first.outcome === 'stopped') {
    expect(first.reason, `restored after ${when}`).toBe('keys-missing');
    expect(await restore(folder, ['keys-missing'])).toMatchObject({ outcome: 'restored' });
  }
  const engine = await openRestored(folder);
  const opened = await engine.openMany(desk, loan, [...living, ...erased], lending);
  expect(opened.slice(living.length).every(({ outcome }) => outcome !== 'opened')).toBe(true);
  await engine.close();
  rmSync(join(folder, 'restored'), { recursive: true });
  rmSync(scratchOf(folder), { recursive: true, force: true });
  return opened.filter(({ outcome }) => outcome === 'opened').length;
}

/** Where in the course of the work the process is killed. */
const nightAt = [0.05, 0.3, 0.55, 0.75, 0.93] as const;
const restoreAt = [0.5, 0.8, 0.97] as const;

test('a night killed at any step loses no living key, the disks restore, and the next night is whole', async () => {
  const steps = await run('night', copyOf(template), 0);
  expect(steps).toBeGreaterThan(50);
  for (const part of nightAt) {
    const folder = copyOf(template);
    await run('night', folder, Math.max(1, Math.round(steps * part)));
    expect(await restoredFrom(folder, part)).toBeGreaterThanOrEqual(living.length - 20);
    const engine = await openScene({ folder });
    expect(await engine.verify(), `killed at ${part}`).toEqual([]);
    const opened = await engine.openMany(desk, loan, living, lending);
    expect(opened.every(({ outcome }) => outcome === 'opened')).toBe(true);
    expect(await night(engine, disksOf({ folder })), `the night after ${part}`).toBe(true);
    await engine.close();
    expect(await restoredFrom(folder, part)).toBe(living.length);
    rmSync(folder, { recursive: true });
  }
});

test('a restore killed at any step is no store that opens, and begins anew', async () => {
  const folder = copyOf(template);
  const steps = await run('restore', folder, 0);
  for (const part of restoreAt) {
    rmSync(join(folder, 'restored'), { recursive: true });
    await run('restore', folder, Math.max(1, Math.round(steps * part)));
    const opened = await openRestored(folder).then(
      async (engine) => {
        await engine.close();
        return 'opened';
      },
      (error: unknown) => (error instanceof EngineFault ? error.id : 'other'),
    );
    expect(opened, `killed at ${part}`).toBe('restore-unfinished');
    expect(await restoredFrom(folder, part)).toBe(living.length - 20);
    mkdirSync(join(folder, 'restored'));
  }
});
