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
import { type SeenValues, seenValues } from '../seen-values.ts';
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
    choices: task.lineChoices ?? task.choices.filter(({ field }) => field !== null && lineFields.has(field)),
  });

/** Where the lines of orders are, and where faults go. */
export interface OrderCheck {
  /** With `apart` it holds the lines of the second file; with `in-rows` those of the rows go into it. */
  readonly book: LineBook;
  readonly linesAre: 'apart' | 'in-rows';
  readonly faults: FaultTally;
}

/**
 * Looks at every row of orders: customers and articles exist, the days follow each other, numbers do not repeat, rows of one order
 * agree, and each order has lines. What is known already is passed over.
 * @returns how many rows there are
 */
export async function checkOrders(
  place: ImportPlace,
  task: ImportTask,
  table: OrderTable,
  check: OrderCheck,
): Promise<number> {
  const { db } = place.engine;
  const seen: SeenOrders = { numbers: seenValues(), heads: seenValues(), find: articleFinder(place) };
  let rows = 0;
  for await (const portion of portionsOf(table.rows, atOnce)) {
    const read = portion.flatMap((row) => ('faults' in row ? [] : [row.values]));
    const known = await knownOrderNumbers(db, [...new Set(read.map(({ number }) => number))]);
    const persons = await personsByNumber(db, [...new Set(read.map(({ customer }) => customer))]);
    for (const row of portion)
      check.faults.add(
        'faults' in row ? row.faults : await rowFaults(table, row, { ...check, ...seen, known, persons }),
      );
    rows += portion.length;
    task.progress?.('checking', rows);
  }
  if (check.linesAre === 'apart') {
    for (const [order, row] of check.book.orders())
      if (!seen.numbers.has(order)) tallyLines(check.faults, [orphan(row)]);
  }
  return rows;
}

interface SeenOrders {
  readonly numbers: SeenValues;
  readonly heads: SeenValues;
  readonly find: ReturnType<typeof articleFinder>;
}

interface RowCheck extends OrderCheck, SeenOrders {
  readonly known: ReadonlySet<string>;
  readonly persons: ReadonlyMap<string, PersonId>;
}

async function rowFaults(
  table: OrderTable,
  row: OrderRowRead,
  check: RowCheck,
): Promise<readonly RowFault[]> {
  const { number } = row.values;
  const earlier = check.numbers.earlier(number, row.row);
  const isNewHead = check.heads.earlier(headOf(row.values), row.row) === null;
  const faults: RowFault[] = [];
  if (earlier !== null && check.linesAre === 'apart')
    faults.push(faultIn(table, row, 'number', 'numberTwice', { earlier }));
  if (check.known.has(number)) return faults;
  if (earlier === null) faults.push(...headFaults(table, row, check.persons));
  if (check.linesAre === 'apart')
    return check.book.has(number) ? faults : [...faults, faultIn(table, row, null, 'noLines')];
  if (earlier !== null && isNewHead) faults.push(faultIn(table, row, null, 'rowsDisagree'));
  // In this form every row has a line; the schema of such tables requires it.
  const piece = row.values as OrderValues & PieceValues;
  const fault = await bookLine(check.book, check.find, table, row, number, piece);
  return fault === null ? faults : [...faults, fault];
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
