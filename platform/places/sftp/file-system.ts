import type { FileEntryWithStats, Stats } from 'ssh2';
import { type PlaceReason, TransportFault } from '../fault.ts';
import type { SftpSession } from './session.ts';

/** Status codes of the SFTP drafts that say something; servers say everything else as 4, failure. */
const status = {
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  noConnection: 6,
  connectionLost: 7,
} as const;
const noRoom: readonly number[] = [14, 15];

/** Files and folders over SFTP, as promises. A missing file is `null`, everything else that fails throws a {@link TransportFault}. */
export interface SftpFiles {
  open(path: string, flags: 'r' | 'wx'): Promise<Buffer | null>;
  size(handle: Buffer): Promise<number>;
  /** Reads up to `length` bytes at a position; fewer only at the end. */
  read(handle: Buffer, position: number, length: number): Promise<Buffer>;
  write(handle: Buffer, position: number, piece: Buffer): Promise<void>;
  /** Asks the server to make it durable; one that knows no such request keeps its own rules. */
  sync(handle: Buffer): Promise<void>;
  close(handle: Buffer): Promise<void>;
  /** Puts a file in another's place; on servers without the POSIX extension the other goes first. */
  replace(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  stat(path: string): Promise<Stats | null>;
  makeFolder(path: string): Promise<void>;
  list(path: string): Promise<readonly FileEntryWithStats[] | null>;
  /** Bytes free for us, where the server tells. */
  free(path: string): Promise<number | null>;
}

type Done<Value> = (error: Error | undefined | null, value: Value) => void;

/** The numeric status of a failed request; `noConnection` when it was the connection. */
const codeOf = (error: unknown): number =>
  error instanceof Error && 'code' in error && typeof error.code === 'number'
    ? error.code
    : status.connectionLost;

function reasonOf(code: number): PlaceReason {
  if (noRoom.includes(code)) return 'no-room';
  if (code === status.permissionDenied) return 'not-writable';
  if (code === status.noSuchFile) return 'folder-missing';
  return code === status.noConnection || code === status.connectionLost ? 'broke-off' : 'not-as-agreed';
}

type Ask = <Value>(call: (done: Done<Value>) => unknown) => Promise<Value>;

/** Asks a session for something; when the session ends first, so does the question. */
const asking =
  (over: AbortSignal): Ask =>
  (call) =>
    new Promise((resolve, reject) => {
      const broken = () => reject(new Error('the session is over'));
      if (over.aborted) return broken();
      over.addEventListener('abort', broken, { once: true });
      const settle = (act: () => void) => {
        over.removeEventListener('abort', broken);
        act();
      };
      try {
        call((error, value) => settle(() => (error ? reject(error) : resolve(value))));
      } catch (error) {
        // ssh2 throws at once where a server lacks an extension, and where the connection is gone.
        settle(() => reject(error));
      }
    });

/** The files of a session. */
export function sftpFiles(place: string, { sftp, over }: SftpSession): SftpFiles {
  const ask = asking(over);
  const must = <Value>(call: (done: Done<Value>) => unknown): Promise<Value> =>
    ask(call).catch((error: unknown) => {
      throw new TransportFault(reasonOf(codeOf(error)), place);
    });
  const orNone = <Value>(call: (done: Done<Value>) => unknown): Promise<Value | null> =>
    ask(call).catch((error: unknown) => {
      if (codeOf(error) === status.noSuchFile) return null;
      throw new TransportFault(reasonOf(codeOf(error)), place);
    });
  /** Asks for what not every server knows. @returns whether it did it */
  const optional = async (call: (done: Done<unknown>) => unknown): Promise<boolean> => {
    try {
      await ask(call);
      return true;
    } catch (error) {
      if (isUnsupported(error)) return false;
      throw new TransportFault(reasonOf(codeOf(error)), place);
    }
  };

  const remove = async (path: string) =>
    void (await orNone<unknown>((done) => sftp.unlink(path, done as never)));
  return {
    open: (path, flags) => orNone((done) => sftp.open(path, flags, done)),
    size: async (handle) => (await must<Stats>((done) => sftp.fstat(handle, done))).size,
    async read(handle, position, length) {
      const piece = Buffer.allocUnsafe(length);
      const bytes = await ask<number>((done) =>
        sftp.read(handle, piece, 0, length, position, (error, count) => done(error, count)),
      ).catch((error: unknown) => {
        if (codeOf(error) === 1) return 0;
        throw new TransportFault(reasonOf(codeOf(error)), place);
      });
      return piece.subarray(0, bytes);
    },
    write: (handle, position, piece) =>
      must<void>((done) => sftp.write(handle, piece, 0, piece.length, position, done as never)),
    async sync(handle) {
      await optional((done) => sftp.ext_openssh_fsync(handle, done));
    },
    close: (handle) => must<void>((done) => sftp.close(handle, done as never)),
    async replace(from, to) {
      if (await optional((done) => sftp.ext_openssh_rename(from, to, done as never))) return;
      const step = async (): Promise<void> => {
        await remove(to);
        await must<void>((done) => sftp.rename(from, to, done as never));
      };
      // Somebody else may put another there in between.
      await step().catch(step).catch(step);
    },
    remove,
    stat: (path) => orNone<Stats>((done) => sftp.stat(path, done)),
    async makeFolder(path) {
      const made = await ask<void>((done) => sftp.mkdir(path, done as never)).catch(
        (error: unknown) => error,
      );
      if (made === undefined) return;
      // "It is there already" is a mere failure in this protocol.
      const found = await orNone<Stats>((done) => sftp.stat(path, done));
      if (!found?.isDirectory()) throw new TransportFault(reasonOf(codeOf(made)), place);
    },
    list: (path) => orNone<FileEntryWithStats[]>((done) => sftp.readdir(path, done)),
    async free(path) {
      const told = await ask<unknown>((done) => sftp.ext_openssh_statvfs(path, done)).catch(() => null);
      return freeIn(told);
    },
  };
}

/** ssh2 says it in words, a server by status 8. */
const isUnsupported = (error: unknown): boolean =>
  codeOf(error) === 8 || (error instanceof Error && /does not support/i.test(error.message));

function freeIn(told: unknown): number | null {
  if (typeof told !== 'object' || told === null || !('f_bavail' in told) || !('f_frsize' in told))
    return null;
  return Number(told.f_bavail) * Number(told.f_frsize);
}
