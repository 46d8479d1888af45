import type { Module } from '../../platform/module.ts';
import { importDeclaration } from './declaration.ts';
import { importRoutes } from './routes.ts';
import { importTexts } from './texts.ts';

/** Takes over customers, orders and articles of an older system from CSV files. */
export const importModule: Module = {
  id: 'import',
  declaration: importDeclaration,
  migrations: [],
  texts: importTexts,
  routes: importRoutes,
  jobs: [],
};

export {
  type Importable,
  type ImportReport,
  importables,
  type PastDueChoice,
  pastDueChoices,
} from './report.ts';
export { FileChanged, type ImportTask } from './service/import-task.ts';
export { runImport } from './service/run-import.ts';
