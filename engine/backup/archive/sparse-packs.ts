import { listedFiles } from './archive-files.ts';
import type { ChunkPlace, Manifest } from './manifest.ts';
import type { ChunkReader } from './merge-layers.ts';
import { directoryLength, readDirectory } from './pack.ts';
import type { ArchiveSeals } from './sealing.ts';

/** A pack of which less than this share is still needed is emptied: what is needed goes out anew, and with the last older snapshot it dies. */
const enough = 0.5;

/** Names a chunk in its pack; the same content may lie in two. */
const placeOf = ({ id, pack }: ChunkPlace): string => `${pack}/${id}`;

/** The chunks a snapshot needs. */
export async function neededChunks(manifest: Manifest, read: ChunkReader): Promise<ReadonlySet<string>> {
  const { tables, files } = manifest;
  const needed = new Set<string>();
  const note = ({ chunks }: { readonly chunks: readonly ChunkPlace[] }): void => {
    for (const chunk of chunks) needed.add(placeOf(chunk));
  };
  for (const { layers } of tables) for (const layer of layers) note(layer);
  for (const layer of files.list) note(layer);
  for await (const { file } of listedFiles(manifest, read)) note(file);
  return needed;
}

/** Whether a snapshot needs little of a pack. @throws {EngineFault} `seal-broken` */
export function isSparse(
  seals: ArchiveSeals,
  { hash, bytes }: { readonly hash: string; readonly bytes: Buffer },
  needed: ReadonlySet<string>,
): boolean {
  const end = bytes.subarray(-directoryLength(bytes.subarray(-4)));
  let live = 0;
  for (const { id, start, end: stop } of readDirectory(seals, end))
    if (needed.has(placeOf({ id, pack: hash }))) live += stop - start;
  return live < enough * (bytes.length - end.length);
}
