import type { Text } from '@redlich/engine';

/** Why a whole row cannot be taken over. After `quote-unclosed` and `row-too-long` nothing more is read. */
export type RowReason =
  | 'cells-missing'
  | 'cells-extra'
  | 'quote-misplaced'
  | 'quote-unclosed'
  | 'row-too-long'
  | 'undecodable'
  | 'nul-byte'
  | 'duplicate';

/** Why a cell cannot be taken over. */
export type CellReason =
  | 'required'
  | 'too-long'
  | 'control-character'
  | 'formula'
  | 'not-a-phone'
  | 'not-an-email'
  | 'not-a-date'
  | 'impossible-date'
  | 'two-digit-year'
  | 'ambiguous-date'
  | 'too-early'
  | 'too-late'
  | 'not-a-number'
  | 'not-whole'
  | 'too-many-decimals'
  | 'ambiguous-number'
  | 'mixed-notation'
  | 'foreign-currency'
  | 'too-small'
  | 'too-large'
  | 'not-yes-or-no'
  | 'unknown-choice'
  | 'not-a-code'
  | 'wrong-check-digit'
  | 'rounded-by-spreadsheet';

/** A reason only one module knows, with its own text: `customers:postcode`. */
export type OwnReason = `${string}:${string}`;

/** Limits, counts and declared words that fill a text. Never anything out of a cell. */
export type FaultValues = Readonly<Record<string, string | number>>;

/**
 * Something in a row that is in the way. It says where and why, never what stood there: a cell may hold personal data, and
 * a fault goes to reports and logs.
 */
export interface RowFault {
  /** As a spreadsheet counts: the header is row 1, a row of several lines is one row, blank rows count. */
  readonly row: number;
  /** The line of the file where the row begins, from 1, as a text editor counts. */
  readonly line: number;
  /** The heading of the column, or `null` when it concerns the whole row. */
  readonly column: string | null;
  /** The field the column is mapped onto, or `null`. */
  readonly field: string | null;
  readonly reason: RowReason | CellReason | OwnReason;
  readonly values: FaultValues;
  /** Only with a reason of a module's own. */
  readonly text: Text | null;
}

/** Why a file is not read at all. Places are column numbers from 1, limits those of `row-too-long` (bytes) and of columns. */
export type TableFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'spreadsheet-file' }
  | { readonly fault: 'not-text' }
  | {
      readonly fault: 'header-unreadable';
      readonly reason: RowReason;
      readonly line: number;
      readonly limit: number;
    }
  | { readonly fault: 'header-missing' }
  | { readonly fault: 'header-empty'; readonly places: readonly number[] }
  | { readonly fault: 'header-twice'; readonly places: readonly number[] }
  | { readonly fault: 'too-many-columns'; readonly limit: number };

/** Why columns and fields do not come together. Each names what there is, so that it can be put right. */
export type MappingProblem =
  | { readonly problem: 'mapping-malformed'; readonly place: number }
  | { readonly problem: 'column-unknown'; readonly column: string; readonly columns: readonly string[] }
  | { readonly problem: 'field-unknown'; readonly field: string; readonly fields: readonly string[] }
  | { readonly problem: 'field-twice'; readonly field: string; readonly columns: readonly string[] }
  | { readonly problem: 'field-missing'; readonly field: string; readonly columns: readonly string[] };
