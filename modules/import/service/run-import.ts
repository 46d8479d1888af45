import type { ImportReport } from '../report.ts';
import { importArticles } from './import-articles.ts';
import { importCustomers } from './import-customers.ts';
import { importOrders } from './import-orders.ts';
import type { ImportPlace, ImportTask } from './import-task.ts';

const importers = { customers: importCustomers, orders: importOrders, articles: importArticles } as const;

/**
 * Takes over a file of an older system, or says what would come of it. Whole or not at all: every row is checked before the first is
 * written, and all are written in one unit. Repeating it makes no doubles, because customers, orders and articles are known by their
 * numbers. No consent is taken over.
 *
 * @throws {FileChanged} when the file is another one at the second reading; nothing was written
 * @example
 * const report = await runImport({ engine, actor }, { what: 'articles', file: () => createReadStream(path), choices: [], mode: 'dry-run', pastDue: 'sweep' });
 */
export const runImport = (place: ImportPlace, task: ImportTask): Promise<ImportReport> =>
  importers[task.what](place, task);
