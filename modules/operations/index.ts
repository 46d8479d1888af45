import type { Module } from '../../platform/module.ts';
import { operationsDeclaration } from './declaration.ts';
import { backupJob, ledgerJob, rotateJob } from './jobs.ts';
import { kitRoutes } from './kit-routes.ts';
import { operationMigrations } from './operation.tables.ts';
import { operationPledges } from './pledges.ts';
import { operationRoutes } from './routes.ts';
import { backupSetting } from './settings.ts';
import { operationTexts } from './texts.ts';

export { openPlaces } from './service/open-places.ts';
export { type BackupEnd, runBackup, runningBackup } from './service/run-backup.ts';

/** Backups: places, the night's run, the recovery kit, and what proves that deletions reach the copies. */
export const operationsModule: Module = {
  id: 'operations',
  declaration: operationsDeclaration,
  migrations: operationMigrations,
  texts: operationTexts,
  routes(api) {
    operationRoutes(api);
    kitRoutes(api);
  },
  jobs: [rotateJob, backupJob, ledgerJob],
  settings: [backupSetting],
  pledges: operationPledges,
};
