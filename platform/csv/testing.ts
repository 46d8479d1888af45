import type { RowFault, TableFault } from './faults.ts';
import type { TableRow } from './read/check-row.ts';
import type { Encoding } from './read/encoding.ts';
import type { Separator } from './read/grammar.ts';
import { type ReadOptions, readTable } from './read/read-table.ts';
import type { ByteSource } from './read/slices.ts';

/** A table read to its end. */
export interface WholeTable {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly faults: readonly RowFault[];
}

/** Reads a table to its end, or answers why it was refused. */
export async function readWhole(
  source: string | Uint8Array | ByteSource,
  options?: ReadOptions,
): Promise<WholeTable | TableFault> {
  const opened = await readTable(bytesOf(source), options);
  if (opened.outcome === 'refused') return opened.fault;
  const { table } = opened;
  const rows: TableRow[] = [];
  const faults: RowFault[] = [];
  for await (const row of table.rows) {
    if ('reason' in row) faults.push(row);
    else rows.push(row);
  }
  return { encoding: table.encoding(), separator: table.separator, header: table.header, rows, faults };
}

const bytesOf = (source: string | Uint8Array | ByteSource): ByteSource => {
  if (typeof source === 'string') return [Buffer.from(source)];
  return source instanceof Uint8Array ? [source] : source;
};

/** Bytes cut at some places. */
export function piecesOf(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [...new Set([0, ...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length])];
  places.sort((a, b) => a - b);
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}
