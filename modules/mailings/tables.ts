import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { mailingPiece } from './declaration.ts';

/** What a mailing says and to whom it goes. The text is the same for all, so it is about nobody. */
export interface MailingRow {
  readonly id: string;
  readonly title: string;
  readonly channel: 'letter' | 'email';
  readonly subject: string;
  readonly body: string;
  /** Interests of which one must fit, as a JSON list; empty for everybody who consented. */
  readonly topics: string;
  readonly state: 'draft' | 'releasing' | 'released';
  readonly pieces: number;
  /** Consented, but without an address for this channel. */
  readonly unreachable: number;
  readonly revision: number;
  readonly created_at: number;
  readonly released_at: number | null;
}

/** Tables as this module sees them. */
export interface MailingTables {
  'records.mailing': MailingRow;
  'records.mailing_piece': RowOf<typeof mailingPiece>;
}

/** The given database as this module sees it. */
export const mailingTables = (db: unknown): Kysely<MailingTables> => db as Kysely<MailingTables>;

/** Steps of this module's tables. */
export const mailingMigrations: readonly Migration[] = [
  {
    id: '0001-mailings',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('mailing')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('topics', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('pieces', columnType.integer, (column) => column.notNull())
        .addColumn('unreachable', columnType.integer, (column) => column.notNull())
        .addColumn('revision', columnType.integer, (column) => column.notNull())
        .addColumn('created_at', columnType.instant, (column) => column.notNull())
        .addColumn('released_at', columnType.instant)
        .execute();
      // The pieces of a mailing that still wait, and whether a person has one.
      await createIndex(db, {
        name: 'mailing_piece_of',
        table: 'mailing_piece',
        columns: ['mailing_id', 'state'],
      });
      await createIndex(db, {
        name: 'mailing_piece_unsubscribe',
        table: 'mailing_piece',
        columns: ['unsubscribe_hash'],
        present: 'unsubscribe_hash',
      });
    },
  },
];
