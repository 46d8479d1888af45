import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Actor,
  clearDrill,
  EngineFault,
  newRecoveryKey,
  type RecordId,
  recoveryPairOf,
} from '@redlich/engine';
import { lending, librarian, loan } from '@redlich/engine/sample';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  discardDrill,
  disksOf,
  drill,
  drillIn,
  firstNight,
  keyFile,
  night,
  openRestored,
  openScene,
  restore,
  scratchOf,
  tenant,
} from './backup-scene.ts';
import { isAlikeBelow, layOut, type RecordedState, recordSteps } from './record-steps.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const root = mkdtempSync(join(tmpdir(), 'redlich-backup-kill-'));
const disks = ['one', 'two', 'three'] as const;
const server = ['tenants', 'epochs'] as const;
const loans = { early: 40, late: 8, erased: 6 } as const;
let begin: RecordedState;
let living: readonly RecordId[];
let erased: readonly RecordId[];

/** A day of loans and a good night; then some were erased, some made, and the ledger has reached the disks. */
beforeAll(async () => {
  const folder = join(root, 'template');
  for (const name of disks) mkdirSync(join(folder, name), { recursive: true });
  const key = newRecoveryKey();
  writeFileSync(keyFile(folder), key);
  const first = await openScene({ folder }, firstNight);
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
  const early = await lend(first, loans.early);
  expect(await night(first, disksOf({ folder }))).toBe(true);
  await first.close();
  const second = await openScene({ folder });
  const late = await lend(second, loans.late);
  erased = early.slice(0, loans.erased);
  living = [...early.slice(loans.erased), ...late];
  await second.write(desk, async (unit) => {
    for (const id of erased) await unit.erase(loan, id, 'mistake');
  });
  await second.custody.copyLedger(disksOf({ folder }));
  await second.close();
  for (const disk of disks) plantOld(join(folder, disk, tenant));
  const recorder = recordSteps(folder);
  recorder.step('begin');
  begin = recorder.states[0] as RecordedState;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** For the thinning out: packs of a run that was killed earlier, and snapshots of a day that has a later one. */
function plantOld(place: string): void {
  const stamp = new Date(firstNight - 5 * 3_600_000)
    .toISOString()
    .toLowerCase()
    .replaceAll(':', '')
    .replace('.', '');
  for (const first of ['a', 'b']) {
    const hash = first.repeat(64);
    mkdirSync(join(place, 'packs', hash.slice(0, 2)), { recursive: true });
    writeFileSync(join(place, 'packs', hash.slice(0, 2), hash), 'left behind');
    writeFileSync(join(place, 'snapshots', `${stamp}-${first.repeat(16)}`), 'of the same day');
  }
}

let copies = 0;
function folderOf(state: RecordedState): string {
  const folder = join(root, `state-${copies++}`);
  layOut(state, folder);
  for (const disk of disks) mkdirSync(join(folder, disk), { recursive: true });
  return folder;
}

const isOpened = ({ outcome }: { readonly outcome: string }): boolean => outcome === 'opened';

/**
 * Restores from the disks with the key alone, and looks whether the erased are gone. Between a snapshot and the keys that belong to it
 * the newest records lack theirs: then it stops and names that loss, and no other.
 * @returns how many living loans can be read
 */
async function restoredFrom(folder: string, when: string): Promise<number> {
  const first = await restore({ folder });
  if (first.outcome === 'stopped') {
    expect(first.reason, when).toBe('keys-missing');
    expect(await restore({ folder }, ['keys-missing']), when).toMatchObject({ outcome: 'restored' });
  }
  const engine = await openRestored(folder);
  const opened = await engine.openMany(desk, loan, [...living, ...erased], lending);
  expect(opened.slice(living.length).some(isOpened), when).toBe(false);
  await engine.close();
  rmSync(join(folder, 'restored'), { recursive: true });
  rmSync(scratchOf(folder), { recursive: true, force: true });
  return opened.filter(isOpened).length;
}

/** Nothing is damaged where the server was killed, and no living key is lost. */
async function serverIsWhole(folder: string, when: string): Promise<void> {
  const engine = await openScene({ folder });
  expect(await engine.verify(), when).toEqual([]);
  expect((await engine.openMany(desk, loan, living, lending)).every(isOpened), when).toBe(true);
  await engine.close();
}

/** What it does next is whole, and so is what the disks have then. */
async function serverGoesOn(folder: string, when: string): Promise<void> {
  const engine = await openScene({ folder });
  expect(await night(engine, disksOf({ folder })), `the night after: ${when}`).toBe(true);
  await engine.close();
  expect(await restoredFrom(folder, when), when).toBe(living.length);
}

test('a night killed at any step loses no living key, the disks restore, and the next night is whole', async () => {
  const folder = folderOf(begin);
  const recorder = recordSteps(folder);
  const scene = { folder, step: recorder.step };
  const engine = await openScene(scene);
  expect(await night(engine, disksOf(scene))).toBe(true);
  await engine.close();
  const passed = new Set(recorder.names);
  for (const sort of [
    'packs',
    'snapshots',
    'writer',
    'ledger',
    'custody/keys',
    'custody/share',
    'custody/head',
  ])
    expect(passed).toContain(`wrote ${sort}`);
  for (const sort of ['packs', 'snapshots', 'custody/share', 'custody/head'])
    expect(passed).toContain(`removed ${sort}`);
  for (const name of ['commit', 'create epoch', 'destroy epoch, done', 'scrub all, done'])
    expect(passed).toContain(name);
  let before: RecordedState | null = null;
  for (const [i, state] of recorder.states.entries()) {
    const when = `killed at step ${i}, ${state.step}`;
    const at = folderOf(state);
    if (before === null || !isAlikeBelow(disks, before, state))
      expect(await restoredFrom(at, when), when).toBeGreaterThanOrEqual(living.length - loans.late);
    if (before === null || !isAlikeBelow(server, before, state)) await serverIsWhole(at, when);
    if (i % 12 === 0) await serverGoesOn(at, when);
    rmSync(at, { recursive: true });
    before = state;
  }
});

test('a restore killed at any step is no store that opens, and begins anew', async () => {
  const folder = folderOf(begin);
  const recorder = recordSteps(folder);
  expect(await restore({ folder, step: recorder.step })).toMatchObject({ outcome: 'restored' });
  const seen: string[] = [];
  for (const [i, state] of recorder.states.entries()) {
    const at = folderOf(state);
    const found = await whatOpens(at);
    if (seen.at(-1) !== found) seen.push(found);
    if (found === 'restore-unfinished' && i % 4 === 0)
      expect(await restoredFrom(at, state.step)).toBe(living.length - loans.late);
    rmSync(at, { recursive: true });
  }
  // Never something in between, and never back.
  expect(seen).toEqual(['nothing', 'restore-unfinished', 'all']);
});

/** What a start of the program finds in the folder that was restored to. */
async function whatOpens(folder: string): Promise<string> {
  try {
    const engine = await openRestored(folder);
    const opened = await engine.openMany(desk, loan, living, lending);
    await engine.close();
    const count = opened.filter(isOpened).length;
    return count === 0 ? 'nothing' : count === living.length - loans.late ? 'all' : 'something';
  } catch (error) {
    return error instanceof EngineFault ? error.id : 'other';
  }
}

test('a drill killed at any step leaves the server whole, and what it left goes before the next one', async () => {
  const folder = folderOf(begin);
  const engine = await openScene({ folder });
  expect(await night(engine, disksOf({ folder }))).toBe(true);
  await engine.close();
  const recorder = recordSteps(folder);
  const scene = { folder, step: recorder.step };
  const held = await openScene(scene);
  expect(await drill(held, scene)).toMatchObject({ checks: { gone: 'pass', ledger: 'pass', seals: 'pass' } });
  await held.close();
  let before: RecordedState | null = null;
  for (const state of recorder.states) {
    if (before !== null && isAlikeBelow(server, before, state)) continue;
    before = state;
    const at = folderOf(state);
    const again = await openScene({ folder: at });
    expect(await again.verify(), state.step).toEqual([]);
    expect(await clearDrill(again, async () => discardDrill(at))).toBe(true);
    expect(existsSync(drillIn(at))).toBe(false);
    await again.close();
    rmSync(at, { recursive: true });
  }
  expect(recorder.states.length).toBeGreaterThan(10);
});

/** Lets another process work until it is killed. */
const kill = (task: 'night' | 'restore', folder: string, at: number): Promise<unknown> =>
  new Promise((resolve) => {
    const worker = join(import.meta.dirname, 'backup-worker.ts');
    const child = spawn(process.execPath, [worker, task, folder, String(at)], { stdio: 'inherit' });
    child.on('close', (_code, signal) => resolve(signal));
  });

test('a real kill leaves what the recorded ones leave', async () => {
  const folder = folderOf(begin);
  expect(await kill('night', folder, 100)).toBe('SIGKILL');
  expect(await restoredFrom(folder, 'a real kill')).toBeGreaterThanOrEqual(living.length - loans.late);
  expect(await kill('restore', folder, 60)).toBe('SIGKILL');
  expect(readdirSync(join(folder, 'restored'))).toContain('tenants');
  await serverIsWhole(folder, 'a real kill');
});
