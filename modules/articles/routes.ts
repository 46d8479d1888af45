import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { bookkeeping, manager, owner, staff } from '../../platform/roles/roles.ts';
import {
  type Article,
  articleChangeSchema,
  articleListQuery,
  articlePageSchema,
  articleSchema,
  newArticleSchema,
} from './schemas.ts';
import { articleByCode, findArticles, readArticle } from './service/read-articles.ts';
import { type ArticleWritten, addArticle, changeArticle } from './service/write-articles.ts';
import { articleTexts as texts } from './texts.ts';

const unknown = problem(404, 'article-unknown', bilingual(texts, 'problem.unknown'));

/** Articles: everybody in the shop finds and edits them. */
export function articleRoutes(api: Api): void {
  readingRoutes(api);
  api.route(
    {
      method: 'post',
      path: '/api/articles',
      summary: bilingual(texts, 'routes.add'),
      access: [owner, manager, staff],
      body: newArticleSchema,
      reply: articleSchema,
      status: 201,
    },
    async ({ tenant, actor, body }) => answer(await addArticle(tenant.engine, actor, body)),
  );
  api.route(
    {
      method: 'patch',
      path: '/api/articles/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: [owner, manager, staff],
      params: z.object({ id: z.uuid() }),
      body: articleChangeSchema,
      reply: articleSchema,
    },
    async ({ tenant, actor, params, body }) =>
      answer(await changeArticle(tenant.engine, actor, params.id, body)),
  );
}

function readingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/articles',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, manager, staff, bookkeeping],
      query: articleListQuery,
      reply: articlePageSchema,
    },
    ({ tenant, query }) => findArticles(tenant.engine, query),
  );
  api.route(
    {
      method: 'get',
      path: '/api/articles/{id}',
      summary: bilingual(texts, 'routes.one'),
      access: [owner, manager, staff, bookkeeping],
      params: z.object({ id: z.uuid() }),
      reply: articleSchema,
    },
    async ({ tenant, params }) => (await readArticle(tenant.engine, params.id)) ?? unknown,
  );
  api.route(
    {
      method: 'get',
      path: '/api/article-codes/{code}',
      summary: bilingual(texts, 'routes.byCode'),
      access: [owner, manager, staff],
      params: z.object({ code: z.string().min(1).max(40) }),
      reply: articleSchema,
    },
    async ({ tenant, params }) =>
      (await articleByCode(tenant.engine, params.code)) ??
      problem(404, 'article-code-unknown', bilingual(texts, 'problem.codeUnknown')),
  );
}

function answer(written: ArticleWritten): Article | ProblemReply {
  if (written.outcome === 'written') return written.article;
  if (written.outcome !== 'taken') return problemOf(written);
  const message = bilingual(texts, written.field === 'number' ? 'problem.numberTaken' : 'problem.codeTaken');
  const errors = [{ field: written.field, code: 'taken', message }];
  return problem(409, `article-${written.field}-taken`, message, { errors });
}
