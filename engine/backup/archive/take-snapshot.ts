import { sql } from 'kysely';
import type { FrozenView, Store } from '../../store/connection.ts';
import { compiler } from '../../store/statement.ts';
import type { TableShape } from '../../store/table-shape.ts';
import { type Place, PlaceFault } from '../place.ts';
import { archiveFiles } from './archive-files.ts';
import { archiveTable, type TableBefore, workOn } from './archive-table.ts';
import { ChunkSender } from './chunk-sender.ts';
import { type ExaminedPlace, isComplete, listPacks } from './examine-place.ts';
import { type FanOut, fanOut } from './fan-out.ts';
import { leaveSparse } from './leave-sparse.ts';
import { type ArchivedTable, type Manifest, type PlacedManifest, sealManifest } from './manifest.ts';
import { writeVerified } from './place-objects.ts';
import { placeReader } from './place-reader.ts';
import type { OwnRuns } from './runs.tables.ts';
import type { ArchiveSeals } from './sealing.ts';
import { requireWriter } from './writer-object.ts';

/** What one snapshot is taken with. */
export interface SnapshotWork {
  readonly store: Store;
  readonly view: FrozenView;
  readonly shapes: readonly TableShape[];
  readonly seals: ArchiveSeals;
  readonly own: OwnRuns;
  readonly now: () => number;
  /** Brings the ledger's copies as far as it is now. */
  readonly copyLedger: () => Promise<unknown>;
  /** Where a sealed file lies. */
  readonly pathOf: (id: string) => string;
  readonly progress: (added: {
    readonly rows?: number;
    readonly files?: number;
    readonly bytes?: number;
  }) => void;
}

/** A snapshot that was written, with the places at which it is good. */
export interface Written {
  /** Null when no place was left to write it to. */
  readonly placed: PlacedManifest | null;
  readonly sentBytes: number;
  readonly fan: FanOut;
}

/**
 * Writes a snapshot to places that have the same to begin with. First the packs, each read back; then the manifest, which makes them a
 * snapshot. Killed anywhere before that, nothing but packs without a name is left, which pruning removes.
 */
export async function takeSnapshot(work: SnapshotWork, group: readonly ExaminedPlace[]): Promise<Written> {
  const { seals, own } = work;
  const [first] = group;
  const before = first?.before?.manifest ?? null;
  const fan = fanOut(group.map(({ place }) => place));
  const sparse = first?.sparse ?? new Set();
  const known = knownChunks(before, sparse);
  const sender = new ChunkSender(seals, fan, known, (bytes) => work.progress({ bytes }));
  const tables = await archiveTables(work, first, sender);
  const files = await archiveContent(work, first, sender);
  await sender.finish();
  if (sender.isPointless) return { placed: null, sentBytes: 0, fan };
  const manifest: Manifest = {
    tenant: seals.tenant,
    at: work.now(),
    writer: own.writer,
    run: own.run,
    lastFact: await lastFactOf(work.view),
    tables,
    files,
    packs: packsOf(tables, files, new Map([...(before?.packs ?? []), ...sender.packs])),
  };
  const { name, bytes } = await sealManifest(seals, manifest);
  // Before any place shows the snapshot, the copies of the ledger reach as far as it does; lost in between, it would not restore.
  await work.copyLedger();
  await fan.each((place) => writeManifest(place, work, { name, bytes, manifest }));
  return {
    placed: { name, manifest },
    sentBytes: sender.packs.values().reduce((a, b) => a + b, bytes.length),
    fan,
  };
}

async function writeManifest(
  place: Place,
  { seals, own }: SnapshotWork,
  { name, bytes, manifest }: { readonly name: string; readonly bytes: Buffer; readonly manifest: Manifest },
): Promise<void> {
  await requireWriter(place, seals, own);
  await writeVerified(place, name, bytes);
  // Nobody may have tidied up meanwhile what this snapshot rests on.
  if (isComplete(manifest, await listPacks(place, seals.tenant))) return;
  await place.remove(name);
  await requireWriter(place, seals, own);
  throw new PlaceFault('damaged', `${place.id}: what a snapshot rests on is gone`);
}

function beforeOf(
  { own }: SnapshotWork,
  examined: ExaminedPlace | undefined,
  shape: TableShape,
): TableBefore | null {
  const manifest = examined?.before?.manifest;
  const table = manifest?.tables.find((each) => each.shape.name === shape.name);
  if (manifest === undefined || table === undefined || examined?.follows !== true) return null;
  const noted = (own.since.get(shape.name) ?? Number.POSITIVE_INFINITY) <= manifest.run.number;
  return noted && JSON.stringify(table.shape) === JSON.stringify(shape)
    ? { table, run: manifest.run.number }
    : null;
}

async function archiveTables(
  work: SnapshotWork,
  examined: ExaminedPlace | undefined,
  sender: ChunkSender,
): Promise<readonly ArchivedTable[]> {
  const tables: ArchivedTable[] = [];
  const readChunk = placeReader(sender.places, work.seals);
  for (const shape of work.shapes) {
    if (sender.isPointless) break;
    const toRead = await workOn(work.view, shape, beforeOf(work, examined, shape));
    const table = await archiveTable(work.view, shape, toRead, sender, (rows) => work.progress({ rows }));
    const sparse = examined?.sparse ?? new Set();
    tables.push({ ...table, layers: await leaveSparse(table.layers, sparse, readChunk, sender) });
  }
  return tables;
}

async function archiveContent(
  work: SnapshotWork,
  examined: ExaminedPlace | undefined,
  sender: ChunkSender,
): Promise<Manifest['files']> {
  const shape = work.shapes.find(({ name }) => name === 'file');
  if (shape === undefined || sender.isPointless)
    return { count: 0, bytes: 0, list: [], packs: [], missing: [] };
  return archiveFiles({
    view: work.view,
    shape,
    work: await workOn(work.view, shape, beforeOf(work, examined, shape)),
    pathOf: work.pathOf,
    reader: work.store.reader,
    before: examined?.before?.manifest ?? null,
    sparse: examined?.sparse ?? new Set(),
    readChunk: placeReader(sender.places, work.seals),
    sender,
    progress: (files) => work.progress({ files }),
  });
}

/** Chunks of tables that lie at the places, with their packs; but for packs that are to be left. */
function knownChunks(before: Manifest | null, sparse: ReadonlySet<string>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { layers } of before?.tables ?? [])
    for (const { chunks } of layers)
      for (const { id, pack } of chunks) if (!sparse.has(pack)) known.set(id, pack);
  return known;
}

/** The packs a snapshot needs, of all there are. */
function packsOf(
  tables: readonly ArchivedTable[],
  files: Manifest['files'],
  bytes: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const needed = new Map<string, number>();
  const layers = [...tables.flatMap((table) => table.layers), ...files.list];
  const hashes = [...layers.flatMap(({ chunks }) => chunks.map(({ pack }) => pack)), ...files.packs];
  for (const hash of hashes) needed.set(hash, bytes.get(hash) ?? 0);
  return needed;
}

async function lastFactOf(view: FrozenView): Promise<number> {
  const query = sql`select coalesce((select max(number) from ledger.fact), 0),
    coalesce((select max(number) from records.pending_fact), 0)`;
  const [row] = await view.read(query.compile(compiler(view.dialect)).sql, []);
  return Math.max(Number(row?.[0]), Number(row?.[1]));
}
