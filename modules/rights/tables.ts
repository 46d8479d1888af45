import { columnType, createIndex, type RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { preparedAnswer, privacyRequest, rectification } from './declaration.ts';
import type { Channel, IdentityCheck, Outcome, Right } from './rights.ts';

/**
 * What stays of a request: that it came, when, and how it was dealt with (accountability, Art. 5 (2) GDPR). No content and no person,
 * not even a pseudonym: the ledger already proves by pseudonym what was opened, erased or restricted, and a second list of who used
 * their rights would serve nobody. Days only, so that receipts cannot be matched with ledger entries by the second.
 */
export interface ReceiptRow {
  readonly number: number;
  readonly right: Right;
  readonly channel: Channel;
  readonly received_day: string;
  readonly answered_day: string;
  /** The day by which it had to be answered. */
  readonly last_day: string;
  readonly outcome: Outcome;
  readonly identity: IdentityCheck | null;
  /** How the answer was handed over; there is no third way. */
  readonly handed: 'link' | 'print';
  /** Recipients that had to be told (Art. 19), and how many were. */
  readonly to_tell: number;
  readonly told: number;
  /** Recipients somebody decided not to tell, because it was impossible or took disproportionate effort (Art. 19 sentence 1). */
  readonly excused: number;
}

/** A one-time link. Of both secrets only hashes are kept. */
export interface LinkRow {
  readonly id: string;
  readonly token_hash: string;
  readonly secret_hash: string;
  readonly use: 'write' | 'fetch';
  /** The prepared answer it opens; none for writing. */
  readonly answer: string | null;
  readonly expires_at: number;
  readonly failures: number;
  readonly used_at: number | null;
}

/** Tables as this module sees them. */
export interface RightsTables {
  'records.rights_receipt': ReceiptRow;
  'records.rights_link': LinkRow;
  'records.privacy_request': RowOf<typeof privacyRequest>;
  'records.prepared_answer': RowOf<typeof preparedAnswer>;
  'records.rectification': RowOf<typeof rectification>;
}

/** The given database as this module sees it. */
export const rightsTables = (db: unknown): Kysely<RightsTables> => db as Kysely<RightsTables>;

/** Steps of this module's tables. */
export const rightsMigrations: readonly Migration[] = [
  {
    id: '0001-rights',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('rights_receipt')
        .addColumn('number', columnType.integer, (column) => column.primaryKey().notNull())
        .addColumn('right', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('received_day', 'text', (column) => column.notNull())
        .addColumn('answered_day', 'text', (column) => column.notNull())
        .addColumn('last_day', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('identity', 'text')
        .addColumn('handed', 'text', (column) => column.notNull())
        .addColumn('to_tell', columnType.integer, (column) => column.notNull())
        .addColumn('told', columnType.integer, (column) => column.notNull())
        .execute();
      await db.schema
        .withSchema('records')
        .createTable('rights_link')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('token_hash', 'text', (column) => column.notNull())
        .addColumn('secret_hash', 'text', (column) => column.notNull())
        .addColumn('use', 'text', (column) => column.notNull())
        .addColumn('answer', 'text')
        .addColumn('expires_at', columnType.instant, (column) => column.notNull())
        .addColumn('failures', columnType.integer, (column) => column.notNull())
        .addColumn('used_at', columnType.instant)
        .execute();
      await createIndex(db, { name: 'rights_link_token', table: 'rights_link', columns: ['token_hash'] });
    },
  },
  {
    id: '0002-excused',
    async up(db) {
      await db.schema
        .withSchema('records')
        .alterTable('rights_receipt')
        .addColumn('excused', columnType.integer, (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
];
