import type { Module } from '../../platform/module.ts';
import { articleMigrations } from './article.tables.ts';
import { articlesDeclaration } from './declaration.ts';
import { articleRoutes } from './routes.ts';
import { articleTexts } from './texts.ts';

/** The articles of the shop: what is ordered and sold. No personal data. */
export const articlesModule: Module = {
  id: 'articles',
  declaration: articlesDeclaration,
  migrations: articleMigrations,
  texts: articleTexts,
  routes: articleRoutes,
  jobs: [],
};

export type { ArticleRow } from './article.tables.ts';
export { articleCode, isBookCode } from './code.ts';
export { type Article, type NewArticle, newArticleSchema } from './schemas.ts';
export { type ArticleImportFault, type ArticlesImported, importArticles } from './service/import-articles.ts';
export { articleByCode, articlesById } from './service/read-articles.ts';
export { type ArticleWritten, addArticle, changeStock } from './service/write-articles.ts';
export { taxInside, type VatClass, vatClasses, vatPermille } from './vat.ts';
