import type { Module } from '../../platform/module.ts';
import { backupAgeCheck, drillAgeCheck, drillCheck, placeRoomCheck } from './checks.ts';
import { operationsDeclaration } from './declaration.ts';
import { drillRoutes } from './drill-routes.ts';
import { backupJob, drillJob, ledgerJob, rotateJob } from './jobs.ts';
import { kitRoutes } from './kit-routes.ts';
import { operationMigrations } from './operation.tables.ts';
import { operationPledges } from './pledges.ts';
import { operationRoutes } from './routes.ts';
import { backupSetting, takeOverSetting } from './settings.ts';
import { operationTexts } from './texts.ts';

export { backupPlace } from './declaration.ts';
export { kitPaper, testKit } from './service/kit.ts';
export { placeReason } from './service/place-reason.ts';
export { type PlacePruned, prunePlaces } from './service/prune-places.ts';
export { lastBackups, runBackup } from './service/run-backup.ts';
export { type DrillEnd, runDrill } from './service/run-drill.ts';
export { takeOverPlaces } from './service/take-over.ts';
export { verifyPlaces } from './service/verify-places.ts';

/** Backups: places, the night's run, the recovery kit, and what proves that deletions reach the copies. */
export const operationsModule: Module = {
  id: 'operations',
  declaration: operationsDeclaration,
  migrations: operationMigrations,
  texts: operationTexts,
  routes(api) {
    operationRoutes(api);
    kitRoutes(api);
    drillRoutes(api);
  },
  jobs: [rotateJob, backupJob, ledgerJob, drillJob],
  checks: [backupAgeCheck, placeRoomCheck, drillCheck, drillAgeCheck],
  settings: [backupSetting, takeOverSetting],
  pledges: operationPledges,
};
