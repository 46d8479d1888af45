import { EngineFault } from '../errors.ts';

/** What SQLite answers when there is no room: SQLITE_FULL, and the memory it shares among processes that could not grow. */
const sqliteFull = 13;
const sqliteSharedMemoryFull = 4874;

/** The same from the file system and from PostgreSQL (`disk_full`). */
const codes: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/**
 * An error as it is, or, when it says that the disk is full, as the fault `store-full`: whoever is told of it can help, and until then nothing
 * is stored rather than half of it.
 */
export function asStoreFull(error: unknown): unknown {
  const { code, errcode = 0 } = (error ?? {}) as { readonly code?: string; readonly errcode?: number };
  const full = codes.has(code) || (errcode & 0xff) === sqliteFull || errcode === sqliteSharedMemoryFull;
  return full ? new EngineFault('store-full', 'the disk of the data is full') : error;
}
