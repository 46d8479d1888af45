import type { PersonId } from '@redlich/engine';
import {
  type FaultTally,
  type ReadRow,
  type RowFault,
  readTypedTable,
  type TypedTable,
} from '../../../platform/csv/index.ts';
import { articleByCode } from '../../articles/index.ts';
import { personsByNumber } from '../../customers/index.ts';
import { knownOrderNumbers } from '../../orders/index.ts';
import { discounted, lineFields, lineRow, type OrderValues, type PieceValues } from '../fields/order-row.ts';
import { type LineBook, lineBook } from '../line-book.ts';
import { seenValues } from '../seen-values.ts';
import { faultIn, type ImportPlace, type ImportTask, portionsOf, tallyLines } from './import-task.ts';

const atOnce = 400;

/** A row of orders: with the line of its row, or without one where the lines stand in a second file. */
export type OrderRowRead = ReadRow<OrderValues & Partial<PieceValues>>;
type OrderTable = TypedTable<OrderValues & Partial<PieceValues>>;

/** Finds articles by number, EAN or ISBN, each once. */
export function articleFinder({ engine }: ImportPlace): (typed: string) => Promise<string | null> {
  const found = new Map<string, string | null>();
  return async (typed) => {
    const before = found.get(typed);
    if (before !== undefined) return before;
    const article = (await articleByCode(engine, typed))?.id ?? null;
    found.set(typed, article);
    return article;
  };
}

/** Reads the second file into a book. Lines of orders that are known already are passed over. */
export async function bookLines(
  place: ImportPlace,
  task: ImportTask,
  table: TypedTable<PieceValues & { readonly order: string }>,
  faults: FaultTally,
): Promise<LineBook> {
  const book = lineBook();
  const find = articleFinder(place);
  let rows = 0;
  for await (const portion of portionsOf(table.rows, atOnce)) {
    const numbers = portion.flatMap((row) => ('faults' in row ? [] : [row.values.order]));
    const known = await knownOrderNumbers(place.engine.db, [...new Set(numbers)]);
    for (const row of portion) {
      if ('faults' in row) tallyLines(faults, row.faults);
      else if (!known.has(row.values.order)) {
        const fault = await bookLine(book, find, table, row, row.values.order, row.values);
        if (fault !== null) tallyLines(faults, [fault]);
      }
    }
    rows += portion.length;
    task.progress?.('checking', rows);
  }
  return book;
}

async function bookLine(
  book: LineBook,
  find: ReturnType<typeof articleFinder>,
  table: Pick<TypedTable<unknown>, 'plan'>,
  row: { readonly row: number; readonly line: number },
  order: string,
  piece: PieceValues,
): Promise<RowFault | null> {
  const article = await find(piece.article);
  if (article === null) return faultIn(table, row, 'article', 'articleUnknown');
  book.add(order, { article, quantity: piece.quantity, priceCents: discounted(piece) }, row.row);
  return null;
}

/** The second file of orders, opened with those of the choices that name its fields. */
export const openLines = (task: ImportTask, lines: NonNullable<ImportTask['lines']>) =>
  readTypedTable(lines(), lineRow, {
    choices: task.choices.filter(({ field }) => field !== null && lineFields.has(field)),
  });

/** What was found out about the orders of a file. */
export interface OrdersChecked {
  readonly rows: number;
}

/**
 * Looks at every row of orders: customers and articles exist, the days follow each other, numbers do not repeat, rows of one order
 * agree, and each order has lines. What is known already is passed over.
 * @param given lines of the second file; `null` when each row has its own, which then go into `book`
 */
export async function checkOrders(
  place: ImportPlace,
  task: ImportTask,
  table: OrderTable,
  {
    book,
    linesAre,
    faults,
  }: { readonly book: LineBook; readonly linesAre: 'apart' | 'in-rows'; readonly faults: FaultTally },
): Promise<OrdersChecked> {
  const find = articleFinder(place);
  const numbers = seenValues();
  const heads = seenValues();
  let rows = 0;
  for await (const portion of portionsOf(table.rows, atOnce)) {
    const read = portion.flatMap((row) => ('faults' in row ? [] : [row]));
    const known = await knownOrderNumbers(place.engine.db, [
      ...new Set(read.map(({ values }) => values.number)),
    ]);
    const persons = await personsByNumber(place.engine.db, [
      ...new Set(read.map(({ values }) => values.customer)),
    ]);
    for (const row of portion) {
      if ('faults' in row) {
        faults.add(row.faults);
        continue;
      }
      const { values } = row;
      const earlier = numbers.earlier(values.number, row.row);
      const isSameHead = heads.earlier(headOf(values), row.row) !== null;
      if (earlier !== null && linesAre === 'apart')
        faults.add([faultIn(table, row, 'number', 'numberTwice', { earlier })]);
      if (known.has(values.number)) continue;
      if (earlier === null) faults.add(headFaults(table, row, persons));
      else if (linesAre === 'in-rows' && !isSameHead) faults.add([faultIn(table, row, null, 'rowsDisagree')]);
      if (linesAre === 'in-rows') {
        const fault = await bookLine(
          book,
          find,
          table,
          row,
          values.number,
          values as OrderValues & PieceValues,
        );
        if (fault !== null) faults.add([fault]);
      } else if (!book.has(values.number)) faults.add([faultIn(table, row, null, 'noLines')]);
    }
    rows += portion.length;
    task.progress?.('checking', rows);
  }
  if (linesAre === 'apart') {
    for (const [order, row] of book.orders()) if (!numbers.has(order)) tallyLines(faults, [orphan(row)]);
  }
  return { rows };
}

/** What every row of one order must say alike. */
const headOf = ({ number, customer, orderedAt, collectedAt, cancelledAt }: OrderValues): string =>
  JSON.stringify([number, customer, orderedAt, collectedAt, cancelledAt]);

function headFaults(
  table: Pick<TypedTable<unknown>, 'plan'>,
  row: OrderRowRead,
  persons: ReadonlyMap<string, PersonId>,
): readonly RowFault[] {
  const { customer, orderedAt, collectedAt, cancelledAt } = row.values;
  const faults: RowFault[] = [];
  if (!persons.has(customer)) faults.push(faultIn(table, row, 'customer', 'customerUnknown'));
  for (const [field, day] of [
    ['collectedAt', collectedAt],
    ['cancelledAt', cancelledAt],
  ] as const)
    if (day !== null && day < orderedAt) faults.push(faultIn(table, row, field, 'beforeOrdered'));
  if (collectedAt !== null && cancelledAt !== null)
    faults.push(faultIn(table, row, 'cancelledAt', 'bothEnds'));
  return faults;
}

/** The line number of a booked line is not kept; its row is enough to find it. */
const orphan = (row: number): RowFault =>
  faultIn({ plan: { columns: [], unused: [] } }, { row, line: row }, null, 'orderUnknown');
