import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';

/** The series' own table. */
export interface NumberTables {
  'records.number_series': {
    series: string;
    /** The number given last. */
    last: number;
  };
}

/** The given database as the series see it. */
export const numberTables = (db: unknown): Kysely<NumberTables> => db as Kysely<NumberTables>;

/** Steps of the series' own table. */
export const numberMigrations: readonly Migration[] = [
  {
    id: '0001-number-series',
    up: (db) =>
      db.schema
        .withSchema('records')
        .createTable('number_series')
        .addColumn('series', 'text', (column) => column.primaryKey().notNull())
        .addColumn('last', columnType.integer, (column) => column.notNull())
        .execute(),
  },
];
