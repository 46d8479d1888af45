export { columnLetters, faultText, placeText, problemText, reasonText } from './describe.ts';
export type {
  CellReason,
  FaultValues,
  MappingProblem,
  OwnReason,
  RowFault,
  RowReason,
  TableFault,
} from './faults.ts';
export { articleCode, readArticleCode } from './fields/article-code.ts';
export { choice } from './fields/choice.ts';
export { type DateRange, date } from './fields/date.ts';
export { email } from './fields/email.ts';
export { money } from './fields/money.ts';
export { type DecimalForm, decimal, integer, type NumberRange } from './fields/number.ts';
export { parsedBy } from './fields/parsed-by.ts';
export { phone } from './fields/phone.ts';
export type { CellReader, Notation, NotationEvidence, Reading, Refusal } from './fields/reader.ts';
export { note, type TextLength, text } from './fields/text.ts';
export { yesNo } from './fields/yes-no.ts';
export { type ColumnChoice, type MappingRead, parseMapping } from './map/parse-mapping.ts';
export { type ColumnPlan, type ColumnsPlanned, type PlannedColumn, planColumns } from './map/plan-columns.ts';
export type { TableRow } from './read/check-row.ts';
export type { Encoding, EncodingChoice } from './read/encoding.ts';
export { type Separator, separators } from './read/grammar.ts';
export { type ReadOptions, readTable, type Table, type TableOpened } from './read/read-table.ts';
export type { ByteSource } from './read/slices.ts';
export type { SaidNotation } from './rows/column-notation.ts';
export { findDuplicates } from './rows/find-duplicates.ts';
export { type FaultyRow, type ReadRow, type RowOptions, readRows } from './rows/read-rows.ts';
export {
  readTypedTable,
  type TypedTable,
  type TypedTableOpened,
  type TypedTableOptions,
} from './rows/read-typed-table.ts';
export {
  type Field,
  optional,
  type RowSchema,
  required,
  rowSchema,
  type ValuesOf,
} from './rows/row-schema.ts';
export { type FaultReport, type FaultTally, tallyFaults } from './rows/tally-faults.ts';
export { csvTexts } from './texts.ts';
export { guardCell } from './write/guard.ts';
export { exchange, germanExcel, type WriteForm, writeTable } from './write/write-table.ts';
export { type WorkbookCell, writeWorkbook } from './write/write-workbook.ts';
