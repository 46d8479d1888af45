import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { bookkeeping, manager, owner, staff } from '../../platform/roles/roles.ts';
import { problemOfOrder } from '../orders/index.ts';
import {
  cancellationBody,
  dayQuery,
  daySchema,
  newSaleSchema,
  receiptSchema,
  saleListQuery,
  salePageSchema,
  saleParams,
  soldSchema,
} from './schemas.ts';
import { cancelSale } from './service/cancel-sale.ts';
import { listSales, readReceipt, sumOfDay } from './service/read-sales.ts';
import { type NotSold, sell } from './service/sell.ts';
import { counterTexts as texts } from './texts.ts';

const till = [owner, manager, staff] as const;
const books = [owner, manager, staff, bookkeeping] as const;

const unknown = problem(404, 'sale-unknown', bilingual(texts, 'problem.unknown'));

const requestUsed = problem(409, 'request-used', bilingual(texts, 'problem.requestUsed'));

/** Selling, cancelling, and looking at what was sold. */
export function counterRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/sales',
      summary: bilingual(texts, 'routes.sell'),
      access: till,
      body: newSaleSchema,
      reply: soldSchema,
      status: 201,
    },
    async ({ tenant, actor, body }) => {
      const sold = await sell(tenant, actor, body);
      return sold.outcome === 'sold' ? sold : problemOfSale(sold);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/sales/{id}/cancellation',
      summary: bilingual(texts, 'routes.cancel'),
      access: till,
      params: saleParams,
      body: cancellationBody,
      reply: receiptSchema,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const cancelled = await cancelSale(tenant, actor, params.id, body.request);
      if (cancelled.outcome === 'cancelled') return cancelled.receipt;
      if (cancelled.outcome === 'refused')
        return cancelled.reason === 'unknown' ? unknown : problemOf(cancelled);
      if (cancelled.outcome === 'request-used') return requestUsed;
      const key = cancelled.outcome === 'already' ? 'problem.already' : 'problem.isCancellation';
      return problem(409, `sale-${cancelled.outcome}`, bilingual(texts, key));
    },
  );
  readingRoutes(api);
}

function readingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/sales',
      summary: bilingual(texts, 'routes.list'),
      access: books,
      query: saleListQuery,
      reply: salePageSchema,
    },
    ({ tenant, query }) => listSales(tenant.engine, query),
  );
  api.route(
    {
      method: 'get',
      path: '/api/sales/day',
      summary: bilingual(texts, 'routes.day'),
      access: books,
      query: dayQuery,
      reply: daySchema,
    },
    ({ tenant, query }) => sumOfDay(tenant.engine, query.day),
  );
  api.route(
    {
      method: 'get',
      path: '/api/sales/{id}',
      summary: bilingual(texts, 'routes.one'),
      access: books,
      params: saleParams,
      reply: receiptSchema,
    },
    async ({ tenant, actor, params }) => (await readReceipt(tenant, actor, params.id)) ?? unknown,
  );
}

function problemOfSale(fault: NotSold): ProblemReply {
  switch (fault.outcome) {
    case 'order': {
      const about = problemOfOrder(fault.fault);
      return { ...about, extra: { ...about.extra, order: fault.orderId } };
    }
    case 'article-unknown': {
      const message = bilingual(texts, 'problem.article');
      return problem(422, 'article-unknown', message, {
        errors: [{ field: `lines/${fault.line}/articleId`, code: 'unknown', message }],
      });
    }
    case 'total-changed':
      return problem(409, 'total-changed', bilingual(texts, 'problem.totalChanged'), {
        detail: bilingual(texts, 'problem.totalChangedDetail'),
        extra: { totalCents: fault.totalCents },
      });
    case 'too-little': {
      const message = bilingual(texts, 'problem.tooLittle');
      return problem(422, 'too-little', message, {
        errors: [{ field: 'payment/givenCents', code: 'too-little', message }],
      });
    }
    case 'request-used':
      return requestUsed;
    case 'nothing':
      return problem(422, 'nothing-to-sell', bilingual(texts, 'problem.nothing'));
  }
}
