import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { VatClass } from '../articles/index.ts';
import type { customerOrder, orderMessage } from './declaration.ts';

/** A line of an order: things and numbers, no person. */
export interface OrderLineRow {
  readonly order_id: string;
  /** From 1, as printed on the slip. */
  readonly position: number;
  readonly article_id: string;
  readonly quantity: number;
  readonly cancelled: number;
  readonly arrived: number;
  readonly collected: number;
  /** Pieces that have not come in yet; null when there are none, so that the index holds open lines only. */
  readonly awaited: number | null;
  /** Gross price of a piece as agreed with the order. */
  readonly price_cents: number;
  readonly vat_class: VatClass;
  readonly ordered_at: number;
}

/** The tables of this module as plain queries see them. */
export interface OrderTables {
  'records.customer_order': RowOf<typeof customerOrder>;
  'records.order_message': RowOf<typeof orderMessage>;
  'records.order_line': OrderLineRow;
}

/** The given database as this module sees it. */
export const orderTables = (db: unknown): Kysely<OrderTables> => db as Kysely<OrderTables>;

/** Steps of the orders' own table and of the indexes their queries need. */
export const orderMigrations: readonly Migration[] = [
  {
    id: '0001-orders',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('order_line')
        .addColumn('order_id', 'text', (column) => column.notNull())
        .addColumn('position', columnType.integer, (column) => column.notNull())
        .addColumn('article_id', 'text', (column) => column.notNull())
        .addColumn('quantity', columnType.integer, (column) => column.notNull())
        .addColumn('cancelled', columnType.integer, (column) => column.notNull())
        .addColumn('arrived', columnType.integer, (column) => column.notNull())
        .addColumn('collected', columnType.integer, (column) => column.notNull())
        .addColumn('awaited', columnType.integer)
        .addColumn('price_cents', columnType.integer, (column) => column.notNull())
        .addColumn('vat_class', 'text', (column) => column.notNull())
        .addColumn('ordered_at', columnType.instant, (column) => column.notNull())
        .addPrimaryKeyConstraint('order_line_key', ['order_id', 'position'])
        .execute();
      // Goods in by EAN: who waits for this article, longest waiting first.
      await createIndex(db, {
        name: 'order_line_awaited',
        table: 'order_line',
        columns: ['article_id', 'ordered_at', 'order_id'],
        present: 'awaited',
      });
      await createIndex(db, {
        name: 'order_by_number',
        table: 'customer_order',
        columns: ['number'],
        unique: true,
      });
      // The list of orders, newest first, all or of one state.
      await createIndex(db, { name: 'order_by_age', table: 'customer_order', columns: ['created_at', 'id'] });
      await createIndex(db, {
        name: 'order_by_state',
        table: 'customer_order',
        columns: ['state', 'created_at', 'id'],
      });
      await createIndex(db, { name: 'order_message_of', table: 'order_message', columns: ['order_id'] });
      // The outbox: what waits, by channel, in the order it came in.
      await createIndex(db, {
        name: 'order_message_waiting',
        table: 'order_message',
        columns: ['state', 'channel', 'next_attempt', 'id'],
      });
    },
  },
];
