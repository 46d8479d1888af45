import { type FileHandle, open } from 'node:fs/promises';
import { sql } from 'kysely';
import { EngineFault } from '../../errors.ts';
import type { Connection, FrozenView } from '../../store/connection.ts';
import { compiler, statement } from '../../store/statement.ts';
import type { TableShape } from '../../store/table-shape.ts';
import { sendRows, type TableWork } from './archive-table.ts';
import type { ChunkSender } from './chunk-sender.ts';
import { leaveSparse } from './leave-sparse.ts';
import type { ChunkPlace, Manifest } from './manifest.ts';
import { type ChunkReader, mergeLayers } from './merge-layers.ts';
import { readChanged, readWhole } from './read-tables.ts';
import type { ArchivedRow, Value } from './row-bytes.ts';
import { hashBytes } from './sealing.ts';

/** Sealed files are sent in pieces of this many bytes. */
const pieceBytes = 4 * 1024 * 1024;

/** What archiving the files needs. */
export interface FilesToArchive {
  readonly view: FrozenView;
  /** The shape of `records.file`, and what of it is to be read. */
  readonly shape: TableShape;
  readonly work: TableWork;
  /** Where a file lies. */
  readonly pathOf: (id: string) => string;
  /** Committed rows of this very moment. */
  readonly reader: Connection;
  readonly before: Manifest | null;
  /** Packs of which little is needed: what is still needed of them is sent anew. */
  readonly sparse: ReadonlySet<string>;
  readonly readChunk: ChunkReader;
  readonly sender: ChunkSender;
  readonly progress: (files: number) => void;
}

/** A file's chunks, as the list of files keeps them: id and pack, one after the other. */
interface Listed {
  readonly bytes: number;
  readonly chunks: readonly ChunkPlace[];
}

const stillNamed = statement<{ id: string }, { id: string }>((db, slot) =>
  db.selectFrom('records.file').select('id').where('id', '=', slot('id')),
);

/**
 * Sends the content of files that are not at the places yet, once each: a file never changes under its id. What was erased since the
 * moment of the view has no content any more and needs none; a file that is gone though a record still names it is `missing`.
 */
export async function archiveFiles(files: FilesToArchive): Promise<Manifest['files']> {
  const { view, work, before, sender, sparse } = files;
  const totals = await sumOf(view);
  const changed = await wantedFiles(files);
  const known = await knownFiles(files, changed);
  const wanted = withMoved(changed, known, files);
  const missing: string[] = [];
  const listed: { readonly id: string; readonly file: Listed | null }[] = [];
  for (const { id, state } of wanted) {
    if (sender.isPointless) break;
    const there = known.get(id);
    const stays = there !== undefined && !isIn(sparse, there);
    const sent = state === 'deleted' || stays ? null : await sendFile(files, id);
    const file = state === 'deleted' ? null : stays ? there : (sent ?? there ?? null);
    if (file === null && state === 'present' && (await stillNamed.run(files.reader, { id })).length > 0)
      missing.push(id);
    if (file !== null || work.read === 'changed') listed.push({ id, file });
    files.progress(1);
  }
  // The list names packs, so every piece must have found its own.
  await sender.finish();
  const layer = await sendRows(listRows(listed), [0], sender, () => {});
  const packs = listed.flatMap(({ file }) => file?.chunks.map(({ pack }) => pack) ?? []);
  if (work.read === 'whole' || before === null)
    return { ...totals, missing, list: [layer], packs: [...new Set(packs)] };
  const stillMissing = before.files.missing.filter((id) => !wanted.some((each) => each.id === id));
  // What was left in a sparse pack could not be sent again: its file is gone.
  const former = before.files.packs.filter((pack) => !sparse.has(pack));
  const list = await leaveSparse(before.files.list, sparse, files.readChunk, sender);
  return {
    ...totals,
    missing: [...stillMissing, ...missing],
    list: layer.rows === 0 ? list : [...list, layer],
    packs: [...new Set([...former, ...packs])],
  };
}

async function sumOf(view: FrozenView): Promise<{ readonly count: number; readonly bytes: number }> {
  const query = sql`select count(*), coalesce(sum(size), 0) from records.file`;
  const [row] = await view.read(query.compile(compiler(view.dialect)).sql, []);
  return { count: Number(row?.[0]), bytes: Number(row?.[1]) };
}

interface Wanted {
  readonly id: string;
  readonly state: ArchivedRow['state'];
  readonly createdAt: number;
}

/** Files to list, in the order of their ids: all, or those whose rows changed. */
async function wantedFiles({ view, shape, work }: FilesToArchive): Promise<readonly Wanted[]> {
  const idAt = shape.columns.findIndex(({ name }) => name === 'id');
  const createdAt = shape.columns.findIndex(({ name }) => name === 'created_at');
  const wanted: Wanted[] = [];
  if (work.read === 'whole') {
    for await (const rows of readWhole(view, shape))
      for (const row of rows)
        wanted.push({ id: String(row[idAt]), state: 'present', createdAt: Number(row[createdAt]) });
    return wanted;
  }
  for await (const rows of readChanged(view, shape, work.before.run)) {
    for (const { state, values } of rows) {
      const id = String(state === 'deleted' ? values[0] : values[idAt]);
      wanted.push({ id, state, createdAt: state === 'deleted' ? 0 : Number(values[createdAt]) });
    }
  }
  return wanted;
}

/** Files that lie at the places. The list is only read when one of those wanted may be in it. */
async function knownFiles(
  { before, readChunk, sparse }: FilesToArchive,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, Listed>> {
  const known = new Map<string, Listed>();
  if (before === null) return known;
  const moves = before.files.packs.some((pack) => sparse.has(pack));
  if (!moves && !wanted.some(({ state, createdAt }) => state === 'present' && createdAt <= before.at))
    return known;
  for await (const { id, file } of listedFiles(before, readChunk)) known.set(id, file);
  return known;
}

const isIn = (packs: ReadonlySet<string>, { chunks }: Listed): boolean =>
  chunks.some(({ pack }) => packs.has(pack));

/** Besides what changed, files that lie in packs to be left; in the order of their ids. */
function withMoved(
  changed: readonly Wanted[],
  known: ReadonlyMap<string, Listed>,
  { work, sparse }: FilesToArchive,
): readonly Wanted[] {
  if (work.read === 'whole' || sparse.size === 0) return changed;
  const named = new Set(changed.map(({ id }) => id));
  const moved = [...known]
    .filter(([id, file]) => !named.has(id) && isIn(sparse, file))
    .map(([id]): Wanted => ({ id, state: 'present', createdAt: 0 }));
  return [...changed, ...moved].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The files of a snapshot with their chunks, in the order of their ids. */
export async function* listedFiles(
  { files }: Manifest,
  read: ChunkReader,
): AsyncGenerator<{ readonly id: string; readonly file: Listed }> {
  for await (const rows of mergeLayers(files.list, [0], read))
    for (const [id, bytes, chunks] of rows)
      yield { id: String(id), file: { bytes: Number(bytes), chunks: readPlaces(chunks as Uint8Array) } };
}

async function* listRows(
  listed: readonly { readonly id: string; readonly file: Listed | null }[],
): AsyncGenerator<readonly ArchivedRow[]> {
  yield listed.map(({ id, file }) =>
    file === null
      ? { state: 'deleted', values: [id] }
      : { state: 'present', values: [id, file.bytes, placesOf(file.chunks)] },
  );
}

const placesOf = (chunks: readonly ChunkPlace[]): Value =>
  Buffer.from(chunks.map(({ id, pack }) => id + pack).join(''), 'hex');

function readPlaces(bytes: Uint8Array): readonly ChunkPlace[] {
  const places = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: places.length / (2 * hashBytes) }, (_, i) => {
    const at = i * 2 * hashBytes;
    return {
      id: places.toString('hex', at, at + hashBytes),
      pack: places.toString('hex', at + hashBytes, at + 2 * hashBytes),
    };
  });
}

/** @returns null when the file is not there */
async function sendFile({ pathOf, sender }: FilesToArchive, id: string): Promise<Listed | null> {
  let handle: FileHandle;
  try {
    handle = await open(pathOf(id), 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const chunks: ChunkPlace[] = [];
    for (let at = 0; at < size; at += pieceBytes) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - at));
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (bytesRead < piece.length)
        throw new EngineFault('store-lost', `the file ${id} was cut off while it was read`);
      chunks.push(await sender.send(piece, 'sealed'));
    }
    return { bytes: size, chunks };
  } finally {
    await handle.close();
  }
}
