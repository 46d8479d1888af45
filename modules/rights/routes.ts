import { z } from '@hono/zod-openapi';
import type { PersonId } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, officer, owner, staff } from '../../platform/roles/roles.ts';
import { notDone, receivedLater } from './outcomes.ts';
import {
  carryOutSchema,
  decisionSchema,
  excuseSchema,
  hitsReply,
  identitySchema,
  listReply,
  marksSchema,
  newRequestSchema,
  optionsReply,
  requestReply,
  reviewReply,
} from './schemas.ts';
import type { Done } from './service/done.ts';
import { findPersons } from './service/find-persons.ts';
import {
  askIdentity,
  carryOutRight,
  decide,
  excuseRecipient,
  extendRequest,
  keepMarks,
  matchPerson,
  noteTold,
  recordIdentity,
} from './service/handle.ts';
import { optionsOf } from './service/options.ts';
import {
  deadlineOfRequest,
  findRequest,
  listRequests,
  showRequest,
  takeRequest,
} from './service/requests.ts';
import { reviewOf } from './service/review.ts';
import { rightsTexts as texts } from './texts.ts';

/** Who answers requests. */
export const answerers = [owner, manager, officer] as const;

const id = z.object({ id: z.uuid() });
const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);
/** Nothing when a step was done, else why not. */
export const answer = (result: Done) => (result.outcome === 'done' ? undefined : notDone(result));

/** Requests of persons: taking, matching, checking, reviewing, carrying out, deciding. */
export function requestRoutes(api: Api): void {
  listing(api);
  knowing(api);
  reviewing(api);
  deciding(api);
}

function listing(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests',
      summary: say('list'),
      access: answerers,
      reply: listReply,
    },
    async ({ tenant }) => listRequests(tenant),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests',
      summary: say('take'),
      access: [...answerers, staff],
      body: newRequestSchema,
      reply: z.object({ id: z.string(), number: z.number() }),
      status: 201,
    },
    async ({ tenant: { engine }, actor, body }) => {
      if ((body.received ?? 0) > engine.now()) return receivedLater;
      const row = await engine.write(actor, (unit) => takeRequest(unit, body));
      return { id: row.id, number: row.number };
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}',
      summary: say('one'),
      access: answerers,
      params: id,
      reply: requestReply,
    },
    async ({ tenant, actor, params }) => {
      const found = await showRequest(tenant, actor, params.id);
      return found.outcome === 'shown' ? (found.request as z.input<typeof requestReply>) : notDone(found);
    },
  );
}

function knowing(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/persons',
      summary: say('find'),
      access: answerers,
      body: z.strictObject({ query: z.string().trim().min(2).max(100) }),
      reply: hitsReply,
    },
    async ({ tenant: { engine }, actor, body, language }) => ({
      hits: await findPersons(engine, actor, body.query, language),
    }),
  );
  api.route(
    {
      method: 'put',
      path: '/api/rights-requests/{id}/person',
      summary: say('match'),
      access: answerers,
      params: id,
      body: z.strictObject({ person: z.uuid().nullable() }),
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await matchPerson(engine, actor, params.id, body.person as PersonId | null)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/identity-asked',
      summary: say('ask'),
      access: answerers,
      params: id,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params }) => answer(await askIdentity(engine, actor, params.id)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/rights-requests/{id}/identity',
      summary: say('identity'),
      access: answerers,
      params: id,
      body: identitySchema,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await recordIdentity(engine, actor, params.id, body.how)),
  );
}

function reviewing(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/review',
      summary: say('review'),
      access: answerers,
      params: id,
      reply: reviewReply,
    },
    async ({ tenant, actor, params, language }) => {
      const found = await reviewOf(tenant, actor, params.id, language);
      return 'outcome' in found ? notDone(found) : found;
    },
  );
  api.route(
    {
      method: 'put',
      path: '/api/rights-requests/{id}/review',
      summary: say('marks'),
      access: answerers,
      params: id,
      body: marksSchema,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await keepMarks(engine, actor, params.id, body.marks)),
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/options',
      summary: say('options'),
      access: answerers,
      params: id,
      reply: optionsReply,
    },
    async ({ tenant, params, language }) => {
      const found = await optionsOf(tenant, params.id, language);
      return 'outcome' in found ? notDone(found) : found;
    },
  );
}

function deciding(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/carry-out',
      summary: say('carryOut'),
      access: answerers,
      params: id,
      body: carryOutSchema,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await carryOutRight(engine, actor, params.id, body)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/recipients/{recipient}/told',
      summary: say('told'),
      access: answerers,
      params: id.extend({ recipient: z.string().max(60) }),
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params }) =>
      answer(await noteTold(engine, actor, params.id, params.recipient)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/recipients/{recipient}/excused',
      summary: say('excused'),
      access: answerers,
      params: id.extend({ recipient: z.string().max(60) }),
      body: excuseSchema,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await excuseRecipient(engine, actor, params.id, { recipient: params.recipient, ...body })),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/extension',
      summary: say('extend'),
      access: answerers,
      params: id,
      body: z.strictObject({ reason: z.string().trim().min(10).max(2_000) }),
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      const row = await findRequest(tenant.engine.db, params.id);
      if ('outcome' in row) return notDone(row);
      const until = (await deadlineOfRequest(tenant, row)).extendableUntil;
      return answer(await extendRequest(tenant.engine, actor, params.id, { reason: body.reason, until }));
    },
  );
  api.route(
    {
      method: 'put',
      path: '/api/rights-requests/{id}/decision',
      summary: say('decide'),
      access: answerers,
      params: id,
      body: decisionSchema,
      reply: 'none',
    },
    async ({ tenant: { engine }, actor, params, body }) =>
      answer(await decide(engine, actor, params.id, body)),
  );
}
