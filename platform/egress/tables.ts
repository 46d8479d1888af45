import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';

/** What the owner decided about the recipients, and how often they were used. */
export interface EgressTables {
  'records.recipient': {
    id: string;
    /** 0 or 1. */
    switched_on: number;
    host: string;
    port: number;
    /** 0 or 1. */
    own_network: number;
    uses: number;
    last_used_at: number | null;
    revision: number;
  };
}

/** The given database as the door sees it. */
export const egressTables = (db: unknown): Kysely<EgressTables> => db as Kysely<EgressTables>;

/** Steps of the door's table. */
export const egressMigrations: readonly Migration[] = [
  {
    id: '0001-recipient',
    up: (db) =>
      db.schema
        .withSchema('records')
        .createTable('recipient')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('switched_on', 'bigint', (column) => column.notNull())
        .addColumn('host', 'text', (column) => column.notNull())
        .addColumn('port', 'bigint', (column) => column.notNull())
        .addColumn('own_network', 'bigint', (column) => column.notNull())
        .addColumn('uses', 'bigint', (column) => column.notNull())
        .addColumn('last_used_at', 'bigint')
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .execute(),
  },
];
