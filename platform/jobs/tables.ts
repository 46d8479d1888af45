import { createIndex } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';

/** What ran when, and which process runs the jobs. Counts and fault numbers, never content. */
export interface JobTables {
  'records.job_run': {
    id: string;
    job: string;
    started_at: number;
    ended_at: number;
    done: number;
    /** The engine's fault id, or `unexpected`; null after a good run. */
    fault: string | null;
    /** Number of the fault in the log. */
    error: string | null;
    faults_in_a_row: number;
  };
  'records.job_lease': {
    id: 'jobs';
    holder: string;
    /** Until when nobody else may run jobs, unless it is renewed before. */
    until: number;
  };
}

/** The given database as the jobs see it. */
export const jobTables = (db: unknown): Kysely<JobTables> => db as Kysely<JobTables>;

/** Steps of the jobs' tables. */
export const jobMigrations: readonly Migration[] = [
  {
    id: '0001-job-run',
    async up(db) {
      const records = db.schema.withSchema('records');
      await records
        .createTable('job_run')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('job', 'text', (column) => column.notNull())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('ended_at', 'bigint', (column) => column.notNull())
        .addColumn('done', 'bigint', (column) => column.notNull())
        .addColumn('fault', 'text')
        .addColumn('error', 'text')
        .addColumn('faults_in_a_row', 'bigint', (column) => column.notNull())
        .execute();
      // The last runs of each job.
      await createIndex(db, { name: 'job_run_by_job', table: 'job_run', columns: ['job', 'started_at'] });
      // Old runs, to forget them.
      await createIndex(db, { name: 'job_run_by_age', table: 'job_run', columns: ['started_at'] });
      await records
        .createTable('job_lease')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
