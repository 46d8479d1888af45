import { columnType } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';

/** One published version of a paper, in both languages. Papers are about the company; they hold no data of customers. */
export interface VersionRow {
  readonly paper: string;
  /** Counts from 1 within the paper. The highest is in force. */
  readonly number: number;
  readonly hash_de: string;
  readonly hash_en: string;
  /** The whole paper as JSON. */
  readonly body_de: string;
  readonly body_en: string;
  /** The same for machines (TILT), where there is such a form. */
  readonly machine: string | null;
  readonly published_at: number;
  /** Pseudonym of who published it. */
  readonly author: string;
  readonly reason: string;
}

/** What the last look at a paper found: whether what runs still says what is in force. */
export interface LookRow {
  readonly paper: string;
  readonly hash_de: string;
  readonly hash_en: string;
  /** How many details only the owner knows are missing. */
  readonly missing: number;
  readonly looked_at: number;
  /** Since when what runs differs from the version in force; null while it does not. */
  readonly differs_since: number | null;
}

/** Tables as this module sees them. */
export interface PaperTables {
  'records.paper_version': VersionRow;
  'records.paper_look': LookRow;
}

/** The given database as this module sees it. */
export const paperTables = (db: unknown): Kysely<PaperTables> => db as Kysely<PaperTables>;

/** Steps of this module's tables. */
export const paperMigrations: readonly Migration[] = [
  {
    id: '0001-papers',
    async up(db) {
      await db.schema
        .withSchema('records')
        .createTable('paper_version')
        .addColumn('paper', 'text', (column) => column.notNull())
        .addColumn('number', columnType.integer, (column) => column.notNull())
        .addColumn('hash_de', 'text', (column) => column.notNull())
        .addColumn('hash_en', 'text', (column) => column.notNull())
        .addColumn('body_de', 'text', (column) => column.notNull())
        .addColumn('body_en', 'text', (column) => column.notNull())
        .addColumn('machine', 'text')
        .addColumn('published_at', columnType.instant, (column) => column.notNull())
        .addColumn('author', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('paper_version_key', ['paper', 'number'])
        .execute();
      await db.schema
        .withSchema('records')
        .createTable('paper_look')
        .addColumn('paper', 'text', (column) => column.primaryKey().notNull())
        .addColumn('hash_de', 'text', (column) => column.notNull())
        .addColumn('hash_en', 'text', (column) => column.notNull())
        .addColumn('missing', columnType.integer, (column) => column.notNull())
        .addColumn('looked_at', columnType.instant, (column) => column.notNull())
        .execute();
    },
  },
  {
    id: '0002-differs-since',
    async up(db) {
      await db.schema
        .withSchema('records')
        .alterTable('paper_look')
        .addColumn('differs_since', columnType.instant)
        .execute();
    },
  },
];
