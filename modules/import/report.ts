import type { Text } from '@redlich/engine';
import {
  type FaultReport,
  type MappingProblem,
  problemText,
  reasonText,
  type TableFault,
} from '../../platform/csv/index.ts';
import type { TableReadAs } from './service/table-read-as.ts';

/** What can be taken over. */
export const importables = ['customers', 'orders', 'articles'] as const;
export type Importable = (typeof importables)[number];

/**
 * What happens to what is past its deletion date already. `sweep`: it is taken over and dies with the next sweep. `drop`: it is not
 * taken over. `keep-30-days`: customers start their thirty days anew with the import, so that they can be asked for their consent;
 * orders have no such grace, their names die with the next sweep.
 */
export const pastDueChoices = ['sweep', 'keep-30-days', 'drop'] as const;
export type PastDueChoice = (typeof pastDueChoices)[number];

/** What of an import is past its date. */
export interface PastDue {
  readonly kind: string;
  readonly title: Text;
  /** The rule by which, as the papers print it. */
  readonly rule: Text;
  readonly count: number;
  /** What becomes of it. */
  readonly fate: 'dies-with-next-sweep' | 'ends-with-the-import' | 'kept-30-days' | 'dropped';
}

/** A fault of a row as it is shown. Never what stood in the cell. */
export interface ReportedFault {
  readonly file: 'main' | 'lines';
  readonly row: number;
  readonly line: number;
  readonly column: string | null;
  readonly reason: Text;
}

/** How many rows became what. */
export interface ImportCounts {
  /** Rows with any content, in the main file. */
  readonly rows: number;
  readonly added: number;
  /** Known articles that are now different. */
  readonly changed: number;
  /** Known by their number and left as they are. */
  readonly known: number;
  /** Past their date and left out because the owner said so. */
  readonly dropped: number;
  /** Order lines taken over. */
  readonly lines: number;
}

/** What an import is, or would be. */
export interface ImportReport {
  readonly what: Importable;
  /** `checked` and `imported` say so; `refused`: faults or problems, and nothing was written. */
  readonly outcome: 'checked' | 'imported' | 'refused';
  readonly main: TableReadAs | null;
  readonly lines: TableReadAs | null;
  /** What is in the way of a whole file. */
  readonly problems: readonly Text[];
  readonly faults: {
    readonly count: number;
    readonly kinds: readonly {
      readonly reason: Text;
      readonly column: string | null;
      readonly count: number;
    }[];
    readonly first: readonly ReportedFault[];
  };
  readonly counts: ImportCounts;
  readonly pastDue: readonly PastDue[];
}

/** Nothing counted yet. */
export const noCounts: ImportCounts = { rows: 0, added: 0, changed: 0, known: 0, dropped: 0, lines: 0 };

/** Faults as they are shown. */
export function shownFaults(report: FaultReport): ImportReport['faults'] {
  const sample = (reason: string, column: string | null) =>
    report.first.find((fault) => fault.reason === reason && fault.column === column);
  return {
    count: report.count,
    kinds: report.kinds.map(({ reason, column, count }) => {
      const fault = sample(reason, column);
      return { reason: fault === undefined ? { de: reason, en: reason } : reasonText(fault), column, count };
    }),
    first: report.first.map((fault) => ({
      file: 'file' in fault && fault.file === 'lines' ? 'lines' : 'main',
      row: fault.row,
      line: fault.line,
      column: fault.column,
      reason: reasonText(fault),
    })),
  };
}

/** Problems of a whole file as they are shown. */
export const shownProblems = (problems: readonly (TableFault | MappingProblem)[]): readonly Text[] =>
  problems.map(problemText);
