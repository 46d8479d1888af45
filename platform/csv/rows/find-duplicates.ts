import type { RowFault } from '../faults.ts';

/** A row that holds a value that may occur only once in the table. */
interface KeyedRow {
  readonly row: number;
  readonly line: number;
}

/**
 * Watches a field whose values must not repeat, a customer number say. Answers the fault of a row whose value an earlier row has.
 *
 * @example
 * const isNew = findDuplicates('number', plan);
 * const fault = isNew(row, row.values.number);
 */
export function findDuplicates(
  field: string,
  plan: { readonly columns: readonly { readonly field: string; readonly column: string }[] },
): (row: KeyedRow, value: string) => RowFault | null {
  const column = plan.columns.find((planned) => planned.field === field)?.column ?? null;
  const rows = new Map<string, number>();
  return ({ row, line }, value) => {
    const earlier = rows.get(value);
    if (earlier !== undefined)
      return { row, line, column, field, reason: 'duplicate', values: { earlier }, text: null };
    rows.set(value, row);
    return null;
  };
}
