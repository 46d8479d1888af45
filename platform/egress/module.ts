import { declare } from '@redlich/engine';
import type { Module } from '../module.ts';
import { egressPledges } from './pledges.ts';
import { egressRoutes } from './routes.ts';
import { egressMigrations } from './tables.ts';
import { egressTexts } from './texts.ts';

/** The door to the outside. Recipients are declared by the modules that need them; the door itself holds no personal data. */
export const egressModule: Module = {
  id: 'egress',
  declaration: declare({ module: 'egress', activities: [], consents: [], roles: [] }),
  migrations: egressMigrations,
  texts: egressTexts,
  routes: egressRoutes,
  jobs: [],
  pledges: egressPledges,
};
