import type { RowFault, TableFault } from '../faults.ts';
import { checkRow, type RowShape, type TableRow } from './check-row.ts';
import type { Encoding, EncodingChoice } from './encoding.ts';
import type { Separator } from './grammar.ts';
import { checkHeader, type HeaderCheck } from './header.ts';
import { type BrokenRecord, recordsOf, type TableRecord } from './records.ts';
import { separatorLine, tellSeparator } from './separator.ts';
import type { ByteSource } from './slices.ts';
import { strangeFile } from './strange-file.ts';
import { transcode } from './transcode.ts';

/** What a person may say about a file, and limits. What is left out is found out, or has its default. */
export interface ReadOptions {
  readonly encoding?: EncodingChoice | undefined;
  readonly separator?: Separator | undefined;
  /** Longer cells are a fault of their row. Default 32,767, what a cell of a spreadsheet can hold. */
  readonly maxCellCharacters?: number | undefined;
  /** A longer row ends the reading: most likely a quote was never closed. Default one mebibyte. */
  readonly maxRowBytes?: number | undefined;
}

/** An opened table. */
export interface Table {
  /** As far as known; final when all rows were read. */
  readonly encoding: () => Encoding;
  readonly separator: Separator;
  /** The headings in their order. */
  readonly header: readonly string[];
  /** Every row with any content, once, in order: a row, or a fault (has a `reason`) in place of it. */
  readonly rows: AsyncIterable<TableRow | RowFault>;
  /** Lets go of the source when the rows are not wanted after all. */
  readonly close: () => Promise<void>;
}

/** A table, or why the file is none. */
export type TableOpened =
  | { readonly outcome: 'opened'; readonly table: Table }
  | { readonly outcome: 'refused'; readonly fault: TableFault };

/** Enough rows to tell the separator, and nobody notices the wait. */
const sampleBytes = 65_536;

/**
 * Opens a foreign table: encoding and separator are found out, the header is checked, rows follow as they are asked for, in
 * bounded memory whatever the size of the file. Faults carry no content. Throws only what the source throws.
 *
 * @example
 * const opened = await readTable(createReadStream(path));
 * if (opened.outcome === 'opened') for await (const row of opened.table.rows) …
 */
export async function readTable(source: ByteSource, options: ReadOptions = {}): Promise<TableOpened> {
  const { encoding, bytes } = transcode(source, options.encoding ?? null);
  const { sample, isWhole } = await sampleOf(bytes);
  const refuse = async (fault: TableFault): Promise<TableOpened> => {
    await bytes.return();
    return { outcome: 'refused', fault };
  };
  const strange = strangeFile(sample);
  if (strange !== null) return refuse(strange);

  const said = separatorLine(sample);
  const beginning = sample.subarray(said?.length ?? 0);
  const separator = options.separator ?? said?.separator ?? tellSeparator(beginning, isWhole);
  const maxRowBytes = options.maxRowBytes ?? 1_048_576;
  const limits = { firstLine: said === null ? 1 : 2, maxRowBytes };
  const batches = recordsOf(following(beginning, bytes), separator, limits);
  const first = await firstRecord(batches);
  if (first === null) return refuse({ fault: 'empty' });
  const { record, others } = first;
  const header = headerOf(record, maxRowBytes);
  if ('fault' in header) {
    await batches.return();
    return refuse(header);
  }
  const maxCellCharacters = options.maxCellCharacters ?? 32_767;
  return {
    outcome: 'opened',
    table: {
      encoding,
      separator,
      header: header.header,
      rows: rowsOf(others, batches, { header: header.header, maxCellCharacters, maxRowBytes }),
      close: async () => {
        await batches.return();
        await bytes.return();
      },
    },
  };
}

async function sampleOf(bytes: AsyncIterator<Uint8Array>): Promise<{ sample: Uint8Array; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < sampleBytes; ) {
    const next = await bytes.next();
    if (next.done === true) return { sample: Buffer.concat(parts), isWhole: true };
    parts.push(next.value);
    length += next.value.length;
  }
  return { sample: Buffer.concat(parts), isWhole: false };
}

async function* following(
  beginning: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield beginning;
    yield* rest;
  } finally {
    await rest.return();
  }
}

type AnyRecord = TableRecord | BrokenRecord;

async function firstRecord(batches: AsyncIterator<readonly AnyRecord[]>) {
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    const [record, ...others] = next.value;
    if (record !== undefined) return { record, others };
  }
  return null;
}

function headerOf(record: AnyRecord, maxRowBytes: number): HeaderCheck {
  if ('broken' in record) {
    return { fault: 'header-unreadable', reason: record.broken, line: record.line, limit: maxRowBytes };
  }
  return checkHeader(record.cells);
}

async function* rowsOf(
  first: readonly AnyRecord[],
  batches: AsyncGenerator<readonly AnyRecord[], void, undefined>,
  shape: RowShape,
): AsyncGenerator<TableRow | RowFault, void, undefined> {
  try {
    for (const record of first) yield checkRow(record, shape);
    for await (const batch of batches) for (const record of batch) yield checkRow(record, shape);
  } finally {
    await batches.return();
  }
}
