import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { VatClass } from '../articles/index.ts';
import type { sale } from './declaration.ts';

/** A line of a sale, as it was sold: later changes of the article do not touch it. */
export interface SaleLineRow {
  readonly sale_id: string;
  readonly position: number;
  readonly article_id: string;
  readonly article_number: string;
  readonly title: string;
  /** Negative in a cancellation. */
  readonly quantity: number;
  readonly price_cents: number;
  readonly vat_class: VatClass;
  /** Number of the order it was collected from. The order itself keeps no way back to this sale. */
  readonly order_number: string | null;
}

/** The tables of this module as plain queries see them. */
export interface SaleTables {
  'records.sale': RowOf<typeof sale>;
  'records.sale_line': SaleLineRow;
}

/** The given database as this module sees it. */
export const saleTables = (db: unknown): Kysely<SaleTables> => db as Kysely<SaleTables>;

/** Steps of the sales' own table and of the indexes their queries need. */
export const saleMigrations: readonly Migration[] = [
  {
    id: '0001-sales',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('sale_line')
        .addColumn('sale_id', 'text', (column) => column.notNull())
        .addColumn('position', columnType.integer, (column) => column.notNull())
        .addColumn('article_id', 'text', (column) => column.notNull())
        .addColumn('article_number', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('quantity', columnType.integer, (column) => column.notNull())
        .addColumn('price_cents', columnType.integer, (column) => column.notNull())
        .addColumn('vat_class', 'text', (column) => column.notNull())
        .addColumn('order_number', 'text')
        .addPrimaryKeyConstraint('sale_line_key', ['sale_id', 'position'])
        .execute();
      await createIndex(db, { name: 'sale_by_number', table: 'sale', columns: ['number'], unique: true });
      await createIndex(db, {
        name: 'sale_by_request',
        table: 'sale',
        columns: ['request'],
        unique: true,
        present: 'request',
      });
      // The sales of a day, and the journal page by page.
      await createIndex(db, { name: 'sale_by_day', table: 'sale', columns: ['created_at', 'number'] });
    },
  },
];
