import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProcessLock } from './connection.ts';
import { asStoreFull } from './full-disk.ts';

const sqliteBusy = 5;

const begins = {
  alone: 'BEGIN EXCLUSIVE',
  together: 'BEGIN; SELECT count(*) FROM sqlite_schema',
} as const;

/**
 * A lock among processes on one folder: any number hold it together, or one alone. The system lets go of it when the process ends,
 * however it ends.
 * @param name of the lock; its file is `<name>.lock`
 * @returns null when another process holds it in a way that does not allow this
 */
export function lockFolder(folder: string, name: string, how: 'alone' | 'together'): ProcessLock | null {
  const db = new DatabaseSync(join(folder, `${name}.lock`));
  try {
    // A journal in memory: nothing is ever written, and a full disk must not keep anybody out.
    db.exec(`PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; ${begins[how]}`);
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if ((((error as { readonly errcode?: number }).errcode ?? 0) & 0xff) === sqliteBusy) return null;
    throw asStoreFull(error);
  }
}
