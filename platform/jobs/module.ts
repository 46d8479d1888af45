import { declare } from '@redlich/engine';
import type { Module } from '../module.ts';
import type { Job } from './job.ts';
import { jobRoutes } from './routes.ts';
import { jobMigrations } from './tables.ts';
import { jobTexts } from './texts.ts';

/** Shows the given jobs, those of all other modules, and keeps their runs. It has no job itself. */
export const jobsModule = (jobs: readonly Job[]): Module => ({
  id: 'jobs',
  declaration: declare({ module: 'jobs', activities: [], consents: [], roles: [] }),
  migrations: jobMigrations,
  texts: jobTexts,
  routes: jobRoutes(jobs),
  jobs: [],
});
