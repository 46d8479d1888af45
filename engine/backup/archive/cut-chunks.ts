import { type ArchivedRow, RowWriter, type Value } from './row-bytes.ts';
import { hashKey } from './row-key.ts';

/** Rows of a chunk on average: a power of two. */
const rowsOnAverage = 512;

/** Plain bytes a chunk has at most, give or take a row. */
const mostBytes = 1024 * 1024;

/** A piece of a table: rows as bytes. */
export interface PlainChunk {
  readonly bytes: Buffer;
  readonly rows: number;
}

/**
 * Cuts rows into chunks after rows whose key says so. Where a chunk ends depends on keys alone, so a row that comes, goes or changes
 * changes the chunk it lies in and no other.
 * @param keyAt where the parts of the key stand among a present row's values
 */
export async function* cutChunks(
  portions: AsyncIterable<readonly ArchivedRow[]>,
  keyAt: readonly number[],
): AsyncGenerator<PlainChunk> {
  const writer = new RowWriter();
  for await (const rows of portions) {
    for (const { state, values } of rows) {
      writer.write(state, values);
      const key: readonly Value[] =
        state === 'deleted' ? values : keyAt.map((place) => values[place] ?? null);
      const ends = key.length > 0 && hashKey(key) % rowsOnAverage === 0;
      if (ends || writer.length >= mostBytes) yield taken(writer);
    }
  }
  if (writer.rows > 0) yield taken(writer);
}

function taken(writer: RowWriter): PlainChunk {
  const { rows } = writer;
  return { rows, bytes: writer.take() };
}
