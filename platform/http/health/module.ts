import { declare } from '@redlich/engine';
import type { Module } from '../../module.ts';
import { httpTexts } from '../texts.ts';
import { healthMigrations } from './tables.ts';

/** The table the health check writes to. Its route is hung by `createApp`, because it speaks of all tenants. */
export const healthModule: Module = {
  id: 'health',
  declaration: declare({ module: 'health', activities: [], consents: [], roles: [] }),
  migrations: healthMigrations,
  texts: httpTexts,
  routes: () => {},
  jobs: [],
};
