import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works with this folder. */
export class FolderInUse extends Error {
  constructor() {
    super('another process works with this folder');
    this.name = 'FolderInUse';
  }
}

/**
 * Makes this process the only one that works with a folder, until the answer is called or the process ends, however it ends.
 *
 * @throws {FolderInUse}
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isAlive(ownerOf(path))) throw new FolderInUse();
      unlinkSync(path);
    }
  }
  throw new FolderInUse();
}

function ownerOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

/** A number may belong to another program after a restart of the machine; whoever is told so removes the file. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
