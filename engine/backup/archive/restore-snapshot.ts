import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EngineFault } from '../../errors.ts';
import { isId } from '../../ids.ts';
import type { Store } from '../../store/connection.ts';
import { insertBulk } from '../../store/insert-bulk.ts';
import { makeIndexes, makeTable } from '../../store/make-table.ts';
import { syncFolder } from '../../vault/epochs.ts';
import { type Place, PlaceFault } from '../place.ts';
import { listedFiles } from './archive-files.ts';
import { keyPlaces } from './archive-table.ts';
import { fetchPacks } from './fetch-packs.ts';
import { type ArchivedTable, contentOf, type Manifest, type PlacedManifest } from './manifest.ts';
import { type ChunkReader, mergeLayers } from './merge-layers.ts';
import { readManifest } from './place-objects.ts';
import { tablesOf } from './runs.tables.ts';
import { type ArchiveSeals, archiveSeals } from './sealing.ts';
import type { ArchiveDamage, SnapshotContent } from './view.ts';

/** What a snapshot is read back with. */
export interface RestoreWork {
  /** Places that may have it; what one of them lost is taken from another. */
  readonly places: readonly Place[];
  readonly tenant: string;
  readonly archiveKey: Buffer;
  /** The snapshot's name, as `listSnapshots` tells it. */
  readonly name: string;
  /** A store without tables of records, of either kind. */
  readonly store: Store;
  /** Folder for the sealed files. */
  readonly files: string;
  /** Folder for the packs meanwhile, as large as the snapshot; to be removed by the caller afterwards. */
  readonly scratch: string;
  readonly progress?: (progress: RestoreProgress) => void;
}

/** How far reading back is. */
export interface RestoreProgress {
  /** Sealed bytes fetched, of those there are. */
  readonly bytes: number;
  readonly allBytes: number;
  readonly rows: number;
  readonly allRows: number;
  readonly files: number;
  readonly allFiles: number;
}

/** What reading back came to. A broken snapshot leaves the store as it was. */
export type Restored =
  | {
      readonly outcome: 'restored';
      readonly snapshot: SnapshotContent;
      readonly missingFiles: readonly string[];
    }
  | { readonly outcome: 'broken'; readonly damages: readonly ArchiveDamage[] };

/**
 * Writes a snapshot's records and files into an empty store, without keys, ledger or index. The store then is as one that lost its
 * power at that moment; migrations and whatever followed in the ledger come after, before anything is opened.
 * @throws {EngineFault} `invalid-value` when the store is not empty, `seal-broken` when the rows are not as many as were counted
 */
export async function restoreSnapshot(work: RestoreWork): Promise<Restored> {
  const seals = archiveSeals(work.tenant, work.archiveKey);
  await requireEmpty(work.store);
  const found = await findManifest(work.places, seals, work.name);
  if ('damages' in found) return { outcome: 'broken', damages: found.damages };
  const { manifest } = found;
  const tell = progressOf(work, manifest);
  const fetched = await fetchPacks(work.places, seals, manifest, work.scratch, (bytes) => tell({ bytes }));
  if (fetched.outcome === 'broken') return fetched;
  for (const table of manifest.tables)
    await restoreTable(work.store, table, fetched.read, (rows) => tell({ rows }));
  await restoreFiles(work.files, manifest, fetched.read, () => tell({ files: 1 }));
  return { outcome: 'restored', snapshot: contentOf(found), missingFiles: manifest.files.missing };
}

/** The manifest from the first place that has it as it was written. */
async function findManifest(
  places: readonly Place[],
  seals: ArchiveSeals,
  name: string,
): Promise<PlacedManifest | { readonly damages: readonly ArchiveDamage[] }> {
  const damages: ArchiveDamage[] = [];
  for (const place of places) {
    const placed = await readManifest(place, seals, name).catch((error: unknown) => {
      if (error instanceof PlaceFault) return 'missing' as const;
      throw error;
    });
    if (typeof placed !== 'string') return placed;
    damages.push({ place: place.id, object: name, what: placed });
  }
  return { damages };
}

function progressOf({ progress }: RestoreWork, manifest: Manifest) {
  const { bytes: allBytes, tables, files } = contentOf({ name: '', manifest });
  const all = { allBytes, allRows: tables.reduce((sum, { rows }) => sum + rows, 0), allFiles: files.count };
  const done = { bytes: 0, rows: 0, files: 0 };
  return (added: { readonly bytes?: number; readonly rows?: number; readonly files?: number }): void => {
    done.bytes += added.bytes ?? 0;
    done.rows += added.rows ?? 0;
    done.files += added.files ?? 0;
    progress?.({ ...done, ...all });
  };
}

async function requireEmpty(store: Store): Promise<void> {
  const view = await store.freeze();
  try {
    if ((await tablesOf(view)).length > 0)
      throw new EngineFault('invalid-value', 'a snapshot is only written into an empty store', true);
  } finally {
    await view.close();
  }
}

/** Rows written in one transaction. */
const rowsAtOnce = 50_000;

async function restoreTable(
  store: Store,
  { shape, rows, layers }: ArchivedTable,
  read: ChunkReader,
  progress: (rows: number) => void,
): Promise<void> {
  let written = 0;
  let inTransaction = 0;
  await store.begin();
  try {
    await makeTable(store.writerDb, store.dialect, shape);
    for await (const portion of mergeLayers(layers, keyPlaces(shape), read)) {
      await insertBulk(store.writer, shape, portion);
      written += portion.length;
      inTransaction += portion.length;
      progress(portion.length);
      // A drill is held while the shop is open.
      await setImmediate();
      if (inTransaction < rowsAtOnce) continue;
      await store.commit();
      await store.begin();
      inTransaction = 0;
    }
    await makeIndexes(store.writerDb, shape);
    await store.commit();
  } catch (error) {
    await store.rollback();
    throw error;
  }
  if (written !== rows)
    throw new EngineFault(
      'seal-broken',
      `${shape.name} has ${written} rows in the snapshot, ${rows} were counted`,
    );
}

async function restoreFiles(
  folder: string,
  manifest: Manifest,
  read: ChunkReader,
  progress: () => void,
): Promise<void> {
  for await (const { id, file } of listedFiles(manifest, read)) {
    const known: boolean = isId(id);
    if (!known) throw new EngineFault('invalid-value', 'a file in a snapshot has no id of ours');
    const path = join(folder, id.slice(-2), id);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(`${path}.draft`, 'w', 0o600);
    try {
      for (const chunk of file.chunks) await handle.writeFile(await read(chunk));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.draft`, path);
    syncFolder(dirname(path));
    progress();
  }
}
