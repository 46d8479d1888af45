import { randomUUID } from 'node:crypto';
import type { Place } from '@redlich/engine';
import { TransportFault } from '../fault.ts';
import { inParts } from '../http/parts.ts';
import { bytesOf } from '../http/say.ts';
import { namePrefix, objectName } from '../object-name.ts';
import { type FolderEntry, objectsBelow } from '../walk.ts';
import { type Content, type WebdavAccount, type WebdavFiles, webdavFiles } from './webdav-files.ts';

/** A folder of a WebDAV account: Nextcloud, a storage box, Apache. */
export interface WebdavPlaceOptions {
  readonly id: string;
  readonly account: WebdavAccount;
  /** Its path on the server, `/remote.php/dav/files/laden/Redlich`; begins with a slash, ends with none. */
  readonly folder: string;
  /** Up to so many bytes an object is sent whole, with its length; 24 MiB when left out, somewhat more than a pack has. */
  readonly wholeBytes?: number;
}

const unfinished = '.unfinished';
const abandonedMs = 24 * 3_600_000;
const usualWholeBytes = 24 * 1024 * 1024;

/** Keeps objects as files of a WebDAV account: written beside under a name of their own, looked at, and moved to where they belong. */
export function webdavPlace({
  id,
  account,
  folder,
  wholeBytes = usualWholeBytes,
}: WebdavPlaceOptions): Place {
  const files = webdavFiles(id, account);
  const folders = new Set([folder]);
  const pathOf = (name: string): string => `${folder}/${objectName(name)}`;
  const ready = once(async () => {
    // A folder that is not there any more is a disk that is not mounted, say: nothing is made in its stead.
    if (!(await files.look(folder))?.isFolder) throw new TransportFault('folder-missing', id);
  });
  const draftsReady = once(async () => {
    await makeFolders(files, folders, `${folder}/${unfinished}`);
    await removeAbandoned(files, `${folder}/${unfinished}`);
  });

  async function entriesIn(below: string): Promise<readonly FolderEntry[]> {
    const path = below === '' ? folder : `${folder}/${below}`;
    const found = (await files.list(path)) ?? [];
    return found.map((each) => {
      const name = each.path.slice(each.path.lastIndexOf('/') + 1);
      if (each.isFolder) return { name, bytes: null };
      if (each.bytes === null) throw new TransportFault('not-as-agreed', id, name);
      return { name, bytes: each.bytes };
    });
  }

  return {
    id,
    async *list(prefix) {
      const below = namePrefix(prefix);
      await ready();
      yield* objectsBelow(below, entriesIn);
    },
    async read(name) {
      const path = pathOf(name);
      await ready();
      const answer = await files.get(path, name);
      return answer && bytesOf(answer, id, name);
    },
    async write(name, bytes) {
      const path = pathOf(name);
      await ready();
      await draftsReady();
      const draft = `${folder}/${unfinished}/${randomUUID()}`;
      try {
        const sent = await sendDraft(files, { draft, name, id, wholeBytes }, bytes);
        await makeFolders(files, folders, path.slice(0, path.lastIndexOf('/')));
        await moveDraft(files, { draft, path, name, sent });
      } catch (error) {
        const isFull = await lacksRoom(files, folder, error);
        await files.remove(draft).catch(() => {});
        throw isFull ? new TransportFault('no-room', id, name) : error;
      }
    },
    async remove(name) {
      const path = pathOf(name);
      await ready();
      await files.remove(path);
    },
    close: () => Promise.resolve(),
  };
}

/** Makes the folder a place is to lie in. @throws {TransportFault} what is wrong with the account */
export async function claimWebdav({ id, account, folder }: WebdavPlaceOptions): Promise<void> {
  const files = webdavFiles(id, account);
  const found = await files.look(folder);
  if (found !== null && !found.isFolder) throw new TransportFault('not-as-agreed', id);
  if (found === null) await makeMissing(files, folder);
  if (!(await files.look(folder))?.isFolder) throw new TransportFault('folder-missing', id);
}

/** Makes a folder and those above it that are missing. What an account begins with is never made: the server has it. */
async function makeMissing(files: WebdavFiles, folder: string): Promise<void> {
  const above = folder.slice(0, folder.lastIndexOf('/'));
  if (above !== '' && (await files.look(above)) === null) await makeMissing(files, above);
  await files.makeFolder(folder);
}

/** Does something once; after a failure it is tried anew. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}

async function makeFolders(files: WebdavFiles, known: Set<string>, folder: string): Promise<void> {
  if (folder === '' || known.has(folder)) return;
  await makeFolders(files, known, folder.slice(0, folder.lastIndexOf('/')));
  await files.makeFolder(folder).catch(async (error: unknown) => {
    // Another server that makes it in the same moment can make this one's wish fail.
    if (!(await files.look(folder).catch(() => null))?.isFolder) throw error;
  });
  known.add(folder);
}

/** What a crash left under an unfinished name; younger ones may be another server's. */
async function removeAbandoned(files: WebdavFiles, folder: string): Promise<void> {
  const before = Date.now() - abandonedMs;
  for (const { path, isFolder, changedAt } of (await files.list(folder)) ?? [])
    if (!isFolder && changedAt !== null && changedAt < before) await files.remove(path);
}

interface Draft {
  readonly draft: string;
  readonly name: string;
  readonly id: string;
  readonly wholeBytes: number;
}

/** Sends an object under its unfinished name and looks whether all of it arrived: some servers lose what has no length before it. */
async function sendDraft(
  files: WebdavFiles,
  { draft, name, id, wholeBytes }: Draft,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const sending = await contentOf(bytes, wholeBytes);
  await files.put(draft, sending.content, name).catch((error: unknown) => {
    throw sending.broke() ?? error;
  });
  const sent = sending.bytes();
  if ((await files.look(draft))?.bytes !== sent) throw new TransportFault('not-as-agreed', id, name);
  return sent;
}

interface Moving {
  readonly draft: string;
  readonly path: string;
  readonly name: string;
  readonly sent: number;
}

/** How often a draft is moved that is still there afterwards: another server may put the same object in its place meanwhile. */
const mostMoves = 3;

/** Moves a draft. If the line broke before the answer, or it was said twice, the draft is gone and the object is there. */
async function moveDraft(files: WebdavFiles, moving: Moving, left = mostMoves): Promise<void> {
  const { draft, path, name, sent } = moving;
  try {
    await files.move(draft, path, name);
  } catch (error) {
    // `undefined`: nobody can tell.
    const rest = await files.look(draft).catch(() => undefined);
    if (rest && left > 1) return moveDraft(files, moving, left - 1);
    const there = await files.look(path).catch(() => null);
    if (rest !== null || there?.bytes !== sent) throw error;
  }
}

interface Sending {
  readonly content: Content;
  /** How many bytes there were, once they are sent. */
  bytes(): number;
  /** What ended the bytes too early. */
  broke(): unknown;
}

/** An object that is not longer than `wholeBytes` at once, a longer one as it comes. */
async function contentOf(bytes: AsyncIterable<Uint8Array>, wholeBytes: number): Promise<Sending> {
  const parts = inParts(bytes, wholeBytes);
  const first = (await parts.next()).value ?? Buffer.alloc(0);
  const second = (await parts.next()).value;
  if (second === undefined) return { content: first, bytes: () => first.length, broke: () => null };
  let sent = 0;
  let broke: unknown = null;
  async function* all(begin: readonly Buffer[]): AsyncGenerator<Uint8Array> {
    try {
      for (const part of begin) yield part;
      for await (const part of parts) {
        sent += part.length;
        yield part;
      }
    } catch (error) {
      broke = error;
      throw error;
    }
  }
  sent = first.length + second.length;
  return { content: all([first, second]), bytes: () => sent, broke: () => broke };
}

/** A full server may end the line in the middle of what it is sent; how much is free it tells when asked. */
async function lacksRoom(files: WebdavFiles, folder: string, error: unknown): Promise<boolean> {
  if (!(error instanceof TransportFault) || error.reason === 'no-room') return false;
  const free = (await files.look(folder).catch(() => null))?.freeBytes;
  return free !== null && free !== undefined && free < 1_000_000;
}
