import { z } from '@hono/zod-openapi';
import type { Api } from '../../../platform/http/api.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, owner, staff } from '../../../platform/roles/roles.ts';
import { cardReply, createdReply, hitsReply, listReply, revisionReply, similarReply } from '../replies.ts';
import { changeBody, createBody, draftSchema, personParams, searchBody } from '../schemas.ts';
import { changeCustomer } from '../service/change-customer.ts';
import { createCustomer } from '../service/create-customer.ts';
import { findSimilar } from '../service/duplicates.ts';
import { findCustomers } from '../service/find-customers.ts';
import { type ListFilter, listCustomers } from '../service/list-customers.ts';
import { customerCard } from '../service/show-card.ts';
import { customerTexts as texts } from '../texts.ts';
import { answer, consentsNamed, consentUnknown, numberTaken } from './answers.ts';

const shop = [owner, manager, staff] as const;

const listQuery = z.object({
  consent: z.string().max(60).optional(),
  dueWithinDays: z.coerce.number().int().min(0).max(400).optional(),
  after: z.string().max(80).optional(),
});

/** Finding, making and changing files. Names and numbers of persons travel in bodies, never in addresses. */
export function fileRoutes(api: Api): void {
  findRoutes(api);
  makeRoutes(api);
  cardRoutes(api);
}

function findRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/customers',
      summary: bilingual(texts, 'routes.list'),
      access: shop,
      query: listQuery,
      reply: listReply,
    },
    async ({ tenant, actor, query: { consent, dueWithinDays, after } }) => {
      const filter: ListFilter = {
        ...(consent === undefined ? {} : { consent }),
        ...(dueWithinDays === undefined ? {} : { dueWithinDays }),
      };
      const { rows, next, total } = await listCustomers(tenant.engine, actor, filter, after ?? null);
      return { rows: [...rows], next, total };
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/customers/search',
      summary: bilingual(texts, 'routes.find'),
      access: shop,
      body: searchBody,
      reply: hitsReply,
    },
    async ({ tenant, actor, body }) => ({
      hits: [...(await findCustomers(tenant.engine, actor, body.query))],
    }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/customers/similar',
      summary: bilingual(texts, 'routes.similar'),
      access: shop,
      body: draftSchema,
      reply: similarReply,
    },
    async ({ tenant, actor, body }) => ({ hits: [...(await findSimilar(tenant.engine, actor, body))] }),
  );
}

function makeRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/customers',
      summary: bilingual(texts, 'routes.create'),
      access: shop,
      body: createBody,
      reply: createdReply,
      status: 201,
    },
    async ({ tenant, actor, body: { number, consents: ids, ...draft } }) => {
      const consents = consentsNamed(tenant.engine, ids);
      if (consents === null) return consentUnknown;
      const created = await createCustomer(tenant.engine, actor, draft, { number, consents });
      return created.outcome === 'created' ? { id: created.person, number: created.number } : numberTaken;
    },
  );
}

function cardRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}',
      summary: bilingual(texts, 'routes.card'),
      access: shop,
      params: personParams,
      query: z.object({ why: z.enum(['service', 'claims']).default('service') }),
      reply: cardReply,
    },
    async ({ tenant, actor, params, query }) =>
      answer(await customerCard(tenant.engine, actor, params.id, query.why)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/customers/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: shop,
      params: personParams,
      body: changeBody,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) => {
      const changed = await changeCustomer(tenant.engine, actor, params.id, body);
      return changed.outcome === 'number-taken' ? numberTaken : answer(changed);
    },
  );
}
