import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';

/** What the owner answered about a measure the program cannot see. The latest counts. */
export interface AnswerRow {
  /** Id of the task. */
  readonly task: string;
  readonly state: 'met' | 'not-met' | 'not-applicable';
  readonly how: string;
  readonly answered_at: number;
  /** Pseudonym of who answered. */
  readonly author: string;
}

/** A yearly review of all measures (Art. 32 (1) d GDPR): who, when, with which result, and how everything stood. */
export interface ReviewRow {
  readonly number: number;
  readonly reviewed_at: number;
  readonly author: string;
  readonly result: string;
  /** `MeasuresSnapshot` as JSON. */
  readonly snapshot: string;
}

/** Tables as this module sees them. */
export interface MeasureTables {
  'records.measure_answer': AnswerRow;
  'records.measure_review': ReviewRow;
}

/** The given database as this module sees it. */
export const measureTables = (db: unknown): Kysely<MeasureTables> => db as Kysely<MeasureTables>;

/** Steps of this module's tables. */
export const measureMigrations: readonly Migration[] = [
  {
    id: '0001-measures',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('measure_answer')
        .addColumn('task', 'text', (column) => column.primaryKey().notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('how', 'text', (column) => column.notNull())
        .addColumn('answered_at', columnType.instant, (column) => column.notNull())
        .addColumn('author', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .withSchema('records')
        .createTable('measure_review')
        .addColumn('number', columnType.integer, (column) => column.primaryKey().notNull())
        .addColumn('reviewed_at', columnType.instant, (column) => column.notNull())
        .addColumn('author', 'text', (column) => column.notNull())
        .addColumn('result', 'text', (column) => column.notNull())
        .addColumn('snapshot', 'text', (column) => column.notNull())
        .execute();
    },
  },
];
