import type { MappingProblem } from '../faults.ts';
import { heading, sameHeading } from '../read/header.ts';
import type { RowSchema } from '../rows/row-schema.ts';
import { foldName } from './fold-name.ts';
import type { ColumnChoice } from './parse-mapping.ts';

/** Which column fills which field. */
export interface PlannedColumn<Name extends string = string> {
  readonly field: Name;
  readonly column: string;
  /** The place of the column in a row, from 0. */
  readonly index: number;
  readonly how: 'said' | 'by-heading';
}

/** Which columns of a table fill which fields, for the report too. */
export interface ColumnPlan<Name extends string = string> {
  readonly columns: readonly PlannedColumn<Name>[];
  /** Headings of columns nobody reads. */
  readonly unused: readonly string[];
}

/** A plan, or everything that is in its way. */
export type ColumnsPlanned<Name extends string = string> =
  | { readonly outcome: 'planned'; readonly plan: ColumnPlan<Name> }
  | { readonly outcome: 'refused'; readonly problems: readonly MappingProblem[] };

/**
 * Brings columns and fields together. What a person said comes first. The fields left take, of the columns left, the one whose
 * heading is the field's name or one of its headings, the most telling heading first; if two columns fit the same heading
 * (`Preis`, `Preis (€)`), a person has to say which.
 */
export function planColumns<Schema extends RowSchema>(
  schema: Schema,
  header: readonly string[],
  choices: readonly ColumnChoice[],
): ColumnsPlanned<keyof Schema & string> {
  type Name = keyof Schema & string;
  const names = Object.keys(schema) as Name[];
  const isField = (name: string): name is Name => Object.hasOwn(schema, name);
  const said = resolveChoices(header, names, isField, choices);
  const problems = [...said.problems];
  const columns = [...said.columns];
  const free = new Map(header.map((column, index) => [index, foldName(column)]));
  for (const index of said.spoken) free.delete(index);
  const chosen = new Set(choices.map(({ field }) => field));

  for (const field of names) {
    if (chosen.has(field)) continue;
    const fitting = fittingColumns(free, [field, ...(schema[field]?.headings ?? [])]);
    const [index] = fitting;
    if (index === undefined) {
      if (schema[field]?.otherwise === null)
        problems.push({ problem: 'field-missing', field, columns: header });
    } else if (fitting.length > 1) {
      problems.push({ problem: 'field-twice', field, columns: fitting.map((each) => header[each] ?? '') });
    } else {
      columns.push({ field, column: header[index] ?? '', index, how: 'by-heading' });
      free.delete(index);
    }
  }
  if (problems.length > 0) return { outcome: 'refused', problems };
  const used = new Set(columns.map(({ index }) => index));
  return { outcome: 'planned', plan: { columns, unused: header.filter((_, index) => !used.has(index)) } };
}

/** The free columns with the first of the headings that any has. */
function fittingColumns(free: ReadonlyMap<number, string>, headings: readonly string[]): readonly number[] {
  for (const known of headings.map(foldName)) {
    const fitting = [...free].filter(([, folded]) => folded === known).map(([index]) => index);
    if (fitting.length > 0) return fitting;
  }
  return [];
}

function resolveChoices<Name extends string>(
  header: readonly string[],
  names: readonly Name[],
  isField: (name: string) => name is Name,
  choices: readonly ColumnChoice[],
) {
  const places = new Map(header.map((column, index) => [sameHeading(column), index]));
  const problems: MappingProblem[] = [];
  const columns: PlannedColumn<Name>[] = [];
  const spoken = new Set<number>();
  for (const { column, field } of choices) {
    const index = places.get(sameHeading(column));
    if (index === undefined)
      problems.push({ problem: 'column-unknown', column: heading(column), columns: header });
    else spoken.add(index);
    if (field === null) continue;
    if (!isField(field)) problems.push({ problem: 'field-unknown', field, fields: names });
    else if (index !== undefined) columns.push({ field, column: header[index] ?? '', index, how: 'said' });
  }
  for (const name of names) {
    const doubled = columns.filter(({ field }) => field === name);
    if (doubled.length > 1)
      problems.push({ problem: 'field-twice', field: name, columns: doubled.map(({ column }) => column) });
  }
  return { columns, problems, spoken };
}
