import { declare } from '@redlich/engine';
import { logPledges } from '../../logging/pledges.ts';
import type { Module } from '../../module.ts';
import { httpTexts } from '../texts.ts';
import { healthMigrations } from './tables.ts';

/** The table the health check writes to, and what the log promises. Its route is hung by `createApp`, because it speaks of all tenants. */
export const healthModule: Module = {
  id: 'health',
  declaration: declare({ module: 'health', activities: [], consents: [], roles: [] }),
  migrations: healthMigrations,
  texts: httpTexts,
  routes: () => {},
  jobs: [],
  pledges: logPledges,
};
