import writeXlsx, { type Row } from 'write-excel-file/node';
import { guardCell } from './guard.ts';

/** A cell of a workbook: a text, a number to count with, or nothing. */
export type WorkbookCell = string | number | null;

/** What a sheet is called at most, and without what (ECMA-376, and what Excel opens). */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** XML 1.0 knows no such characters, and Excel opens no workbook that holds one. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();

/**
 * A table as an Excel workbook with one sheet. Texts are cells of text, which no spreadsheet computes; like in a CSV export, what
 * looks like a formula gets an apostrophe all the same, because the next person saves the sheet as CSV.
 */
export function writeWorkbook(
  title: string,
  header: readonly string[],
  rows: readonly (readonly WorkbookCell[])[],
): Promise<Buffer> {
  const cell = (value: WorkbookCell): Row[number] =>
    typeof value === 'string' ? { type: String, value: guardCell(withoutControls(value)) } : value;
  const head: Row = header.map((value) => ({ type: String, value, fontWeight: 'bold' }));
  const sheet = { sheet: sheetName(title), stickyRowsCount: 1 };
  return writeXlsx([head, ...rows.map((row) => row.map(cell))], sheet).toBuffer();
}
