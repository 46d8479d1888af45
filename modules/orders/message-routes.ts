import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, owner, staff } from '../../platform/roles/roles.ts';
import {
  callOutcomeBody,
  callsReply,
  doneBody,
  goodsBody,
  goodsReply,
  lettersReply,
  messageParams,
  outboxReply,
} from './schemas.ts';
import { receiveGoods } from './service/arrivals.ts';
import { messageStyle } from './service/order-messages.ts';
import {
  companyHead,
  markNotReached,
  markTold,
  openWaiting,
  outboxOf,
  retryMessage,
} from './service/outbox.ts';
import { orderTexts as texts } from './texts.ts';

const shop = [owner, manager, staff] as const;

const gone = (): ProblemReply => problem(404, 'message-unknown', bilingual(texts, 'problem.message'));

/** Unpacking goods, and telling customers about them: calls, letters, the state of the e-mails. */
export function messageRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/goods-in',
      summary: bilingual(texts, 'routes.goods'),
      access: shop,
      body: goodsBody,
      reply: goodsReply,
    },
    async ({ tenant, actor, body }) => {
      const unpacked = await receiveGoods(tenant.engine, actor, body, await messageStyle(tenant));
      return unpacked.outcome === 'received'
        ? unpacked.goods
        : problem(404, 'article-code-unknown', bilingual(texts, 'problem.code'));
    },
  );
  waitingRoutes(api);
  api.route(
    {
      method: 'get',
      path: '/api/order-messages',
      summary: bilingual(texts, 'routes.outbox'),
      access: shop,
      reply: outboxReply,
    },
    ({ tenant }) => outboxOf(tenant),
  );
  api.route(
    {
      method: 'post',
      path: '/api/order-messages/done',
      summary: bilingual(texts, 'routes.done'),
      access: shop,
      body: doneBody,
      reply: z.object({ done: z.number().int() }),
    },
    async ({ tenant, actor, body }) => ({ done: await markTold(tenant, actor, body.messages) }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/order-messages/{id}/call',
      summary: bilingual(texts, 'routes.call'),
      access: shop,
      params: messageParams,
      body: callOutcomeBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      if (body.outcome === 'told')
        return (await markTold(tenant, actor, [params.id])) === 0 ? gone() : undefined;
      return (await markNotReached(tenant.engine, actor, params.id)).outcome === 'refused'
        ? gone()
        : undefined;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/order-messages/{id}/retry',
      summary: bilingual(texts, 'routes.retry'),
      access: shop,
      params: messageParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) =>
      (await retryMessage(tenant.engine, actor, params.id)).outcome === 'refused' ? gone() : undefined,
  );
}

function waitingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/order-messages/calls',
      summary: bilingual(texts, 'routes.calls'),
      access: shop,
      reply: callsReply,
    },
    async ({ tenant, actor }) => ({
      calls: (await openWaiting(tenant.engine, actor, 'phone')).map(
        ({ id, orderNumber, row, name, address, text }) => ({
          id,
          orderId: row.order_id,
          orderNumber,
          name,
          phone: address,
          text,
          attempts: row.attempts,
          createdAt: row.created_at,
          nextAttempt: row.next_attempt,
        }),
      ),
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/order-messages/letters',
      summary: bilingual(texts, 'routes.letters'),
      access: shop,
      reply: lettersReply,
    },
    async ({ tenant, actor }) => ({
      letters: (await openWaiting(tenant.engine, actor, 'letter')).map(
        ({ id, orderNumber, row, name, address, subject, text }) => ({
          id,
          orderId: row.order_id,
          orderNumber,
          name,
          address,
          subject,
          text,
          createdAt: row.created_at,
        }),
      ),
      company: await companyHead(tenant),
    }),
  );
}
