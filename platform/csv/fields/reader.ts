import type { Text } from '@redlich/engine';
import type { CellReason, FaultValues, OwnReason } from '../faults.ts';

/** How a column writes fractions: `1.234,56` with `comma`, `1,234.56` with `point`. `unknown` as long as no cell tells. */
export type Notation = 'comma' | 'point' | 'unknown';

/** What came of reading a cell: its value, or why it has none. Never the content in a refusal. */
export type Reading<Value> = { readonly value: Value } | Refusal;

/** Why a cell has no value. */
export interface Refusal {
  readonly reason: CellReason | OwnReason;
  readonly values?: FaultValues;
  /** The text of a module's own reason. */
  readonly text?: Text;
}

/** What a cell says about the notation of its column. `ambiguous`: it needs the column to be understood. */
export type NotationEvidence = 'comma' | 'point' | 'ambiguous' | 'none';

/** Reads cells with any content into values. A pure function of the cell and of how its column writes numbers. */
export interface CellReader<Value> {
  readonly read: (cell: string, notation: Notation) => Reading<Value>;
  /** Only readers of numbers. */
  readonly evidence?: (cell: string) => NotationEvidence;
}

/** Refuses a cell. */
export const refuse = (reason: CellReason, values: FaultValues = {}): Refusal => ({ reason, values });

/** Blanks, or dashes in place of a value. */
export const isEmptyCell = (cell: string): boolean => cell === '' || /^\s*[-–—]{0,3}\s*$/.test(cell);
