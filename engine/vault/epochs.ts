import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { EngineFault } from '../errors.ts';
import { forget, keyBytes, randomKey } from './seal.ts';

/**
 * The epoch keys of a tenant: one small file each, in a folder of its own that never lies beside the key store and goes into
 * no backup (design.md, section 3).
 */
export interface EpochKeys {
  /** @throws {EngineFault} `epoch-missing` */
  key(epoch: number): Buffer;
  /**
   * Makes and stores the key of a new epoch; it is on the disk when this returns. A key that is there already is never touched,
   * whoever laid it: another process, another store, a run that a crash ended.
   * @returns the epoch's number, `atLeast` or higher
   */
  create(atLeast: number): number;
  /** Overwrites and removes the key of an epoch that no wrapped key needs any more. */
  destroy(epoch: number): void;
  /** The epochs whose keys are here. */
  present(): readonly number[];
  /** Lets go of keys in memory whose files another process has destroyed. */
  forgetDestroyed(): void;
}

/** Keeps epoch keys as files readable by the owner of the process alone. */
export function epochFolder(folder: string): EpochKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const loaded = new Map<number, Buffer>();
  const path = (epoch: number): string => join(folder, `${epoch}.key`);
  return {
    key(epoch) {
      const known = loaded.get(epoch);
      if (known) return known;
      if (!existsSync(path(epoch)))
        throw new EngineFault('epoch-missing', `the key of epoch ${epoch} is not here`);
      const key = readFileSync(path(epoch));
      if (key.length !== keyBytes)
        throw new EngineFault('epoch-missing', `the key of epoch ${epoch} is damaged`);
      loaded.set(epoch, key);
      return key;
    },
    create(atLeast) {
      const key = randomKey();
      let epoch = Math.max(atLeast, ...presentIn(folder).map((number) => number + 1));
      while (!writeNew(path(epoch), key)) epoch++;
      syncFolder(folder);
      loaded.set(epoch, key);
      return epoch;
    },
    destroy(epoch) {
      const known = loaded.get(epoch);
      if (known) forget(known);
      loaded.delete(epoch);
      if (!existsSync(path(epoch))) return;
      overwrite(path(epoch));
      rmSync(path(epoch));
      syncFolder(folder);
    },
    present: () => presentIn(folder),
    forgetDestroyed() {
      for (const [epoch, key] of loaded) {
        if (existsSync(path(epoch))) continue;
        forget(key);
        loaded.delete(epoch);
      }
    },
  };
}

const presentIn = (folder: string): readonly number[] =>
  readdirSync(folder)
    .filter((name) => /^\d+\.key$/.test(name))
    .map((name) => Number.parseInt(name, 10));

/** Writes a file that must not exist yet. @returns false when it does, and then nothing was written */
function writeNew(path: string, bytes: Buffer): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } catch (error) {
    // Half a key would stand in the way of the next one.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

/** On a disk that writes in place this removes the bytes; on others the threat model counts on the disk's own erasure. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(statSync(path).size), 0, undefined, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the names in a folder durable, where the file system offers it. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some file systems refuse to sync a folder; the rename itself is still atomic there.
  } finally {
    closeSync(handle);
  }
}
