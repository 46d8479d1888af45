import type { Text, Unit } from '@redlich/engine';
import type { Kysely } from 'kysely';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { type ArticleRow, type ArticleTables, articleTables } from '../article.tables.ts';
import type { NewArticle } from '../schemas.ts';
import { articleTexts } from '../texts.ts';
import { changedRow, insertWords, newArticleRow } from './write-articles.ts';

/** Something in the way of an import: the position of the row in what was given (from 0), the field, and why. */
export interface ArticleImportFault {
  readonly row: number;
  readonly field: 'number' | 'ean';
  readonly reason: Text;
}

/** What came of an import. It is whole or not at all. */
export type ArticlesImported =
  | { readonly outcome: 'imported'; readonly added: number; readonly changed: number; readonly same: number }
  | { readonly outcome: 'refused'; readonly faults: readonly ArticleImportFault[] };

const rowsAtOnce = 400;

/**
 * Takes over many articles within a unit. An article whose number is known is changed instead of added, so an import can be repeated
 * without doubles. Every row needs a number. Nothing is written when a single row is at fault.
 */
export async function importArticles(unit: Unit, articles: readonly NewArticle[]): Promise<ArticlesImported> {
  const db = articleTables(unit.db);
  const known = await knownArticles(db, articles);
  const faults = faultsOf(articles, known);
  if (faults.length > 0) return { outcome: 'refused', faults };
  const added: ArticleRow[] = [];
  const changed: ArticleRow[] = [];
  for (const article of articles) {
    const before = known.byNumber.get(article.number);
    if (before === undefined) added.push(newArticleRow(article, unit.now));
    else if (differs(before, article)) changed.push(changedRow(before, article, unit.now));
  }
  for (let start = 0; start < added.length; start += rowsAtOnce) {
    const rows = added.slice(start, start + rowsAtOnce);
    await db.insertInto('records.article').values(rows).execute();
    await insertWords(db, rows);
  }
  for (const row of changed) {
    await db.updateTable('records.article').set(row).where('id', '=', row.id).execute();
    await db.deleteFrom('records.article_word').where('article_id', '=', row.id).execute();
  }
  await insertWords(db, changed);
  await unit.note('imported', { what: 'articles', added: added.length, changed: changed.length });
  return {
    outcome: 'imported',
    added: added.length,
    changed: changed.length,
    same: articles.length - added.length - changed.length,
  };
}

interface Known {
  readonly byNumber: ReadonlyMap<string, ArticleRow>;
  readonly byCode: ReadonlyMap<string, ArticleRow>;
}

async function knownArticles(db: Kysely<ArticleTables>, articles: readonly NewArticle[]): Promise<Known> {
  const byNumber = new Map<string, ArticleRow>();
  const byCode = new Map<string, ArticleRow>();
  for (let start = 0; start < articles.length; start += rowsAtOnce) {
    const part = articles.slice(start, start + rowsAtOnce);
    const numbers = part.map((article) => article.number);
    const codes = part.map((article) => article.ean).filter((code) => code !== null);
    const rows = await db
      .selectFrom('records.article')
      .selectAll()
      .where((eb) =>
        eb.or([eb('number', 'in', numbers), ...(codes.length > 0 ? [eb('ean', 'in', codes)] : [])]),
      )
      .execute();
    for (const row of rows) {
      byNumber.set(row.number, row);
      if (row.ean !== null) byCode.set(row.ean, row);
    }
  }
  return { byNumber, byCode };
}

function faultsOf(articles: readonly NewArticle[], known: Known): readonly ArticleImportFault[] {
  const numbers = new Set<string>();
  const codes = new Set<string>();
  const faults: ArticleImportFault[] = [];
  const fault = (
    row: number,
    field: ArticleImportFault['field'],
    key: 'numberTwice' | 'codeTwice' | 'codeTaken',
  ) => faults.push({ row, field, reason: bilingual(articleTexts, `problem.${key}`) });
  articles.forEach(({ number, ean }, row) => {
    if (numbers.has(number)) fault(row, 'number', 'numberTwice');
    numbers.add(number);
    if (ean === null) return;
    if (codes.has(ean)) fault(row, 'ean', 'codeTwice');
    codes.add(ean);
    const owner = known.byCode.get(ean);
    if (owner !== undefined && owner.number !== number) fault(row, 'ean', 'codeTaken');
  });
  return faults;
}

const differs = (row: ArticleRow, article: NewArticle): boolean =>
  row.ean !== article.ean ||
  row.title !== article.title ||
  row.maker !== article.maker ||
  row.supplier !== article.supplier ||
  row.price_cents !== article.priceCents ||
  row.vat_class !== article.vatClass ||
  row.stock !== article.stock ||
  (row.active === 1) !== article.active;
