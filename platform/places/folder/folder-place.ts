import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Place } from '@redlich/engine';
import { TransportFault } from '../fault.ts';
import { namePrefix, objectName } from '../object-name.ts';
import { type FolderEntry, objectsBelow } from '../walk.ts';
import { makeFolder, syncFolder } from './durable.ts';
import { codeOf, folderFault } from './folder-fault.ts';
import { markIn } from './mark.ts';

/** A folder of this computer, or of a disk mounted in it. */
export interface FolderPlaceOptions {
  readonly id: string;
  readonly folder: string;
  /** The mark laid by `claimFolder`; `any` where nobody knows it yet, as on an empty machine that only reads. */
  readonly mark: string;
}

/** Where objects lie while they are written: on the same disk, out of every listing. */
const unfinished = '.unfinished';
/** What a crash left there is removed after this; younger files may be another server's. */
const abandonedMs = 24 * 3_600_000;

/**
 * Keeps objects as files. Each call first looks for the mark, so that an unmounted disk is away and its mount point stays empty.
 * Objects are written beside, synced, and renamed.
 */
export function folderPlace({ id, folder, mark }: FolderPlaceOptions): Place {
  let cleaning: Promise<void> | null = null;
  const pathOf = (name: string): string => join(folder, ...objectName(name).split('/'));

  /** Does something in the folder if it is the one meant. */
  async function within<Result>(object: string, act: () => Promise<Result>): Promise<Result> {
    try {
      await mustBeOurs();
      return await act();
    } catch (error) {
      throw folderFault(error, id, object);
    }
  }

  async function mustBeOurs(): Promise<void> {
    if (mark === 'any') await stat(folder);
    else if ((await markIn(folder)) !== mark) throw new TransportFault('mark-missing', id);
  }

  async function replace(draft: string, path: string): Promise<void> {
    // The disk may have been unmounted while the draft was written; the name then belongs to another disk.
    await mustBeOurs();
    await makeFolder(dirname(path));
    await rename(draft, path);
    await syncFolder(dirname(path));
  }

  return {
    id,
    async *list(prefix) {
      await within('', () => Promise.resolve());
      yield* objectsBelow(namePrefix(prefix), (below) => within('', () => entriesIn(join(folder, below))));
    },
    read: (name) =>
      within(name, async () => {
        const path = pathOf(name);
        return (await statOrNone(path)) && piecesOf(path, id, name);
      }),
    write: (name, bytes) =>
      within(name, async () => {
        const path = pathOf(name);
        await makeFolder(join(folder, unfinished));
        cleaning ??= removeAbandoned(join(folder, unfinished));
        await cleaning;
        const draft = join(folder, unfinished, randomUUID());
        try {
          await writeDraft(draft, bytes);
          await replace(draft, path);
        } catch (error) {
          await rm(draft, { force: true }).catch(() => {});
          throw error;
        }
      }),
    remove: (name) =>
      within(name, async () => {
        const path = pathOf(name);
        try {
          await unlink(path);
        } catch (error) {
          if (codeOf(error) === 'ENOENT') return;
          throw error;
        }
        await syncFolder(dirname(path));
      }),
    close: () => Promise.resolve(),
  };
}

async function removeAbandoned(drafts: string): Promise<void> {
  const before = Date.now() - abandonedMs;
  for (const name of await namesIn(drafts)) {
    const found = await statOrNone(join(drafts, name));
    if (found !== null && found.mtimeMs < before) await rm(join(drafts, name), { force: true });
  }
}

async function writeDraft(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of bytes) await writeAll(file, piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await file.write(piece, done, piece.length - done);
    done += bytesWritten;
  }
}

const pieceBytes = 256 * 1024;

/** The file's bytes to the size it had when it was opened; a file that is shorter by then throws. */
async function* piecesOf(path: string, place: string, name: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const { size } = await file.stat();
    for (let at = 0; at < size; ) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) throw new TransportFault('not-as-agreed', place, name);
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } catch (error) {
    throw folderFault(error, place, name);
  } finally {
    await file?.close();
  }
}

const noneIfMissing = (error: unknown): null => {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
};

const statOrNone = (path: string): Promise<Stats | null> => stat(path).catch(noneIfMissing);

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(noneIfMissing)) ?? [];

async function entriesIn(folder: string): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  for (const name of await namesIn(folder)) {
    const found = await statOrNone(join(folder, name));
    if (found?.isDirectory()) entries.push({ name, bytes: null });
    else if (found?.isFile()) entries.push({ name, bytes: found.size });
  }
  return entries;
}
