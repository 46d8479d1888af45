import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Place } from '@redlich/engine';
import { TransportFault } from '../fault.ts';
import { namePrefix, objectName } from '../object-name.ts';
import { type FolderEntry, objectsBelow } from '../walk.ts';
import { type SftpFiles, sftpFiles } from './file-system.ts';
import { openSession, type SftpAccount, type SftpSession } from './session.ts';
import { receive, send } from './transfer.ts';

/** An SFTP account. */
export interface SftpPlaceOptions {
  readonly id: string;
  readonly account: SftpAccount;
  /** The folder on the server, without a slash at its end; relative to where the account begins unless it begins with one. */
  readonly folder: string;
  /** A socket of the egress door. @throws {TransportFault} when the door stays shut */
  readonly dial: () => Promise<Duplex>;
}

const unfinished = '.unfinished';
const abandonedSeconds = 24 * 3600;

/** Keeps objects as files of an SFTP account. The connection is opened when it is needed and once more after it broke. */
export function sftpPlace(options: SftpPlaceOptions): Place {
  const { id, folder } = options;
  const connected = keepConnected(options);
  const pathOf = (name: string): string => `${folder}/${objectName(name)}`;

  async function entriesIn(files: SftpFiles, below: string): Promise<readonly FolderEntry[]> {
    const found = (await files.list(below === '' ? folder : `${folder}/${below}`)) ?? [];
    return found.flatMap(({ filename, attrs }) => {
      if (attrs.isDirectory()) return { name: filename, bytes: null };
      return attrs.isFile() ? { name: filename, bytes: attrs.size } : [];
    });
  }

  return {
    id,
    async *list(prefix) {
      const { files } = await connected();
      yield* objectsBelow(namePrefix(prefix), (below) => entriesIn(files, below));
    },
    async read(name) {
      const path = pathOf(name);
      const { files } = await connected();
      return (await files.stat(path)) && piecesOf(files, path, id, name);
    },
    async write(name, bytes) {
      const path = pathOf(name);
      const connection = await connected();
      await writeWhole(
        connection,
        { id, name, path, draft: `${folder}/${unfinished}/${randomUUID()}` },
        bytes,
      );
    },
    async remove(name) {
      const path = pathOf(name);
      await (await connected()).files.remove(path);
    },
    close: connected.close,
  };
}

/** A session in use, with the folders it is known to have. */
interface Connection {
  readonly files: SftpFiles;
  readonly folders: Set<string>;
}

function keepConnected({ id, account, folder, dial }: SftpPlaceOptions) {
  let current: Promise<SftpSession & Connection> | null = null;

  async function connect(): Promise<SftpSession & Connection> {
    const session = await openSession(id, await dial(), account);
    const connection = { ...session, files: sftpFiles(id, session), folders: new Set([folder]) };
    // A folder that is not there any more is a disk that is not mounted, say: nothing is made in its stead.
    if ((await connection.files.stat(folder)) === null) {
      session.end();
      throw new TransportFault('folder-missing', id);
    }
    return connection;
  }

  const connected = async (): Promise<Connection> => {
    for (;;) {
      const tried = current;
      const known = await tried?.catch(() => null);
      if (known?.isOpen()) return known;
      // Of several callers that found none, one connects.
      if (current !== tried) continue;
      current = connect();
      return current;
    }
  };
  connected.close = async (): Promise<void> => {
    const last = current;
    current = null;
    (await last?.catch(() => null))?.end();
  };
  return connected;
}

async function removeAbandoned(files: SftpFiles, folder: string): Promise<void> {
  const before = Date.now() / 1000 - abandonedSeconds;
  for (const { filename, attrs } of (await files.list(folder)) ?? [])
    if (attrs.isFile() && attrs.mtime < before) await files.remove(`${folder}/${filename}`);
}

/** Makes a folder and those above it, as far as they are not known to be there. The place's own folder always is. */
async function makeFolders({ files, folders }: Connection, folder: string): Promise<void> {
  if (folder === '' || folders.has(folder)) return;
  await makeFolders({ files, folders }, folder.slice(0, Math.max(folder.lastIndexOf('/'), 0)));
  await files.makeFolder(folder);
  folders.add(folder);
}

/** Makes the folder a place is to lie in. @throws {TransportFault} what is wrong with the account */
export async function claimSftp({ id, account, folder, dial }: SftpPlaceOptions): Promise<void> {
  const session = await openSession(id, await dial(), account);
  try {
    await makeFolders({ files: sftpFiles(id, session), folders: new Set() }, folder);
  } finally {
    session.end();
  }
}

interface Target {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly draft: string;
}

async function writeWhole(
  connection: Connection,
  { id, name, path, draft }: Target,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { files } = connection;
  const drafts = draft.slice(0, draft.lastIndexOf('/'));
  if (!connection.folders.has(drafts)) {
    await makeFolders(connection, drafts);
    await removeAbandoned(files, drafts);
  }
  const handle = await files.open(draft, 'wx');
  if (handle === null) throw new TransportFault('folder-missing', id, name);
  try {
    try {
      await send(files, handle, bytes);
      await files.sync(handle);
    } finally {
      await files.close(handle);
    }
    await makeFolders(connection, path.slice(0, path.lastIndexOf('/')));
    await files.replace(draft, path);
  } catch (error) {
    const full =
      error instanceof TransportFault && error.reason === 'not-as-agreed' && (await isFull(files, draft));
    await files.remove(draft).catch(() => {});
    throw full ? new TransportFault('no-room', id, name) : error;
  }
}

/** OpenSSH says of a full disk no more than that something failed; how much is free it tells. */
async function isFull(files: SftpFiles, path: string): Promise<boolean> {
  const free = await files.free(path).catch(() => null);
  return free !== null && free < 1_000_000;
}

async function* piecesOf(
  files: SftpFiles,
  path: string,
  place: string,
  name: string,
): AsyncGenerator<Uint8Array> {
  const handle = await files.open(path, 'r');
  if (handle === null) throw new TransportFault('broke-off', place, name);
  try {
    yield* receive(files, handle, place, name);
  } finally {
    await files.close(handle).catch(() => {});
  }
}
