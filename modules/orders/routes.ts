import { z } from '@hono/zod-openapi';
import type { PersonId } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, owner, staff } from '../../platform/roles/roles.ts';
import { fileOf } from '../customers/index.ts';
import { answerOrder, answerTaken, customerUnknown, problemOfOrder } from './problems-of-orders.ts';
import {
  arrivedReply,
  findBody,
  newOrderSchema,
  orderChangeSchema,
  orderListQuery,
  orderPageSchema,
  orderParams,
  orderSchema,
  orderTakenSchema,
  piecesBody,
  slipSchema,
} from './schemas.ts';
import { arriveOrder } from './service/arrivals.ts';
import { cancelOrder, changeOrder, notifyNow } from './service/change-order.ts';
import { messageStyle } from './service/order-messages.ts';
import { readOrder, readSlip } from './service/read-order.ts';
import { findOrders, listOrders, orderCounts, ordersOfCustomer } from './service/read-orders.ts';
import { takeOrder } from './service/take-order.ts';
import { orderTexts as texts } from './texts.ts';

const shop = [owner, manager, staff] as const;

/** Orders: taking, finding, changing. */
export function orderRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/orders',
      summary: bilingual(texts, 'routes.take'),
      access: shop,
      body: newOrderSchema,
      reply: orderTakenSchema,
      status: 201,
    },
    async ({ tenant, actor, body }) => answerTaken(await takeOrder(tenant.engine, actor, body)),
  );
  listRoutes(api);
  oneOrderRoutes(api);
  progressRoutes(api);
}

function listRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/orders',
      summary: bilingual(texts, 'routes.list'),
      access: shop,
      query: orderListQuery,
      reply: orderPageSchema,
    },
    ({ tenant, actor, query }) => listOrders(tenant.engine, actor, query),
  );
  api.route(
    {
      method: 'post',
      path: '/api/orders/find',
      summary: bilingual(texts, 'routes.find'),
      access: shop,
      body: findBody,
      reply: orderPageSchema,
    },
    async ({ tenant, actor, body }) => ({
      rows: await findOrders(tenant.engine, actor, body.words, body.state),
      next: null,
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/orders/counts',
      summary: bilingual(texts, 'routes.counts'),
      access: shop,
      reply: z.object({ ready: z.number().int(), overdue: z.number().int() }),
    },
    ({ tenant }) => orderCounts(tenant.engine),
  );
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}/orders',
      summary: bilingual(texts, 'routes.ofCustomer'),
      access: shop,
      params: orderParams,
      reply: orderPageSchema,
    },
    async ({ tenant, actor, params }) => {
      // Persons and records have ids of the same form.
      const person = params.id as string as PersonId;
      const rows = await ordersOfCustomer(tenant.engine, actor, person);
      const isKnown = rows.length > 0 || (await fileOf(tenant.engine.db, person)) !== undefined;
      return isKnown ? { rows, next: null } : customerUnknown;
    },
  );
}

function oneOrderRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/orders/{id}',
      summary: bilingual(texts, 'routes.one'),
      access: shop,
      params: orderParams,
      reply: orderSchema,
    },
    async ({ tenant, actor, params }) => answerOrder(await readOrder(tenant.engine, actor, params.id)),
  );
  api.route(
    {
      method: 'get',
      path: '/api/orders/{id}/slip',
      summary: bilingual(texts, 'routes.slip'),
      access: shop,
      params: orderParams,
      reply: slipSchema,
    },
    async ({ tenant, actor, params }) => answerOrder(await readSlip(tenant, actor, params.id)),
  );
  api.route(
    {
      method: 'patch',
      path: '/api/orders/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: shop,
      params: orderParams,
      body: orderChangeSchema,
      reply: orderSchema,
    },
    async ({ tenant, actor, params, body }) => {
      const changed = await changeOrder(tenant.engine, actor, params.id, body);
      return changed.outcome === 'done'
        ? answerOrder(await readOrder(tenant.engine, actor, params.id))
        : problemOfOrder(changed);
    },
  );
}

function progressRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/orders/{id}/arrival',
      summary: bilingual(texts, 'routes.arrival'),
      access: shop,
      params: orderParams,
      body: piecesBody,
      reply: arrivedReply,
    },
    async ({ tenant, actor, params, body }) => {
      const arrived = await arriveOrder(tenant.engine, actor, params.id, body, await messageStyle(tenant));
      if (arrived.outcome !== 'arrived') return problemOfOrder(arrived);
      const order = await readOrder(tenant.engine, actor, params.id);
      return 'outcome' in order ? problemOfOrder(order) : { order, message: arrived.message };
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/orders/{id}/cancellation',
      summary: bilingual(texts, 'routes.cancellation'),
      access: shop,
      params: orderParams,
      body: piecesBody,
      reply: orderSchema,
    },
    async ({ tenant, actor, params, body }) => {
      const cancelled = await cancelOrder(tenant.engine, actor, params.id, body);
      return cancelled.outcome === 'done'
        ? answerOrder(await readOrder(tenant.engine, actor, params.id))
        : problemOfOrder(cancelled);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/orders/{id}/notification',
      summary: bilingual(texts, 'routes.notification'),
      access: shop,
      params: orderParams,
      reply: arrivedReply,
    },
    async ({ tenant, actor, params }) => {
      const notified = await notifyNow(tenant.engine, actor, params.id, await messageStyle(tenant));
      if (notified.outcome !== 'prepared') return problemOfOrder(notified);
      const order = await readOrder(tenant.engine, actor, params.id);
      return 'outcome' in order ? problemOfOrder(order) : { order, message: notified.message };
    },
  );
}
