import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';

/** What the owner entered about a recipient: one the program declares, or one of the company's own. */
export interface RecipientEntryRow {
  /** Id of the declared recipient, or a random one. */
  readonly id: string;
  readonly origin: 'declared' | 'own';
  /** Empty for a declared one: the declaration says it. */
  readonly title: string;
  readonly role: 'processor' | 'controller' | 'joint-controller';
  readonly receives: string;
  readonly company_name: string;
  readonly company_place: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly company_country: string;
  /** ISO code of the third country, or empty where none gets the data. */
  readonly third_country: string;
  readonly safeguard: string;
  /** When the agreement under Art. 28 (3) or 26 was concluded, as ISO date. */
  readonly agreement_on: string | null;
  /** When it ends by itself, as ISO date. */
  readonly agreement_until: string | null;
  /** Where the signed agreement lies. */
  readonly agreement_at: string;
  /** JSON list of `{ title, validUntil }`. */
  readonly certificates: string;
  /** When somebody should look at this entry again, as ISO date. */
  readonly check_on: string | null;
  readonly in_use: number;
  readonly revision: number;
  readonly updated_at: number;
}

/** Tables as this module sees them. */
export interface RecipientTables {
  'records.recipient_entry': RecipientEntryRow;
}

/** The given database as this module sees it. */
export const recipientTables = (db: unknown): Kysely<RecipientTables> => db as Kysely<RecipientTables>;

/** Steps of this module's tables. */
export const recipientMigrations: readonly Migration[] = [
  {
    id: '0001-register',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('recipient_entry')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('origin', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('receives', 'text', (column) => column.notNull())
        .addColumn('company_name', 'text', (column) => column.notNull())
        .addColumn('company_place', 'text', (column) => column.notNull())
        .addColumn('company_country', 'text', (column) => column.notNull())
        .addColumn('third_country', 'text', (column) => column.notNull())
        .addColumn('safeguard', 'text', (column) => column.notNull())
        .addColumn('agreement_on', 'text')
        .addColumn('certificates', 'text', (column) => column.notNull())
        .addColumn('check_on', 'text')
        .addColumn('in_use', columnType.integer, (column) => column.notNull())
        .addColumn('revision', columnType.integer, (column) => column.notNull())
        .addColumn('updated_at', columnType.instant, (column) => column.notNull())
        .execute();
    },
  },
  {
    id: '0002-agreement',
    async up(db) {
      const table = () => db.schema.withSchema('records').alterTable('recipient_entry');
      await table().addColumn('agreement_until', 'text').execute();
      await table()
        .addColumn('agreement_at', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
    },
  },
];
