import { stringify } from 'csv-stringify/sync';
import type { Separator } from '../read/grammar.ts';
import { guardCell } from './guard.ts';

/** How a table is written. */
export interface WriteForm {
  readonly separator: Separator;
  /** With a byte order mark Excel sees that it is UTF-8; other programs may stumble over it. */
  readonly start: 'byte-order-mark' | 'plain';
  /** `guarded` for people, who open it in a spreadsheet; `exact` for machines, which need every character as it was. */
  readonly formulas: 'guarded' | 'exact';
}

/** What German Excel opens by a double click. */
export const germanExcel = {
  separator: ';',
  start: 'byte-order-mark',
  formulas: 'guarded',
} as const satisfies WriteForm;

/** RFC 4180 for other programs: comma, UTF-8, every character as it is. */
export const exchange = { separator: ',', start: 'plain', formulas: 'exact' } as const satisfies WriteForm;

const rowsAtOnce = 500;

/**
 * Writes a table as UTF-8 with CRLF, in pieces, as fast as rows arrive and they are taken. Cells that need it are quoted; those
 * that a spreadsheet would compute are guarded (see `guardCell`). Each row has a cell for each heading.
 *
 * @throws if a row has more or fewer cells than the header
 */
export async function* writeTable(
  header: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  form: WriteForm,
): AsyncGenerator<Uint8Array, void, undefined> {
  const asBytes = (batch: readonly (readonly string[])[]): Uint8Array => Buffer.from(asText(batch, form));
  if (form.start === 'byte-order-mark') yield Buffer.from('\ufeff');
  let batch: (readonly string[])[] = [header];
  for await (const row of rows) {
    if (row.length !== header.length)
      throw new Error(`a row of ${row.length} cells under ${header.length} headings`);
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield asBytes(batch);
    batch = [];
  }
  if (batch.length > 0) yield asBytes(batch);
}

function asText(batch: readonly (readonly string[])[], { separator, formulas }: WriteForm): string {
  const cells = formulas === 'guarded' ? batch.map((row) => row.map(guardCell)) : batch;
  return stringify(
    cells.map((row) => [...row]),
    {
      delimiter: separator,
      record_delimiter: '\r\n',
      // A lone CR or LF inside a cell ends a row for most readers, so it is quoted like CRLF.
      quote_record_delimiter: true,
    },
  );
}
