import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { consentPaper, contactEntry, customer, customerNote, interestProfile } from './declaration.ts';

/** A wording the owner wrote in place of the declared one. Rows are only ever added: whoever consented to one can read it. */
export interface WordingRow {
  readonly consent: string;
  readonly version: string;
  readonly de: string;
  readonly en: string;
  readonly at: number;
  /** Pseudonymous id of the user. */
  readonly author: string;
}

/** The tables of this module as plain queries see them; sealed fields open through the engine alone. */
export interface CustomerTables {
  'records.customer': RowOf<typeof customer>;
  'records.customer_note': RowOf<typeof customerNote>;
  'records.contact_entry': RowOf<typeof contactEntry>;
  'records.interest_profile': RowOf<typeof interestProfile>;
  'records.consent_paper': RowOf<typeof consentPaper>;
  'records.consent_wording': WordingRow;
}

/** The given database as this module sees it. */
export const customerTables = (db: unknown): Kysely<CustomerTables> => db as Kysely<CustomerTables>;

/** Steps of this module's own table and of the indexes its queries need. */
export const customerMigrations: readonly Migration[] = [
  {
    id: '0001-customers',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('consent_wording')
        .addColumn('consent', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('de', 'text', (column) => column.notNull())
        .addColumn('en', 'text', (column) => column.notNull())
        .addColumn('at', columnType.instant, (column) => column.notNull())
        .addColumn('author', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('consent_wording_key', ['consent', 'version'])
        .execute();
      // A number names one customer.
      await createIndex(db, {
        name: 'customer_by_number',
        table: 'customer',
        columns: ['number'],
        unique: true,
        present: 'number',
      });
    },
  },
];
