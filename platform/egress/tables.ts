import type { Kysely } from 'kysely';
import type { Migration } from '../module.ts';
import { generousBudget } from './budget.ts';

/** What the owner decided about the recipients, and how often they were used. */
export interface EgressTables {
  'records.recipient': {
    /** Of the recipient, or `recipient/instance`. */
    id: string;
    /** What the owner calls an instance; empty for a recipient itself. */
    label: string;
    /** 0 or 1. */
    switched_on: number;
    host: string;
    port: number;
    /** 0 or 1. */
    own_network: number;
    uses: number;
    last_used_at: number | null;
    bytes_sent: number;
    bytes_received: number;
    /** The day of the two columns after it, as ISO date; empty before the first use. */
    day: string;
    uses_today: number;
    bytes_today: number;
    uses_a_day: number;
    bytes_a_day: number;
    revision: number;
  };
}

/** The given database as the door sees it. */
export const egressTables = (db: unknown): Kysely<EgressTables> => db as Kysely<EgressTables>;

const numbersAdded = {
  bytes_sent: 0,
  bytes_received: 0,
  uses_today: 0,
  bytes_today: 0,
  uses_a_day: generousBudget.usesADay,
  bytes_a_day: generousBudget.bytesADay,
} as const;

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
  {
    id: '0002-budget',
    async up(db) {
      const table = db.schema.withSchema('records').alterTable('recipient');
      for (const name of ['label', 'day'])
        await table.addColumn(name, 'text', (column) => column.notNull().defaultTo('')).execute();
      for (const [name, value] of Object.entries(numbersAdded))
        await table.addColumn(name, 'bigint', (column) => column.notNull().defaultTo(value)).execute();
    },
  },
];
