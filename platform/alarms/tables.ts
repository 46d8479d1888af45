import { createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';
import type { Alarm, Severity } from './alarm.ts';
import type { probingRequest } from './declaration.ts';

/** An alarm, and who was told of it. */
export interface AlarmRow {
  readonly id: string;
  readonly alarm: string;
  /** JSON of title and advice: an alarm of a part that is gone can still be read. */
  readonly words: string;
  readonly severity: Severity;
  readonly ends: Alarm['ends'];
  readonly about: string;
  readonly since: number;
  readonly last_at: number;
  readonly times: number;
  readonly cleared_at: number | null;
  readonly mail: Told;
  readonly mail_at: number | null;
  readonly webhook: Told;
  /** Attempts in a row that failed, and when the next one is due. */
  readonly webhook_tries: number;
  readonly webhook_next_at: number;
}

/** What was told of an alarm: nothing, that it was raised, or that it is over. */
export type Told = 'nothing' | 'raised' | 'cleared';

interface AlarmTables {
  'records.alarm': AlarmRow;
  'records.probing_request': RowOf<typeof probingRequest>;
}

/** The given database as the alarms see it. */
export const alarmTables = (db: unknown): Kysely<AlarmTables> => db as Kysely<AlarmTables>;

/** Steps of the alarms' table. */
export const alarmMigrations: readonly Migration[] = [
  {
    id: '0001-alarm',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('alarm')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('alarm', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('severity', 'text', (column) => column.notNull())
        .addColumn('ends', 'text', (column) => column.notNull())
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addColumn('times', 'bigint', (column) => column.notNull())
        .addColumn('cleared_at', 'bigint')
        .addColumn('mail', 'text', (column) => column.notNull())
        .addColumn('mail_at', 'bigint')
        .addColumn('webhook', 'text', (column) => column.notNull())
        .addColumn('webhook_tries', 'bigint', (column) => column.notNull())
        .addColumn('webhook_next_at', 'bigint', (column) => column.notNull())
        .execute();
      await createIndex(db, {
        name: 'probing_request_at',
        table: 'probing_request',
        columns: ['created_at'],
      });
    },
  },
];
