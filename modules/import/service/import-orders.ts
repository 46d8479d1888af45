import type { LegalFacts, PersonId, Text, Unit } from '@redlich/engine';
import { readTypedTable, type TypedTable, tallyFaults } from '../../../platform/csv/index.ts';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { customer, personsByNumber } from '../../customers/index.ts';
import {
  customerOrder,
  type ImportedOrder,
  knownOrderNumbers,
  settleFiles,
  importOrders as takeOver,
} from '../../orders/index.ts';
import { instantOf } from '../fields/customer-row.ts';
import {
  lineFields,
  type OrderValues,
  orderLineRow,
  orderRow,
  type PieceValues,
} from '../fields/order-row.ts';
import { type LineBook, lineBook } from '../line-book.ts';
import {
  type ImportCounts,
  type ImportReport,
  noCounts,
  type PastDue,
  shownFaults,
  shownProblems,
} from '../report.ts';
import { seenValues } from '../seen-values.ts';
import { importTexts } from '../texts.ts';
import { bookLines, checkOrders, openLines } from './check-orders.ts';
import { refused } from './import-customers.ts';
import { FileChanged, type ImportPlace, type ImportTask, portionsOf } from './import-task.ts';
import { isDueAlready, pastDueEntry } from './past-due.ts';
import { RolledBack, rolledBack } from './rolled-back.ts';
import { type TableReadAs, tableReadAs } from './table-read-as.ts';

const atOnce = 400;

/**
 * Takes over orders with their lines, which stand in a second file or in the rows themselves. Everything is checked first; then all is
 * written in one unit, or nothing. A dry run writes as well and undoes it, so that it tells exactly what would die.
 */
export async function importOrders(place: ImportPlace, task: ImportTask): Promise<ImportReport> {
  const faults = tallyFaults();
  const open = () => openOrders(place, task);
  const checking = await open();
  if (checking.outcome === 'refused')
    return refused(task, problemsOf(task, shownProblems(checking.problems)));
  const { table } = checking;
  let book = lineBook();
  let lines: TableReadAs | null = null;
  if (task.lines !== undefined) {
    const opened = await openLines(task, task.lines);
    if (opened.outcome === 'refused') {
      await table.close();
      return refused(task, shownProblems(opened.problems));
    }
    book = await bookLines(place, task, opened.table, faults);
    lines = tableReadAs(opened.table);
  }
  const linesAre = task.lines === undefined ? 'in-rows' : 'apart';
  const rows = await checkOrders(place, task, table, { book, linesAre, faults });
  const found = faults.report();
  let written: Written = { counts: { ...noCounts, rows }, pastDue: [] };
  if (found.count === 0) {
    await rolledBack(
      place.engine.write(place.actor, async (unit) => {
        const again = await open();
        if (again.outcome === 'refused') throw new FileChanged();
        written = await writeOrders(unit, place, task, again.table, book);
        if (written.counts.rows !== rows) throw new FileChanged();
        if (task.mode === 'dry-run') throw new RolledBack();
      }),
    );
  }
  const done = task.mode === 'dry-run' ? 'checked' : 'imported';
  return {
    what: 'orders',
    outcome: found.count > 0 ? 'refused' : done,
    main: tableReadAs(table),
    lines,
    problems: [],
    faults: shownFaults(found),
    ...written,
  };
}

/** The table of orders, with the fields of lines where no second file has them. */
function openOrders({ engine }: ImportPlace, task: ImportTask) {
  const today = calendarDay(engine.now());
  const choices =
    task.lines === undefined || task.lineChoices !== undefined
      ? task.choices
      : task.choices.filter(({ field }) => field === null || !lineFields.has(field));
  return task.lines === undefined
    ? readTypedTable(task.file(), orderLineRow(today), { choices })
    : readTypedTable(task.file(), orderRow(today), { choices });
}

/** Whoever forgot the second file is told of it first. */
const problemsOf = ({ lines }: ImportTask, problems: readonly Text[]): readonly Text[] =>
  lines === undefined ? [bilingual(importTexts, 'linesMissing'), ...problems] : problems;

interface Written {
  readonly counts: ImportCounts;
  readonly pastDue: readonly PastDue[];
}

async function writeOrders(
  unit: Unit,
  { engine }: ImportPlace,
  task: ImportTask,
  table: TypedTable<OrderValues & Partial<PieceValues>>,
  book: LineBook,
): Promise<Written> {
  const counts = { rows: 0, added: 0, changed: 0, known: 0, dropped: 0, lines: 0 };
  const seen = seenValues();
  const concerned = new Set<PersonId>();
  let due = 0;
  for await (const portion of portionsOf(table.rows, atOnce)) {
    const heads = portion.flatMap((row): OrderValues[] => {
      if ('faults' in row) throw new FileChanged();
      return seen.earlier(row.values.number, row.row) === null ? [row.values] : [];
    });
    const known = await knownOrderNumbers(
      unit.db,
      heads.map(({ number }) => number),
    );
    const fresh = heads.filter(({ number }) => !known.has(number));
    const persons = await personsByNumber(unit.db, [...new Set(fresh.map((head) => head.customer))]);
    const facts = await engine.facts.ofMany([...persons.values()]);
    const kept: ImportedOrder[] = [];
    for (const head of fresh) {
      const order = orderOf(head, persons, book, unit.now);
      concerned.add(order.customer);
      const isDue = isPastDue(order, facts, unit.now);
      if (isDue) due++;
      if (isDue && task.pastDue === 'drop') counts.dropped++;
      else kept.push(order);
    }
    const taken = await takeOver(unit, kept, 'settle-later');
    if (taken.outcome === 'refused') throw new FileChanged();
    counts.rows += portion.length;
    counts.added += taken.added;
    counts.known += known.size;
    counts.lines += kept.reduce((sum, { lines }) => sum + lines.length, 0);
    task.progress?.('writing', counts.rows);
  }
  const keeps = task.pastDue === 'keep-30-days';
  const files = await settleFiles(unit, [...concerned], keeps ? 'leave-idle' : 'end');
  const pastDue = [
    ...pastDueEntry(customerOrder, due, task.pastDue === 'drop' ? 'dropped' : 'dies-with-next-sweep'),
    ...pastDueEntry(customer, files, keeps ? 'kept-30-days' : 'ends-with-the-import'),
  ];
  return { counts, pastDue };
}

function orderOf(
  head: OrderValues,
  persons: ReadonlyMap<string, PersonId>,
  book: LineBook,
  now: number,
): ImportedOrder {
  const person = persons.get(head.customer);
  const lines = book.of(head.number);
  if (person === undefined || lines.length === 0) throw new FileChanged();
  const instant = (day: string | null): number | null => (day === null ? null : instantOf(day, now));
  return {
    number: head.number,
    customer: person,
    orderedAt: instantOf(head.orderedAt, now),
    expectedOn: head.expectedOn,
    collectedAt: instant(head.collectedAt),
    cancelledAt: instant(head.cancelledAt),
    // Nobody consented to messages yet; whoever does later gets the kind they choose then.
    messageKind: 'K',
    note: head.note,
    lines,
  };
}

const isPastDue = (
  { customer: person, orderedAt, collectedAt, cancelledAt }: ImportedOrder,
  facts: ReadonlyMap<PersonId, LegalFacts>,
  now: number,
): boolean =>
  isDueAlready(
    customerOrder,
    { created: orderedAt, collected: collectedAt, cancelled: cancelledAt },
    facts.get(person),
    now,
  );
