import { EngineFault } from '../../errors.ts';
import { type Place, PlaceFault } from '../place.ts';
import type { ChunkReader } from './merge-layers.ts';
import { packName } from './names.ts';
import { openPack } from './pack.ts';
import { readObject } from './place-objects.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';

/** Packs held in memory at once. */
const held = 3;

/**
 * Reads single chunks from places that have the same packs, whole packs at a time. For a few of them; a restore fetches all first.
 * @throws {EngineFault} `seal-broken` when no place has a pack as it was written
 */
export function placeReader(places: readonly Place[], seals: ArchiveSeals): ChunkReader {
  const packs = new Map<string, ReadonlyMap<string, Buffer>>();
  return async ({ id, pack }) => {
    let chunks = packs.get(pack);
    if (chunks === undefined) {
      const bytes = await readPack(places, packName(seals.tenant, pack), pack);
      chunks = new Map(openPack(seals, bytes).map((chunk) => [chunk.id, chunk.plain]));
      packs.set(pack, chunks);
      const [oldest] = packs.keys();
      if (packs.size > held && oldest !== undefined) packs.delete(oldest);
    }
    const plain = chunks.get(id);
    if (plain === undefined) throw new EngineFault('seal-broken', `the pack ${pack} lacks a chunk`);
    return plain;
  };
}

async function readPack(places: readonly Place[], name: string, hash: string): Promise<Buffer> {
  for (const place of places) {
    const bytes = await readObject(place, name).catch(unlessPlaceFault);
    if (bytes !== null && hashOf(bytes) === hash) return bytes;
  }
  throw new EngineFault('seal-broken', `the pack ${hash} is damaged or missing`);
}

function unlessPlaceFault(error: unknown): null {
  if (error instanceof PlaceFault) return null;
  throw error;
}
