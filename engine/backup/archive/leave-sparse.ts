import type { ChunkSender } from './chunk-sender.ts';
import type { ChunkPlace, Layer } from './manifest.ts';
import type { ChunkReader } from './merge-layers.ts';

/** Sends what layers need of sparse packs anew, so that they name these packs no longer. */
export async function leaveSparse(
  layers: readonly Layer[],
  sparse: ReadonlySet<string>,
  read: ChunkReader,
  sender: ChunkSender,
): Promise<readonly Layer[]> {
  const left: Layer[] = [];
  for (const layer of layers) {
    const chunks: ChunkPlace[] = [];
    for (const chunk of layer.chunks)
      chunks.push(sparse.has(chunk.pack) ? await sender.send(await read(chunk), 'rows') : chunk);
    left.push({ ...layer, chunks });
  }
  return left;
}
