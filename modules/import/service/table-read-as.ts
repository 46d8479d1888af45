import type { TypedTable } from '../../../platform/csv/index.ts';
import { consentHeading } from '../fields/customer-row.ts';

/** How a file was understood. */
export interface TableReadAs {
  readonly encoding: string;
  readonly separator: string;
  readonly header: readonly string[];
  readonly columns: readonly {
    readonly column: string;
    readonly field: string;
    readonly how: 'said' | 'by-heading';
  }[];
  /** Headings of columns nobody reads. */
  readonly unused: readonly string[];
  /** Those of them that look like consents, which are never taken over. */
  readonly consents: readonly string[];
}

/** How a table was understood; its encoding is final once all rows are read. */
export const tableReadAs = (table: TypedTable<unknown>): TableReadAs => ({
  encoding: table.encoding(),
  separator: table.separator,
  header: table.header,
  columns: table.plan.columns.map(({ column, field, how }) => ({ column, field, how })),
  unused: table.plan.unused,
  consents: table.plan.unused.filter((heading) => consentHeading.test(heading)),
});
