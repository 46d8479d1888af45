import { type ByteSource, planColumns, problemText, readTable } from '../../../platform/csv/index.ts';
import { articleRow } from '../fields/article-row.ts';
import { consentHeading, customerRow } from '../fields/customer-row.ts';
import { lineRow, orderLineRow, orderRow } from '../fields/order-row.ts';
import type { Look } from '../schemas.ts';

/** What a file can hold. `order-lines`: orders with a line in each row. */
export const tableKinds = ['customers', 'articles', 'orders', 'lines', 'order-lines'] as const;
export type TableKind = (typeof tableKinds)[number];

const anyDay = '2099-12-31';
const schemas = {
  customers: customerRow(anyDay),
  articles: articleRow,
  orders: orderRow(anyDay),
  lines: lineRow,
  'order-lines': orderLineRow(anyDay),
} as const;

/** Finds out encoding, separator and headings, and which column probably fills which field. Reads no row. */
export async function lookAtFile(kind: TableKind, file: ByteSource): Promise<Look> {
  const schema = schemas[kind];
  const fields = Object.entries(schema).map(([field, { otherwise }]) => ({
    field,
    needed: otherwise === null,
  }));
  const opened = await readTable(file);
  if (opened.outcome === 'refused')
    return { table: null, problem: problemText(opened.fault), fields, columns: [], consents: [] };
  const { table } = opened;
  await table.close();
  return {
    table: { encoding: table.encoding(), separator: table.separator, header: [...table.header] },
    problem: null,
    fields,
    columns: proposal(kind, table.header),
    consents: table.header.filter((heading) => consentHeading.test(heading)),
  };
}

/** Columns that fit; where several would, or one is missing, nothing is proposed for that field and a person decides. */
function proposal(kind: TableKind, header: readonly string[]): Look['columns'] {
  let free = [...header];
  for (;;) {
    const planned = planColumns(schemas[kind], free, []);
    if (planned.outcome === 'planned')
      return planned.plan.columns.map(({ column, field }) => ({ column, field }));
    const doubtful = planned.problems.flatMap((each) => (each.problem === 'field-twice' ? each.columns : []));
    if (doubtful.length === 0) return partial(kind, free);
    free = free.filter((column) => !doubtful.includes(column));
  }
}

/** The fields that fit although a needed one is missing. */
function partial(kind: TableKind, header: readonly string[]): Look['columns'] {
  const optionalAll = Object.fromEntries(
    Object.entries(schemas[kind]).map(([name, field]) => [name, { ...field, otherwise: { value: null } }]),
  );
  const planned = planColumns(optionalAll, header, []);
  return planned.outcome === 'planned'
    ? planned.plan.columns.map(({ column, field }) => ({ column, field }))
    : [];
}
