import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Actor } from '../actor.ts';
import type { AnyKind, Purpose } from '../declare/index.ts';
import { EngineFault, refused } from '../errors.ts';
import { type FileId, isId, newId, type RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { asStoreFull } from '../store/full-disk.ts';
import { syncFolder } from './epochs.ts';
import { fileRows, groupKeyOf, unwrapFileKey, wrapFileKey } from './file-rows.ts';
import type { DescribedFile, FileStore } from './files-view.ts';
import { openRecords } from './open.ts';
import { statementsOf } from './records.ts';
import { forget, randomKey } from './seal.ts';
import { openStream, sealStream } from './sealed-stream.ts';

/** Runs a piece of work as a unit of the tenant. */
type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Sealed files in a folder, spread over 256 subfolders by the last two digits of their id. A file is written and synced under a
 * draft name first; a draft without a row is left over from a crash and removed at the next start.
 */
export function fileStore(session: Session, folder: string, runUnit: RunUnit): FileStore {
  return {
    async put(actor, kind, record, { name, mediaType, bytes }) {
      const id = newId<FileId>(session.now());
      const key = randomKey();
      const size = { bytes: 0 };
      const path = pathOf(folder, id);
      try {
        await writeSealed(path, key, { name, mediaType }, bytes, size);
        await runUnit(() => attach(session, actor, kind, record, { id, key, size: size.bytes }));
      } catch (error) {
        await rm(path, { force: true });
        throw asStoreFull(error);
      } finally {
        forget(key);
      }
      return id;
    },
    async open(actor, kind, file, purpose) {
      const found = await runUnit(() => grant(session, actor, kind, file, purpose));
      if (found.outcome === 'refused') return found;
      const plain = openStream(found.key, createReadStream(pathOf(folder, file)));
      const first = await plain.next();
      const { name, mediaType, skip } = readHead(first.value ?? Buffer.alloc(0));
      return {
        outcome: 'opened',
        name,
        mediaType,
        size: found.size,
        bytes: rest(first.value ?? Buffer.alloc(0), skip, plain),
      };
    },
    async describe(actor, kind, records, purpose) {
      const granted = await runUnit(() => grantAll(session, actor, kind, records, purpose));
      return Promise.all(granted.map((file) => readDescription(pathOf(folder, file.id), file)));
    },
    async list(_kind, record) {
      const rows = await fileRows.byRecord.run(session.store.reader, { record });
      return rows.map((row) => ({ id: row.id, size: row.size, createdAt: row.created_at }));
    },
  };
}

async function attach(
  session: Session,
  _actor: Actor,
  kind: AnyKind,
  record: RecordId,
  file: { readonly id: FileId; readonly key: Buffer; readonly size: number },
): Promise<void> {
  const [row] = await statementsOf(kind).byId.run(session.connection, [record]);
  if (row === undefined || row.key_group === null)
    throw new EngineFault('invalid-value', `record ${record} takes no files`);
  const wrapped = wrapFileKey(session, file.id, await groupKeyOf(session, row.key_group), file.key);
  await fileRows.insert.run(session.connection, {
    id: file.id,
    kind: kind.id,
    record_id: record,
    wrapped,
    size: file.size,
    created_at: session.now(),
  });
}

async function grant(session: Session, actor: Actor, kind: AnyKind, id: FileId, purpose: Purpose) {
  const [file] = isId(id) ? await fileRows.byId.run(session.connection, { id }) : [];
  if (file === undefined || file.kind !== kind.id) return refused('unknown');
  const [opened] = await openRecords(session, actor, kind, [file.record_id], purpose);
  if (opened === undefined || opened.outcome === 'refused') return opened ?? refused('unknown');
  const key = unwrapFileKey(session, file, await groupKeyOf(session, opened.row.key_group));
  return { outcome: 'granted' as const, key, size: file.size };
}

type GrantedFile = Omit<DescribedFile, 'name' | 'mediaType'> & { readonly key: Buffer };

async function grantAll(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  records: readonly RecordId[],
  purpose: Purpose,
): Promise<readonly GrantedFile[]> {
  const files = await fileRows.byRecords.run(session.connection, records);
  const owners = [...new Set(files.map((file) => file.record_id))];
  const granted: GrantedFile[] = [];
  for (const opened of await openRecords(session, actor, kind, owners, purpose)) {
    if (opened.outcome === 'refused') continue;
    const group = await groupKeyOf(session, opened.row.key_group);
    for (const file of files.filter((each) => each.record_id === opened.row.id)) {
      const key = unwrapFileKey(session, file, group);
      granted.push({ id: file.id, record: file.record_id, size: file.size, key });
    }
  }
  return granted;
}

async function readDescription(path: string, { key, ...file }: GrantedFile): Promise<DescribedFile> {
  const plain = openStream(key, createReadStream(path));
  try {
    const { name, mediaType } = readHead((await plain.next()).value ?? Buffer.alloc(0));
    return { ...file, name, mediaType };
  } finally {
    await plain.return(undefined);
    forget(key);
  }
}

/** Name and media type travel inside the sealed stream: a length, then JSON, then the content. */
async function* withHead(
  head: { readonly name: string; readonly mediaType: string },
  bytes: AsyncIterable<Uint8Array>,
  size: { bytes: number },
): AsyncGenerator<Uint8Array> {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  yield Buffer.concat([length, json]);
  for await (const each of bytes) {
    size.bytes += each.length;
    yield each;
  }
}

function readHead(first: Buffer): { name: string; mediaType: string; skip: number } {
  const length = first.readUInt32LE(0);
  const head = JSON.parse(first.toString('utf8', 4, 4 + length)) as { name: string; mediaType: string };
  return { ...head, skip: 4 + length };
}

async function* rest(
  first: Buffer,
  skip: number,
  others: AsyncGenerator<Buffer>,
): AsyncGenerator<Uint8Array> {
  yield first.subarray(skip);
  yield* others;
}

async function writeSealed(
  path: string,
  key: Buffer,
  head: { readonly name: string; readonly mediaType: string },
  bytes: AsyncIterable<Uint8Array>,
  size: { bytes: number },
): Promise<void> {
  if (Buffer.byteLength(JSON.stringify(head)) > 4_096)
    throw new EngineFault('invalid-value', 'the name of a file is too long');
  const draft = `${path}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    for await (const sealed of sealStream(key, withHead(head, bytes, size))) await handle.writeFile(sealed);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw error;
  }
  await handle.close();
  await rename(draft, path);
  // The row that names the file must not be on the disk before the file's own name is.
  for (const each of [dirname(path), dirname(dirname(path))]) syncFolder(each);
}

function pathOf(folder: string, id: FileId): string {
  const sub = join(folder, id.slice(-2));
  mkdirSync(sub, { recursive: true, mode: 0o700 });
  return join(sub, id);
}

/** Unlinks files whose rows are gone. */
export function unlinkFiles(folder: string, ids: readonly string[]): void {
  for (const id of ids) rmSync(pathOf(folder, id as FileId), { force: true });
}

/** By the file system's own clock: younger files may be those another process is writing at this moment. */
const leftoverAfterMs = 3_600_000;

/** Removes drafts, and files no row names, that a crash left behind. */
export async function removeLeftovers(session: Session, folder: string): Promise<number> {
  let removed = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const [row] = isId(entry.name) ? await fileRows.byId.run(session.connection, { id: entry.name }) : [];
    if (row !== undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs < leftoverAfterMs) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
