import type { Actor, Engine, Text } from '@redlich/engine';
import type {
  ByteSource,
  ColumnChoice,
  FaultTally,
  RowFault,
  TypedTable,
} from '../../../platform/csv/index.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Importable, PastDueChoice } from '../report.ts';
import { importTexts } from '../texts.ts';

/** A file that can be read more than once: an import reads it to check everything, then to write. */
export type Rereadable = () => ByteSource;

/** What is to be taken over, and how. */
export interface ImportTask {
  readonly what: Importable;
  readonly file: Rereadable;
  /** The second file of orders, with a row for each line. */
  readonly lines?: Rereadable | undefined;
  readonly choices: readonly ColumnChoice[];
  /** For the second file; when left out, those of `choices` that name a field of lines are meant for it. */
  readonly lineChoices?: readonly ColumnChoice[] | undefined;
  readonly mode: 'dry-run' | 'import';
  readonly pastDue: PastDueChoice;
  /** Told after every thousand rows; checking and writing each read all of them. */
  readonly progress?: ((step: 'checking' | 'writing', rows: number) => void) | undefined;
}

/** Where it is taken to. */
export interface ImportPlace {
  readonly engine: Engine;
  readonly actor: Actor;
}

/** Reasons of this module, by their keys in the texts. */
export type OwnFault = keyof typeof importTexts.de.reason;

/** A fault this module finds in a row: where and why, never what stood there. */
export function faultIn(
  table: Pick<TypedTable<unknown>, 'plan'>,
  at: { readonly row: number; readonly line: number },
  field: string | null,
  key: OwnFault,
  values: RowFault['values'] = {},
): RowFault {
  return ownFault(table, at, field, `import:${key}`, bilingual(importTexts, `reason.${key}`, values));
}

/** A fault with another module's words for it. */
export function ownFault(
  { plan }: Pick<TypedTable<unknown>, 'plan'>,
  { row, line }: { readonly row: number; readonly line: number },
  field: string | null,
  reason: RowFault['reason'],
  text: Text,
): RowFault {
  const column = plan.columns.find((planned) => planned.field === field)?.column ?? null;
  return { row, line, column, field, reason, values: {}, text };
}

/** Puts faults of the second file into the tally under its name. */
export const tallyLines = (tally: FaultTally, faults: readonly RowFault[]): void =>
  tally.add(faults.map((fault) => ({ ...fault, file: 'lines' })));

/** The file changed between checking and writing. Nothing was written. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
  constructor() {
    super('the file is not the one that was checked');
  }
}

/** Rows in portions, so that stores are asked once for many. */
export async function* portionsOf<Row>(
  rows: AsyncIterable<Row>,
  size: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  let portion: Row[] = [];
  for await (const row of rows) {
    portion.push(row);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
