import type { FrozenView } from '../../store/connection.ts';
import type { TableShape } from '../../store/table-shape.ts';
import type { ChunkSender } from './chunk-sender.ts';
import { cutChunks } from './cut-chunks.ts';
import type { ArchivedTable, ChunkPlace, Layer } from './manifest.ts';
import { countRows, readChanged, readWhole } from './read-tables.ts';
import type { ArchivedRow } from './row-bytes.ts';
import { compareKeys } from './row-key.ts';
import { isPlainKey, isTracked } from './tracking.tables.ts';

/** What there is of a table at the places, if what changed since is known. */
export interface TableBefore {
  readonly table: ArchivedTable;
  /** The run of that snapshot: what was noted as changed in it or after it is missing there. */
  readonly run: number;
}

/** A table of fewer rows is read whole each time: nothing is gained by following its changes. */
const smallRows = 256;

/** Layers at most, and rows that may lie in later layers for each row of the first, before a table is read whole again. */
const limits = { layers: 60, share: 0.3, unsorted: 500_000 } as const;

/** What of a table must be read: all of it, or what changed. */
export type TableWork =
  | { readonly read: 'whole'; readonly rows: number }
  | { readonly read: 'changed'; readonly rows: number; readonly before: TableBefore };

/** Decides what to read of a table. */
export async function workOn(
  view: FrozenView,
  shape: TableShape,
  before: TableBefore | null,
): Promise<TableWork> {
  const { all, changed } = await countRows(view, shape, before?.run ?? 0);
  if (before === null || all < smallRows || !isTracked(shape)) return { read: 'whole', rows: all };
  const [base, ...later] = before.table.layers;
  const layered = later.reduce((sum, { rows }) => sum + rows, changed);
  const few = layered <= limits.share * (base?.rows ?? 0) && later.length < limits.layers;
  const sortable = isPlainKey(shape) || changed <= limits.unsorted;
  return few && sortable ? { read: 'changed', rows: all, before } : { read: 'whole', rows: all };
}

/** Where the parts of the key stand among the values of a row. */
export const keyPlaces = ({ key, columns }: TableShape): readonly number[] =>
  key.map((part) => columns.findIndex((column) => column.name === part));

/** Sends what is to be read of a table. @param progress is told the rows read */
export async function archiveTable(
  view: FrozenView,
  shape: TableShape,
  work: TableWork,
  sender: ChunkSender,
  progress: (rows: number) => void,
): Promise<ArchivedTable> {
  const rows =
    work.read === 'whole'
      ? present(readWhole(view, shape))
      : sorted(readChanged(view, shape, work.before.run), shape);
  const layer = await sendRows(rows, keyPlaces(shape), sender, progress);
  if (work.read === 'whole') return { shape, rows: work.rows, layers: [layer] };
  const { layers } = work.before.table;
  return { shape, rows: work.rows, layers: layer.rows === 0 ? layers : [...layers, layer] };
}

/** Sends rows, in the order of their key, as a layer. */
export async function sendRows(
  portions: AsyncIterable<readonly ArchivedRow[]>,
  keyAt: readonly number[],
  sender: ChunkSender,
  progress: (rows: number) => void,
): Promise<Layer> {
  const chunks: ChunkPlace[] = [];
  let count = 0;
  for await (const { bytes, rows } of cutChunks(portions, keyAt)) {
    if (sender.isPointless) break;
    chunks.push(await sender.send(bytes, 'rows'));
    count += rows;
    progress(rows);
  }
  return { rows: count, chunks };
}

async function* present(portions: ReturnType<typeof readWhole>): AsyncGenerator<readonly ArchivedRow[]> {
  for await (const rows of portions) yield rows.map((values) => ({ state: 'present', values }));
}

/** Notes are found in the order of their texts, which for composed keys is not the order of the keys. */
async function* sorted(
  portions: ReturnType<typeof readChanged>,
  shape: TableShape,
): AsyncGenerator<readonly ArchivedRow[]> {
  if (isPlainKey(shape)) {
    yield* portions;
    return;
  }
  const keyAt = keyPlaces(shape);
  const all: ArchivedRow[] = [];
  for await (const rows of portions) for (const row of rows) all.push(row);
  const keyOf = ({ state, values }: ArchivedRow) =>
    state === 'deleted' ? values : keyAt.map((place) => values[place] ?? null);
  yield all.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}
