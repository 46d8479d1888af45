import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux offers a file system in memory. */
const inMemory = '/dev/shm';

/** More than a whole run was ever seen to write, in bytes. */
const enough = 8 * 1_024 ** 3;

/**
 * A new folder for everything a test run writes. In memory where there is plenty of it: every little store of a test waits for the
 * disk a dozen times, and no test needs what survives a power cut. Otherwise in the usual temporary folder.
 */
export function folderOfRun(): string {
  const usual = join(tmpdir(), 'redlich-run-');
  if (process.env.TMPDIR !== undefined || !hasRoom()) return mkdtempSync(usual);
  const folder = mkdtempSync(join(inMemory, 'redlich-run-'));
  if (runsPrograms(folder)) return folder;
  rmSync(folder, { recursive: true });
  return mkdtempSync(usual);
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}

/** PostgreSQL and the browser are unpacked there; containers often forbid to start anything from memory. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  try {
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program, { force: true });
  }
}
