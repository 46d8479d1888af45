import type { Unit } from '@redlich/engine';
import { readTypedTable, tallyFaults } from '../../../platform/csv/index.ts';
import { type NewArticle, importArticles as takeOver } from '../../articles/index.ts';
import { articleOf, articleRow } from '../fields/article-row.ts';
import { type ImportReport, noCounts, shownFaults, shownProblems } from '../report.ts';
import { seenValues } from '../seen-values.ts';
import { refused } from './import-customers.ts';
import {
  FileChanged,
  faultIn,
  type ImportPlace,
  type ImportTask,
  ownFault,
  portionsOf,
} from './import-task.ts';
import { RolledBack, rolledBack } from './rolled-back.ts';
import { tableReadAs } from './table-read-as.ts';

const atOnce = 2_000;

/**
 * Takes over an article list, whole or not at all. A known number is changed to what the file says: articles are things, and the file
 * is their newest state.
 */
export async function importArticles(
  { engine, actor }: ImportPlace,
  task: ImportTask,
): Promise<ImportReport> {
  const open = () => readTypedTable(task.file(), articleRow, { choices: task.choices });
  const checking = await open();
  if (checking.outcome === 'refused') return refused(task, shownProblems(checking.problems));
  const { table } = checking;
  const faults = tallyFaults();
  const numbers = seenValues();
  const codes = seenValues();
  let rows = 0;
  for await (const row of table.rows) {
    if (++rows % 1_000 === 0) task.progress?.('checking', rows);
    if ('faults' in row) {
      faults.add(row.faults);
      continue;
    }
    const { number, ean } = row.values;
    const twice = numbers.earlier(number, row.row);
    if (twice !== null) faults.add([faultIn(table, row, 'number', 'numberTwice', { earlier: twice })]);
    const same = ean === null ? null : codes.earlier(ean, row.row);
    if (same !== null) faults.add([faultIn(table, row, 'ean', 'codeTwice', { earlier: same })]);
  }
  const counts = { ...noCounts, rows };
  const write = async (unit: Unit) => {
    const again = await open();
    if (again.outcome === 'refused') throw new FileChanged();
    const sum = { ...counts, rows: 0 };
    for await (const portion of portionsOf(again.table.rows, atOnce)) {
      const articles = portion.map((row): NewArticle => {
        if ('faults' in row) throw new FileChanged();
        return articleOf(row.values);
      });
      const taken = await takeOver(unit, articles);
      sum.rows += portion.length;
      task.progress?.('writing', sum.rows);
      if (taken.outcome === 'refused') {
        for (const { row, field, reason } of taken.faults) {
          const at = portion[row];
          if (at) faults.add([ownFault(table, at, field, `articles:${field}`, reason)]);
        }
      } else {
        sum.added += taken.added;
        sum.changed += taken.changed;
        sum.known += taken.same;
      }
    }
    if (sum.rows !== rows) throw new FileChanged();
    Object.assign(counts, sum);
    if (task.mode === 'dry-run' || faults.report().count > 0) throw new RolledBack();
  };
  if (faults.report().count === 0) await rolledBack(engine.write(actor, write));
  const found = faults.report();
  const done = task.mode === 'dry-run' ? 'checked' : 'imported';
  return {
    what: 'articles',
    outcome: found.count > 0 ? 'refused' : done,
    main: tableReadAs(table),
    lines: null,
    problems: [],
    faults: shownFaults(found),
    counts: found.count > 0 ? { ...noCounts, rows } : counts,
    pastDue: [],
  };
}
