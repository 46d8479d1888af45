import { CsvError, Parser } from 'csv-parse';
import type { RowReason } from '../faults.ts';
import { grammar, type Separator } from './grammar.ts';
import { hasMisplacedQuote, mayBeMisquoted } from './quoting.ts';
import { recentBytes } from './recent-bytes.ts';

/** A row as the grammar sees it. */
export interface TableRecord {
  /** As a spreadsheet counts, from 1; blank rows count. */
  readonly row: number;
  /** The line of the file where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row the grammar stumbled over. */
export interface BrokenRecord extends TableRecord {
  readonly broken: RowReason;
  /** The column it happened in, from 0, if it is known. */
  readonly place: number | null;
}

/** Where the reading begins and where it gives up. */
export interface RecordLimits {
  /** The line the first byte belongs to. */
  readonly firstLine: number;
  /** Longer rows are taken for a quote that was never closed, and end the reading. */
  readonly maxRowBytes: number;
}

/**
 * The rows of a table, those of one slice at a time; rows without any content are left out, but counted. A quote that is never
 * closed, or a row beyond the limit, ends the reading as its last row.
 *
 * @param bytes the table in UTF-8
 */
export async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  separator: Separator,
  { firstLine, maxRowBytes }: RecordLimits,
): AsyncGenerator<readonly (TableRecord | BrokenRecord)[], void, undefined> {
  const recent = recentBytes();
  let found: (TableRecord | BrokenRecord)[] = [];
  let row = 1;
  let line = firstLine;
  let beginsAt = 0;
  const take = (cells: readonly string[], endsAt: number): null => {
    const isMisquoted =
      mayBeMisquoted(cells) && hasMisplacedQuote(recent.between(beginsAt, endsAt), separator);
    if (isMisquoted) found.push({ row, line, cells, broken: 'quote-misplaced', place: null });
    else if (!isBlank(cells)) found.push(judge({ row, line, cells }));
    beginsAt = endsAt;
    row++;
    line += 1 + lineBreaksIn(cells);
    return null;
  };
  const parser = openParser(separator, maxRowBytes, take);
  try {
    for await (const slice of bytes) {
      if (slice.length === 0) continue;
      recent.add(slice);
      const failure = await parser.write(slice);
      // Separators alone fill no cell, so the parser's own limit does not see them.
      const stop = failure ?? (recent.end() - beginsAt > 4 * maxRowBytes + slice.length ? tooLong : null);
      if (stop !== null) found.push({ row, line, cells: [], ...stop });
      yield found;
      if (stop !== null) return;
      found = [];
      recent.forgetBefore(beginsAt);
    }
    const failure = await parser.end();
    if (failure !== null) found.push({ row, line, cells: [], ...failure });
    yield found;
  } finally {
    parser.close();
  }
}

type Failure = Pick<BrokenRecord, 'broken' | 'place'>;

const tooLong: Failure = { broken: 'row-too-long', place: null };

/** The parser of csv-parse, driven slice by slice. Its own messages quote cells, so only the kind of a failure is passed on. */
function openParser(
  separator: Separator,
  maxRowBytes: number,
  take: (cells: readonly string[], endsAt: number) => null,
) {
  const parser = new Parser({
    ...grammar(separator),
    max_record_size: maxRowBytes,
    on_record: (cells: readonly string[]) => take(cells, parser.info.bytes),
  });
  parser.on('error', () => undefined);
  parser.resume();
  return {
    write: (slice: Uint8Array) =>
      new Promise<Failure | null>((resolve, reject) =>
        parser.write(slice, (error) => (error ? settle(error, resolve, reject) : resolve(null))),
      ),
    end: () =>
      new Promise<Failure | null>((resolve, reject) => {
        parser.once('error', (error) => settle(error, resolve, reject));
        parser.once('end', () => resolve(null));
        parser.end();
      }),
    close: () => void parser.destroy(),
  };
}

function settle(error: unknown, resolve: (failure: Failure) => void, reject: (fault: Error) => void): void {
  const code = error instanceof CsvError ? error.code : null;
  const column = error instanceof CsvError && typeof error.column === 'number' ? error.column : null;
  if (code === 'CSV_MAX_RECORD_SIZE') resolve({ broken: 'row-too-long', place: column });
  else if (code === 'CSV_QUOTE_NOT_CLOSED') resolve({ broken: 'quote-unclosed', place: column });
  else reject(new Error(`the table could not be parsed (${code ?? 'unknown'})`));
}

function judge(record: TableRecord): TableRecord | BrokenRecord {
  for (const [place, cell] of record.cells.entries()) {
    if (cell.includes('\0')) return { ...record, broken: 'nul-byte', place };
    if (cell.includes('\ufffd')) return { ...record, broken: 'undecodable', place };
  }
  return record;
}

const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell === '' || cell.trim() === '');

function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}
