import { type RowFault, readTypedTable, type TypedTable, tallyFaults } from '../../../platform/csv/index.ts';
import { fieldErrors } from '../../../platform/http/field-errors.ts';
import { calendarDay } from '../../../platform/i18n/format.ts';
import {
  createMany,
  customer,
  type ImportedCustomer,
  importedSchema,
  personsByNumber,
} from '../../customers/index.ts';
import { type CustomerValues, customerOf, customerRow } from '../fields/customer-row.ts';
import {
  type ImportReport,
  noCounts,
  type PastDue,
  type PastDueChoice,
  shownFaults,
  shownProblems,
} from '../report.ts';
import { seenValues } from '../seen-values.ts';
import {
  FileChanged,
  faultIn,
  type ImportPlace,
  type ImportTask,
  ownFault,
  portionsOf,
} from './import-task.ts';
import { isDueAlready, pastDueEntry } from './past-due.ts';
import { tableReadAs } from './table-read-as.ts';

const atOnce = 1_000;

/** A row that can be taken over, or everything that is wrong with it. */
type Read = { readonly customer: ImportedCustomer } | { readonly faults: readonly RowFault[] };

/** What was counted on the way through the file. */
interface Tally {
  rows: number;
  added: number;
  known: number;
  dropped: number;
  due: number;
}

/**
 * Takes over a customer list. Everything is checked first; then all of it is written in one unit, or nothing. A customer whose
 * number is known stays as it is, so that what was put right here survives a repetition. Nobody gets a consent.
 */
export async function importCustomers(place: ImportPlace, task: ImportTask): Promise<ImportReport> {
  const { engine, actor } = place;
  const now = engine.now();
  const open = () => readTypedTable(task.file(), customerRow(calendarDay(now)), { choices: task.choices });
  const checking = await open();
  if (checking.outcome === 'refused') return refused(task, shownProblems(checking.problems));
  const { table } = checking;
  const faults = tallyFaults();
  const seen = seenValues();
  const count: Tally = { rows: 0, added: 0, known: 0, dropped: 0, due: 0 };
  for await (const portion of portionsOf(table.rows, atOnce)) {
    const fit: ImportedCustomer[] = [];
    for (const row of portion) {
      const read = 'faults' in row ? row : readCustomer(table, row, now);
      if ('faults' in read) faults.add(read.faults);
      else {
        const earlier = seen.earlier(read.customer.number ?? '', row.row);
        if (earlier !== null) faults.add([faultIn(table, row, 'number', 'numberTwice', { earlier })]);
        else fit.push(read.customer);
      }
    }
    await countRows(place, task.pastDue, fit, now, count);
    count.rows += portion.length;
    task.progress?.('checking', count.rows);
  }
  const found = faults.report();
  const report: ImportReport = {
    what: 'customers',
    outcome: found.count > 0 ? 'refused' : 'checked',
    main: tableReadAs(table),
    lines: null,
    problems: [],
    faults: shownFaults(found),
    counts: { ...noCounts, rows: count.rows, added: count.added, known: count.known, dropped: count.dropped },
    pastDue: pastDueOf(task.pastDue, count.due),
  };
  if (report.outcome === 'refused' || task.mode === 'dry-run') return report;
  await engine.write(actor, async (unit) => {
    const again = await open();
    if (again.outcome === 'refused') throw new FileChanged();
    let rows = 0;
    let added = 0;
    for await (const portion of portionsOf(again.table.rows, atOnce)) {
      const customers = portion.map((row) => {
        const read = 'faults' in row ? row : readCustomer(again.table, row, now);
        if ('faults' in read) throw new FileChanged();
        return read.customer;
      });
      const known = await personsByNumber(unit.db, numbersOf(customers));
      const fresh = customers.filter(({ number = '' }) => !known.has(number));
      const kept = fresh.flatMap((each) => asChosen(each, task.pastDue, now));
      await createMany(unit, engine.register, kept);
      rows += portion.length;
      added += kept.length;
      task.progress?.('writing', rows);
    }
    if (rows !== count.rows || added !== count.added) throw new FileChanged();
    await unit.note('imported', {
      what: 'customers',
      added,
      known: count.known,
      pastDue: count.due,
      choice: task.pastDue,
    });
  });
  return { ...report, outcome: 'imported' };
}

/** A report of a file that cannot be read at all. */
export const refused = (
  { what }: Pick<ImportTask, 'what'>,
  problems: ImportReport['problems'],
): ImportReport => ({
  what,
  outcome: 'refused',
  main: null,
  lines: null,
  problems,
  faults: { count: 0, kinds: [], first: [] },
  counts: noCounts,
  pastDue: [],
});

const numbersOf = (customers: readonly ImportedCustomer[]): string[] =>
  customers.map(({ number = '' }) => number);

async function countRows(
  { engine }: ImportPlace,
  choice: PastDueChoice,
  customers: readonly ImportedCustomer[],
  now: number,
  count: Tally,
): Promise<void> {
  const known = await personsByNumber(engine.db, numbersOf(customers));
  for (const each of customers) {
    if (known.has(each.number ?? '')) {
      count.known++;
      continue;
    }
    const isDue = isPastDue(each, now);
    if (isDue) count.due++;
    if (isDue && choice === 'drop') count.dropped++;
    else count.added++;
  }
}

/** Which field of the table fills a field of the customer, where the names differ. */
const tableField: Readonly<Record<string, string>> = { phones: 'phone' };

function readCustomer(
  table: Pick<TypedTable<unknown>, 'plan'>,
  row: { readonly row: number; readonly line: number; readonly values: CustomerValues },
  now: number,
): Read {
  const value = customerOf(row.values, now);
  const parsed = importedSchema.safeParse(value);
  if (parsed.success) return { customer: parsed.data };
  return {
    faults: fieldErrors(parsed.error, value).map(({ field, code, message }) => {
      const [name = ''] = field.split('/');
      return ownFault(table, row, tableField[name] ?? name, `customers:${name}-${code}`, message);
    }),
  };
}

/** Whether the file of somebody without any consent is due at once. */
function isPastDue({ createdAt, ordersDoneAt }: ImportedCustomer, now: number): boolean {
  if (createdAt === undefined && ordersDoneAt === undefined) return false;
  const done = ordersDoneAt ?? null;
  const idle = done === null ? (createdAt ?? null) : null;
  return isDueAlready(customer, { left_idle: idle, orders_done: done }, undefined, now);
}

/** A customer as the owner's choice wants it: as it is, not at all, or with thirty days from now. */
function asChosen(each: ImportedCustomer, choice: PastDueChoice, now: number): readonly ImportedCustomer[] {
  if (choice === 'sweep' || !isPastDue(each, now)) return [each];
  if (choice === 'drop') return [];
  const { createdAt: _created, ordersDoneAt: _done, ...rest } = each;
  return [rest];
}

const pastDueOf = (choice: PastDueChoice, count: number): readonly PastDue[] =>
  pastDueEntry(customer, count, fates[choice]);

const fates = {
  sweep: 'dies-with-next-sweep',
  'keep-30-days': 'kept-30-days',
  drop: 'dropped',
} as const satisfies Record<PastDueChoice, PastDue['fate']>;
