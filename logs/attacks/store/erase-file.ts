import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Overwrites and removes a file. On a disk that writes elsewhere instead, only the removal counts; keys are what makes it safe. */
export function eraseFile(path: string): void {
  try {
    const file = openSync(path, 'r+');
    try {
      // Only a key is worth it: what it sealed is unreadable without.
      const { size } = statSync(path);
      if (size <= 4096) writeSync(file, Buffer.alloc(size), 0, undefined, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rmSync(path);
    syncFolder(dirname(path));
  } catch (error) {
    // Another process of the same store was faster.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Makes sure that what was removed from a folder, or laid into it, is on the disk. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
