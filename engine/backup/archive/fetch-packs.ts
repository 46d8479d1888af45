import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineFault } from '../../errors.ts';
import { type Place, PlaceFault } from '../place.ts';
import type { Manifest } from './manifest.ts';
import type { ChunkReader } from './merge-layers.ts';
import { packName } from './names.ts';
import { directoryLength, type PackEntry, readDirectory } from './pack.ts';
import { readObject } from './place-objects.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';
import type { ArchiveDamage } from './view.ts';

/** Packs fetched at the same time. */
const atOnce = 4;

/** Where a fetched chunk lies. */
interface Fetched extends PackEntry {
  readonly path: string;
}

/** What fetching came to: a way to read every chunk, or what no place has as it was written. */
export type FetchedPacks =
  | { readonly outcome: 'fetched'; readonly read: ChunkReader }
  | { readonly outcome: 'broken'; readonly damages: readonly ArchiveDamage[] };

/**
 * Brings all packs of a snapshot into a folder, still sealed. A pack that one place has lost or damaged is taken from another that has
 * the same. What a fetch before this one brought is not fetched again.
 * @param progress is told the bytes that came
 */
export async function fetchPacks(
  places: readonly Place[],
  seals: ArchiveSeals,
  manifest: Manifest,
  folder: string,
  progress: (bytes: number) => void = () => {},
): Promise<FetchedPacks> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const entries = new Map<string, Fetched>();
  const damages: ArchiveDamage[] = [];
  const waiting = [...manifest.packs.keys()];
  const work = async (): Promise<void> => {
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
      const path = join(folder, hash);
      const bytes = (await readIfThere(path, hash)) ?? (await fetchOne(places, seals, hash, path, damages));
      if (bytes === null) continue;
      const end = bytes.subarray(-directoryLength(bytes.subarray(-4)));
      for (const entry of readDirectory(seals, end)) entries.set(`${hash}${entry.id}`, { ...entry, path });
      progress(bytes.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const lost = [...manifest.packs.keys()].some(
    (hash) =>
      damages.filter(({ object }) => object === packName(seals.tenant, hash)).length === places.length,
  );
  if (lost) return { outcome: 'broken', damages };
  return {
    outcome: 'fetched',
    read: async ({ id, pack }) => readChunk(seals, entries.get(`${pack}${id}`), id),
  };
}

async function readIfThere(path: string, hash: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && hashOf(bytes) === hash ? bytes : null;
}

async function fetchOne(
  places: readonly Place[],
  seals: ArchiveSeals,
  hash: string,
  path: string,
  damages: ArchiveDamage[],
): Promise<Buffer | null> {
  const object = packName(seals.tenant, hash);
  for (const place of places) {
    const bytes = await readObject(place, object).catch(unlessPlaceFault);
    if (bytes !== null && hashOf(bytes) === hash) {
      await writeWhole(path, bytes);
      return bytes;
    }
    damages.push({ place: place.id, object, what: bytes === null ? 'missing' : 'changed' });
  }
  return null;
}

function unlessPlaceFault(error: unknown): null {
  if (error instanceof PlaceFault) return null;
  throw error;
}

/** Not synced: what a power cut leaves half is fetched again. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(`${path}.draft`, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
  await rename(`${path}.draft`, path);
}

function readChunk(seals: ArchiveSeals, entry: Fetched | undefined, id: string): Buffer {
  if (entry === undefined) throw new EngineFault('seal-broken', 'a chunk lies in none of its packs');
  const sealed = Buffer.allocUnsafe(entry.end - entry.start);
  const file = openSync(entry.path, 'r');
  try {
    readSync(file, sealed, 0, sealed.length, entry.start);
  } finally {
    closeSync(file);
  }
  return seals.openChunk(id, sealed);
}
