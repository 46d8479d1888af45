import {
  type Actor,
  type Conflict,
  type Engine,
  newId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import type { Kysely } from 'kysely';
import { nextNumber } from '../../../platform/numbers/number-series.ts';
import { type ArticleRow, type ArticleTables, articleTables } from '../article.tables.ts';
import { articleWords, sortKeyOf } from '../article-words.ts';
import type { Article, ArticleChange, NewArticle } from '../schemas.ts';
import { shownArticle } from './read-articles.ts';

/** The number or the code belongs to another article already. */
export interface Taken {
  readonly outcome: 'taken';
  readonly field: 'number' | 'ean';
}

/** What came of writing one article. */
export type ArticleWritten =
  | { readonly outcome: 'written'; readonly article: Article }
  | Taken
  | Conflict
  | Refused;

/** Adds an article. Without a number it gets the next free one. */
export function addArticle(engine: Engine, actor: Actor, added: NewArticle): Promise<ArticleWritten> {
  return engine.write(actor, async (unit) => {
    const db = articleTables(unit.db);
    const number = added.number === '' ? await freeNumber(unit, db) : added.number;
    const row = newArticleRow({ ...added, number }, unit.now);
    const taken = await takenBy(db, row);
    if (taken) return taken;
    await db.insertInto('records.article').values(row).execute();
    await insertWords(db, [row]);
    return { outcome: 'written', article: shownArticle(row) };
  });
}

/** Changes an article, if the changer saw its latest revision. */
export function changeArticle(
  engine: Engine,
  actor: Actor,
  id: string,
  change: ArticleChange,
): Promise<ArticleWritten> {
  return engine.write(actor, async (unit) => {
    const db = articleTables(unit.db);
    const row = await db.selectFrom('records.article').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return refused('unknown');
    if (row.revision !== change.revision) return { outcome: 'conflict', revision: row.revision };
    const changed = changedRow(row, change, unit.now);
    const taken = await takenBy(db, changed);
    if (taken) return taken;
    await db.updateTable('records.article').set(changed).where('id', '=', id).execute();
    await db.deleteFrom('records.article_word').where('article_id', '=', id).execute();
    await insertWords(db, [changed]);
    return { outcome: 'written', article: shownArticle(changed) };
  });
}

/** Books pieces in (positive) or out (negative). No revision is spent: whoever edits an article does not edit its stock by it. */
export async function changeStock(
  unit: Unit,
  changes: readonly { readonly article: string; readonly pieces: number }[],
): Promise<void> {
  const db = articleTables(unit.db);
  for (const { article, pieces } of changes) {
    if (pieces === 0) continue;
    await db
      .updateTable('records.article')
      .set((row) => ({ stock: row('stock', '+', pieces) }))
      .where('id', '=', article)
      .execute();
  }
}

/** The row of a new article. */
export function newArticleRow(article: NewArticle, now: number): ArticleRow {
  return {
    id: newId<RecordId>(now),
    number: article.number,
    ean: article.ean,
    title: article.title,
    maker: article.maker,
    supplier: article.supplier,
    price_cents: article.priceCents,
    vat_class: article.vatClass,
    stock: article.stock,
    active: article.active ? 1 : 0,
    sort_key: sortKeyOf(article.title),
    revision: 1,
    created_at: now,
    updated_at: now,
  };
}

/** The row after a change; what the change does not name stays. */
export function changedRow(
  row: ArticleRow,
  change: Omit<ArticleChange, 'revision'>,
  now: number,
): ArticleRow {
  return {
    ...row,
    number: change.number ?? row.number,
    ean: change.ean === undefined ? row.ean : change.ean,
    title: change.title ?? row.title,
    maker: change.maker ?? row.maker,
    supplier: change.supplier ?? row.supplier,
    price_cents: change.priceCents ?? row.price_cents,
    vat_class: change.vatClass ?? row.vat_class,
    stock: change.stock ?? row.stock,
    active: change.active === undefined ? row.active : change.active ? 1 : 0,
    sort_key: sortKeyOf(change.title ?? row.title),
    revision: row.revision + 1,
    updated_at: now,
  };
}

/** Makes articles findable. */
export async function insertWords(db: Kysely<ArticleTables>, rows: readonly ArticleRow[]): Promise<void> {
  const words = rows.flatMap((row) => articleWords(row).map((word) => ({ word, article_id: row.id })));
  for (let start = 0; start < words.length; start += 5_000) {
    await db
      .insertInto('records.article_word')
      .values(words.slice(start, start + 5_000))
      .execute();
  }
}

async function takenBy(db: Kysely<ArticleTables>, row: ArticleRow): Promise<Taken | null> {
  const others = db.selectFrom('records.article').select('id').where('id', '!=', row.id).limit(1);
  if (await others.where('number', '=', row.number).executeTakeFirst())
    return { outcome: 'taken', field: 'number' };
  if (row.ean !== null && (await others.where('ean', '=', row.ean).executeTakeFirst()))
    return { outcome: 'taken', field: 'ean' };
  return null;
}

/** The next number of the series that no article has; imported articles may have taken some. */
async function freeNumber(unit: Unit, db: Kysely<ArticleTables>): Promise<string> {
  for (;;) {
    const number = String(await nextNumber(unit, 'article')).padStart(5, '0');
    const used = await db
      .selectFrom('records.article')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirst();
    if (used === undefined) return number;
  }
}
