import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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
  /** Makes and stores the key of a new epoch; it is on the disk when this returns. */
  create(epoch: number): Buffer;
  /** Overwrites and removes the key of an epoch that no wrapped key needs any more. */
  destroy(epoch: number): void;
  /** Numbers of the epochs whose keys are here. */
  present(): readonly number[];
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
    create(epoch) {
      const key = randomKey();
      const draft = `${path(epoch)}.new`;
      writeDurably(draft, key);
      renameSync(draft, path(epoch));
      syncFolder(folder);
      loaded.set(epoch, key);
      return key;
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
    present: () =>
      readdirSync(folder)
        .filter((name) => /^\d+\.key$/.test(name))
        .map((name) => Number.parseInt(name, 10))
        .sort((a, b) => a - b),
  };
}

function writeDurably(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some file systems refuse to sync a folder; the rename itself is still atomic there.
  } finally {
    closeSync(handle);
  }
}
