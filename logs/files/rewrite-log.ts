import { createHash, type Hash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filterStream } from '../filter/filter-stream.ts';
import type { Keep } from '../filter/open-filter.ts';
import { compressionOf } from './compression.ts';

/** What became of a file. A refusal leaves it as it was. */
export type Rewriting =
  | { readonly outcome: 'rewritten' | 'already-clean' }
  | { readonly outcome: 'refused'; readonly reason: 'no-file' | 'several-names' | 'written-to' };

/** What a rewriting may be told. */
export interface RewriteOptions {
  readonly keep: Keep;
  /** Told of bytes as they are read. */
  readonly progress?: (bytes: number) => void;
}

const partial = '.redlich-logs-';

/**
 * Rewrites a log in place. Beside it a new file is made, filtered from its first byte on, with the mode, owner and times of the old
 * one; made durable, it takes the old one's name. Whatever happens, the old or the new file is there, whole, and no unfiltered copy.
 */
export async function rewriteLog(path: string, options: RewriteOptions): Promise<Rewriting> {
  const target = await realpath(path).catch(() => undefined);
  const before = target === undefined ? undefined : await stat(target, { bigint: true });
  if (target === undefined || before?.isFile() !== true) return { outcome: 'refused', reason: 'no-file' };
  if (before.nlink > 1n) return { outcome: 'refused', reason: 'several-names' };
  await removeLeftovers(target);
  const beside = join(dirname(target), `.${basename(target)}${partial}${randomBytes(6).toString('hex')}`);
  const file = await open(beside, 'wx', 0o600);
  try {
    const changed = await filterInto(file, target, options);
    await takeOver(file, before);
    await file.sync();
    await file.close();
    const after = await stat(target, { bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ino !== before.ino) {
      await unlink(beside);
      return { outcome: 'refused', reason: 'written-to' };
    }
    if (!changed) {
      await unlink(beside);
      return { outcome: 'already-clean' };
    }
    await rename(beside, target);
    await syncFolder(dirname(target));
    return { outcome: 'rewritten' };
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

/** Writes the filtered log to the new file; answers whether a byte differs. */
async function filterInto(
  file: FileHandle,
  target: string,
  { keep, progress }: RewriteOptions,
): Promise<boolean> {
  const { unpack, pack } = compressionOf(target);
  const read = createReadStream(target);
  if (progress) read.on('data', (chunk) => progress(chunk.length));
  const came = createHash('sha256');
  const goes = createHash('sha256');
  await pipeline(
    read,
    unpack(),
    seenBy(came),
    filterStream({ keep }),
    seenBy(goes),
    pack(),
    async (filtered: AsyncIterable<Buffer>) => {
      for await (const chunk of filtered) await file.writeFile(chunk);
    },
  );
  return came.digest('hex') !== goes.digest('hex');
}

/** Lets bytes through and adds them to a hash. */
const seenBy = (hash: Hash): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });

async function takeOver(
  file: FileHandle,
  { mode, uid, gid, atime, mtime }: { mode: bigint; uid: bigint; gid: bigint; atime: Date; mtime: Date },
): Promise<void> {
  // Whoever may not give files away keeps them; then the owner is the same already.
  await file.chown(Number(uid), Number(gid)).catch(() => undefined);
  await file.chmod(Number(mode & 0o7777n));
  await file.utimes(atime, mtime);
}

/** What a crash left beside the file: filtered bytes, not all of them. */
async function removeLeftovers(target: string): Promise<void> {
  const begins = `.${basename(target)}${partial}`;
  for (const name of await readdir(dirname(target)))
    if (name.startsWith(begins)) await unlink(join(dirname(target), name)).catch(() => undefined);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
