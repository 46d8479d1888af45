import type { ChunkPlace, Layer } from './manifest.ts';
import { type ArchivedRow, readRows, type Value } from './row-bytes.ts';
import { compareKeys } from './row-key.ts';

/** Hands out a chunk's plain bytes. */
export type ChunkReader = (chunk: ChunkPlace) => Promise<Buffer>;

/** Rows handed on at once; whoever else the process serves waits no longer than these take. */
const portion = 1_024;

type Rows = readonly (readonly Value[])[];

/**
 * The rows that stand when all layers are laid upon each other: of each key the one of the latest layer, in the order of the keys.
 * @param keyAt where the parts of the key stand among a row's values; empty for a table without a key, which has one layer
 */
export async function* mergeLayers(
  layers: readonly Layer[],
  keyAt: readonly number[],
  read: ChunkReader,
): AsyncGenerator<Rows> {
  const [base, ...later] = layers.map((layer) => new Cursor(layer, keyAt, read));
  if (base === undefined) return;
  let merged: (readonly Value[])[] = [];
  for (;;) {
    const newest = await latest(later);
    await base.fill();
    // Rows of the base up to the next changed one go through without a look at the other layers.
    while (base.row !== null && (newest === null || compareKeys(base.key, newest.key) < 0)) {
      merged.push(base.row.values);
      base.next();
      if (base.row === null) await base.fill();
      if (merged.length >= portion) {
        yield merged;
        merged = [];
      }
    }
    if (newest === null) break;
    if (base.row !== null && compareKeys(base.key, newest.key) === 0) base.next();
    if (newest.row.state === 'present') merged.push(newest.row.values);
  }
  if (merged.length > 0) yield merged;
}

/** The row with the smallest key in the later layers, taken out of all of them; of those alike the one of the latest layer. */
async function latest(
  layers: readonly Cursor[],
): Promise<{ readonly row: ArchivedRow; readonly key: readonly Value[] } | null> {
  let found: { row: ArchivedRow; key: readonly Value[] } | null = null;
  for (const layer of layers) {
    await layer.fill();
    if (layer.row === null) continue;
    if (found === null || compareKeys(layer.key, found.key) <= 0) found = { row: layer.row, key: layer.key };
  }
  if (found === null) return null;
  for (const layer of layers) if (layer.row !== null && compareKeys(layer.key, found.key) === 0) layer.next();
  return found;
}

/** Goes through the rows of a layer. */
class Cursor {
  row: ArchivedRow | null = null;
  key: readonly Value[] = [];
  readonly #chunks: readonly ChunkPlace[];
  readonly #keyAt: readonly number[];
  readonly #read: ChunkReader;
  #rows: readonly ArchivedRow[] = [];
  #at = 0;
  #chunk = 0;

  constructor(layer: Layer, keyAt: readonly number[], read: ChunkReader) {
    this.#chunks = layer.chunks;
    this.#keyAt = keyAt;
    this.#read = read;
  }

  /** Reads the next chunk when the last one is used up. */
  async fill(): Promise<void> {
    while (this.row === null) {
      const chunk = this.#chunks[this.#chunk];
      if (chunk === undefined) return;
      this.#chunk++;
      this.#rows = [...readRows(await this.#read(chunk))];
      this.#at = -1;
      this.next();
    }
  }

  /** The next row; null at the end of a chunk, until it is filled again. */
  next(): void {
    const row = this.#rows[++this.#at] ?? null;
    this.row = row;
    if (row === null) return;
    this.key = row.state === 'deleted' ? row.values : this.#keyAt.map((place) => row.values[place] ?? null);
  }
}
