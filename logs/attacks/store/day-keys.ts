import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockedMemory, sodium, wipe } from '../sodium.ts';
import { type Day, dayInName } from './day.ts';
import { eraseFile, syncFolder } from './erase-file.ts';

/** A key for each day, in a folder of its own that lies apart from what the keys seal. */
export interface DayKeys {
  /** The key of a day, made when there is none. */
  ensure(day: Day): Buffer;
  /** @returns undefined when it was destroyed or never was */
  find(day: Day): Buffer | undefined;
  readonly days: () => readonly Day[];
  /** Overwrites and removes the key of a day, on the disk and in memory. */
  destroy(day: Day): void;
  close(): void;
}

const keyBytes = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

/** Opens or makes the folder, readable by the owner of the process alone. */
export function openDayKeys(folder: string): DayKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const loaded = new Map<Day, Buffer>();
  const path = (day: Day): string => join(folder, `${day}.key`);
  const load = (day: Day): Buffer | undefined => {
    const known = loaded.get(day);
    // Another process may have destroyed it since.
    if (!existsSync(path(day))) {
      if (known !== undefined) forget(day, known);
      return undefined;
    }
    if (known !== undefined) return known;
    const bytes = readFileSync(path(day));
    if (bytes.length !== keyBytes) return undefined;
    const key = lockedMemory(keyBytes);
    bytes.copy(key);
    wipe(bytes);
    loaded.set(day, key);
    return key;
  };
  const forget = (day: Day, key: Buffer): void => {
    wipe(key);
    loaded.delete(day);
  };
  return {
    find: load,
    ensure(day) {
      const known = load(day);
      if (known !== undefined) return known;
      writeNewKey(path(day));
      syncFolder(folder);
      const made = load(day);
      if (made === undefined) throw new Error(`the key of ${day} in ${folder} is damaged`);
      return made;
    },
    days: () =>
      readdirSync(folder).flatMap((name) => {
        const day = dayInName(name, '.key');
        return day === undefined ? [] : [day];
      }),
    destroy(day) {
      const known = loaded.get(day);
      if (known !== undefined) forget(day, known);
      eraseFile(path(day));
    },
    close() {
      for (const [day, key] of loaded) forget(day, key);
    },
  };
}

/** A key somebody else laid there in the meantime is left alone. */
function writeNewKey(path: string): void {
  const key = Buffer.alloc(keyBytes);
  sodium.randombytes_buf(key);
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, key);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    wipe(key);
  }
}
