import { type Engine, wordsOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import { type ArticleRow, type ArticleTables, articleTables } from '../article.tables.ts';
import { articleCode } from '../code.ts';
import type { Article, ArticleListQuery } from '../schemas.ts';

/** How many articles a broad search looks at before it sorts; whoever wants others types another letter. */
const searchedAtMost = 500;

/** The end of the range of words that begin with a word: no letter comes after it. */
const endOfRange = '\uffff';

/** An article as it is shown. */
export const shownArticle = (row: ArticleRow): Article => ({
  id: row.id,
  number: row.number,
  ean: row.ean,
  title: row.title,
  maker: row.maker,
  supplier: row.supplier,
  priceCents: row.price_cents,
  vatClass: row.vat_class,
  stock: row.stock,
  active: row.active === 1,
  revision: row.revision,
});

/** One page of articles by title, or what fits the words or the code asked for. */
export async function findArticles(
  engine: Engine,
  query: ArticleListQuery,
): Promise<{ rows: Article[]; next: string | null }> {
  const db = articleTables(engine.db);
  const code = articleCode(query.q);
  const words = wordsOf(query.q)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 6);
  if (code !== null) {
    const found = await db.selectFrom('records.article').selectAll().where('ean', '=', code).execute();
    if (found.length > 0) return { rows: found.map(shownArticle), next: null };
  }
  if (query.q.trim() !== '' && words.length === 0) return { rows: [], next: null };
  return words.length > 0 ? searchArticles(db, words, query) : pageOfArticles(db, query);
}

async function searchArticles(
  db: Kysely<ArticleTables>,
  words: readonly string[],
  { show, limit }: ArticleListQuery,
) {
  const [first = '', ...others] = words;
  let found = db
    .selectFrom('records.article_word as w')
    .select('w.article_id')
    .distinct()
    .where('w.word', '>=', first)
    .where('w.word', '<', first + endOfRange);
  for (const word of others) {
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('records.article_word as o')
          .select('o.article_id')
          .whereRef('o.article_id', '=', 'w.article_id')
          .where('o.word', '>=', word)
          .where('o.word', '<', word + endOfRange),
      ),
    );
  }
  let query = db.selectFrom('records.article').selectAll().where('id', 'in', found.limit(searchedAtMost));
  if (show !== 'all') query = query.where('active', '=', show === 'active' ? 1 : 0);
  const rows = await query.orderBy('sort_key').orderBy('id').limit(limit).execute();
  return { rows: rows.map(shownArticle), next: null };
}

async function pageOfArticles(db: Kysely<ArticleTables>, { show, after, limit }: ArticleListQuery) {
  let query = db.selectFrom('records.article').selectAll();
  if (show !== 'all') query = query.where('active', '=', show === 'active' ? 1 : 0);
  const last = after === undefined ? undefined : await articleById(db, after);
  if (last !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('sort_key', 'id'), '>', eb.tuple(last.sort_key, last.id)));
  }
  const rows = await query
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { rows: page.map(shownArticle), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

const articleById = (db: Kysely<ArticleTables>, id: string) =>
  db.selectFrom('records.article').selectAll().where('id', '=', id).executeTakeFirst();

/** One article, `undefined` when there is none of this id. */
export async function readArticle(engine: Engine, id: string): Promise<Article | undefined> {
  const row = await articleById(articleTables(engine.db), id);
  return row && shownArticle(row);
}

/** The article a scanner or a person means by a code: by its EAN or ISBN, otherwise by its number. */
export async function articleByCode(engine: Engine, typed: string): Promise<Article | undefined> {
  const db = articleTables(engine.db).selectFrom('records.article').selectAll();
  const code = articleCode(typed);
  const row =
    (code === null ? undefined : await db.where('ean', '=', code).executeTakeFirst()) ??
    (await db.where('number', '=', typed.trim()).executeTakeFirst());
  return row && shownArticle(row);
}

/**
 * Articles by their ids, for other modules.
 * @param db of a unit or of the engine
 */
export async function articlesById(
  db: unknown,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ArticleRow>> {
  if (ids.length === 0) return new Map();
  const rows = await articleTables(db)
    .selectFrom('records.article')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
