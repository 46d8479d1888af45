import { EngineFault } from '../../errors.ts';
import type { TableShape } from '../../store/table-shape.ts';
import { snapshotName, stampOf } from './names.ts';
import { type ArchiveSeals, hashBytes, hashOf } from './sealing.ts';
import type { SnapshotContent } from './view.ts';

/** A chunk and the pack it lies in. */
export interface ChunkPlace {
  readonly id: string;
  /** Hash of the pack. */
  readonly pack: string;
}

/** Rows of one run, in the order of their key. A later layer's row stands in place of an earlier one's. */
export interface Layer {
  /** Rows in it, deleted ones among them. */
  readonly rows: number;
  readonly chunks: readonly ChunkPlace[];
}

/** A table in a snapshot: all rows in the first layer, and what changed since in the others. */
export interface ArchivedTable {
  readonly shape: TableShape;
  /** Rows the table had; the layers together must give as many. */
  readonly rows: number;
  readonly layers: readonly Layer[];
}

/** One run of snapshots as the store that was copied knows it. The token tells apart what a copy of that store counted alike. */
export interface Run {
  readonly number: number;
  readonly token: string;
}

/** Everything a snapshot needs: with this, the packs it names and the archive key, it restores. */
export interface Manifest {
  readonly tenant: string;
  readonly at: number;
  readonly writer: string;
  readonly run: Run;
  readonly lastFact: number;
  readonly tables: readonly ArchivedTable[];
  readonly files: {
    readonly count: number;
    readonly bytes: number;
    /** Which chunks make up which file, in layers as a table. */
    readonly list: readonly Layer[];
    /** Packs in which content of files lies. */
    readonly packs: readonly string[];
    /** Files records name that were not in their folder. */
    readonly missing: readonly string[];
  };
  /** Bytes of each pack it needs, by hash. */
  readonly packs: ReadonlyMap<string, number>;
}

/** A manifest as it was found at a place. */
export interface PlacedManifest {
  readonly name: string;
  readonly manifest: Manifest;
}

const format = 1;
const magic = Buffer.from('redlich snapshot 1\n');

interface LayerJson {
  readonly rows: number;
  /** Ids one after the other. */
  readonly ids: string;
  /** Number of a pack, and how many chunks in a row lie in it. */
  readonly in: readonly (readonly [number, number])[];
}

interface ManifestJson extends Omit<Manifest, 'packs' | 'tables' | 'files'> {
  readonly format: number;
  readonly packs: readonly (readonly [string, number])[];
  readonly tables: readonly (Omit<ArchivedTable, 'layers'> & { readonly layers: readonly LayerJson[] })[];
  readonly files: Omit<Manifest['files'], 'list' | 'packs'> & {
    readonly list: readonly LayerJson[];
    readonly packs: readonly number[];
  };
}

/** Writes a manifest as the object a place keeps, with its name. */
export async function sealManifest(
  seals: ArchiveSeals,
  manifest: Manifest,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const numbers = new Map([...manifest.packs.keys()].map((hash, i) => [hash, i]));
  const numberOf = (hash: string): number => {
    const number = numbers.get(hash);
    if (number === undefined) throw new EngineFault('invalid-value', 'a chunk lies in no pack', true);
    return number;
  };
  const layers = (all: readonly Layer[]): readonly LayerJson[] =>
    all.map((layer) => layerJson(layer, numberOf));
  const json: ManifestJson = {
    ...manifest,
    format,
    packs: [...manifest.packs],
    tables: manifest.tables.map((table) => ({ ...table, layers: layers(table.layers) })),
    files: {
      ...manifest.files,
      list: layers(manifest.files.list),
      packs: manifest.files.packs.map(numberOf),
    },
  };
  const sealed = await seals.seal(whatOf(manifest.at), Buffer.from(JSON.stringify(json)));
  const bytes = Buffer.concat([magic, sealed]);
  return { name: snapshotName(manifest.tenant, manifest.at, hashOf(bytes)), bytes };
}

/** Bound to its time, so that an old manifest under a newer name does not open. */
const whatOf = (at: number): string => `manifest|${stampOf(at)}`;

/**
 * Opens a manifest.
 * @param at as its name says
 * @throws {EngineFault} `seal-broken` when it was changed or belongs to another key, tenant or time
 */
export function openManifest(seals: ArchiveSeals, at: number, bytes: Buffer): Manifest {
  if (!bytes.subarray(0, magic.length).equals(magic))
    throw new EngineFault('seal-broken', 'a manifest does not begin as one');
  const json = JSON.parse(seals.open(whatOf(at), bytes.subarray(magic.length)).toString()) as ManifestJson;
  if (json.format !== format) throw new EngineFault('store-newer', `a snapshot of format ${json.format}`);
  const hashes = json.packs.map(([hash]) => hash);
  const hashAt = (number: number): string => {
    const hash = hashes[number];
    if (hash === undefined) throw new EngineFault('seal-broken', 'a manifest names no such pack');
    return hash;
  };
  const layers = (all: readonly LayerJson[]): readonly Layer[] => all.map((layer) => layerOf(layer, hashAt));
  const { format: _, ...rest } = json;
  return {
    ...rest,
    packs: new Map(json.packs),
    tables: json.tables.map((table) => ({ ...table, layers: layers(table.layers) })),
    files: { ...json.files, list: layers(json.files.list), packs: json.files.packs.map(hashAt) },
  };
}

function layerJson({ rows, chunks }: Layer, numberOf: (hash: string) => number): LayerJson {
  const runs: [number, number][] = [];
  for (const { pack } of chunks) {
    const number = numberOf(pack);
    const last = runs.at(-1);
    if (last?.[0] === number) last[1]++;
    else runs.push([number, 1]);
  }
  return { rows, ids: Buffer.from(chunks.map(({ id }) => id).join(''), 'hex').toString('base64'), in: runs };
}

function layerOf({ rows, ids, in: runs }: LayerJson, hashAt: (number: number) => string): Layer {
  const bytes = Buffer.from(ids, 'base64');
  const chunks: ChunkPlace[] = [];
  for (const [number, count] of runs) {
    for (let i = 0; i < count; i++) {
      const at = chunks.length * hashBytes;
      chunks.push({ id: bytes.toString('hex', at, at + hashBytes), pack: hashAt(number) });
    }
  }
  return { rows, chunks };
}

/** What a snapshot holds, for people. */
export const contentOf = ({ name, manifest }: PlacedManifest): SnapshotContent => ({
  name,
  at: manifest.at,
  tables: manifest.tables.map(({ shape, rows }) => ({ name: shape.name, rows })),
  files: { count: manifest.files.count, bytes: manifest.files.bytes },
  bytes: manifest.packs.values().reduce((sum, bytes) => sum + bytes, 0),
  lastFact: manifest.lastFact,
});
