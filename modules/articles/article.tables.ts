import { columnType, createIndex } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Migration } from '../../platform/module.ts';
import type { VatClass } from './vat.ts';

/** An article. Prices are gross, in cents. */
export interface ArticleRow {
  readonly id: string;
  readonly number: string;
  /** EAN-13, EAN-8 or ISBN-13, checked; null for goods without. */
  readonly ean: string | null;
  readonly title: string;
  /** Author or maker as printed on the goods. */
  readonly maker: string;
  readonly supplier: string;
  readonly price_cents: number;
  readonly vat_class: VatClass;
  /** Pieces in the shop, those put aside for orders among them. Below zero when something was sold that was never booked in. */
  readonly stock: number;
  readonly active: 0 | 1;
  /** The title as it is sorted: folded, so that `Äpfel` stands with `Apfel`. */
  readonly sort_key: string;
  readonly revision: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The articles' own tables. They hold things, no persons, and so no declared kind. */
export interface ArticleTables {
  'records.article': ArticleRow;
  /** Every word an article is found by: title, maker, number, code. Folded; found by its beginning. */
  'records.article_word': { readonly word: string; readonly article_id: string };
}

/** The given database as this module sees it. */
export const articleTables = (db: unknown): Kysely<ArticleTables> => db as Kysely<ArticleTables>;

/** Steps of the articles' tables. */
export const articleMigrations: readonly Migration[] = [
  {
    id: '0001-articles',
    async up(db) {
      const records = db.schema.withSchema('records');
      await records
        .createTable('article')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('number', 'text', (column) => column.notNull())
        .addColumn('ean', 'text')
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('maker', 'text', (column) => column.notNull())
        .addColumn('supplier', 'text', (column) => column.notNull())
        .addColumn('price_cents', columnType.integer, (column) => column.notNull())
        .addColumn('vat_class', 'text', (column) => column.notNull())
        .addColumn('stock', columnType.integer, (column) => column.notNull())
        .addColumn('active', columnType.integer, (column) => column.notNull())
        .addColumn('sort_key', 'text', (column) => column.notNull())
        .addColumn('revision', columnType.integer, (column) => column.notNull())
        .addColumn('created_at', columnType.instant, (column) => column.notNull())
        .addColumn('updated_at', columnType.instant, (column) => column.notNull())
        .execute();
      await createIndex(db, {
        name: 'article_by_number',
        table: 'article',
        columns: ['number'],
        unique: true,
      });
      await createIndex(db, {
        name: 'article_by_ean',
        table: 'article',
        columns: ['ean'],
        unique: true,
        present: 'ean',
      });
      // The list of all articles, page by page.
      await createIndex(db, {
        name: 'article_sorted',
        table: 'article',
        columns: ['active', 'sort_key', 'id'],
      });
      await records
        .createTable('article_word')
        .addColumn('word', 'text', (column) => column.notNull())
        .addColumn('article_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('article_word_key', ['word', 'article_id'])
        .execute();
      // The other words of an article that was found by one, and all of them when it changes.
      await createIndex(db, {
        name: 'article_word_of',
        table: 'article_word',
        columns: ['article_id', 'word'],
      });
    },
  },
];
