import { z } from '@hono/zod-openapi';
import type { Actor, PersonId } from '@redlich/engine';
import type { Api } from '../../../platform/http/api.ts';
import { problem } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, owner } from '../../../platform/roles/roles.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { erasureReply, factsReply, mergedReply, mergePreviewReply, pairsReply } from '../replies.ts';
import { eraseBody, holdBody, mergeBody, objectionBody, personParams, restrictionBody } from '../schemas.ts';
import { factsShown } from '../service/consent-standing.ts';
import { findDuplicates } from '../service/duplicates.ts';
import { eraseCustomer, previewErasure } from '../service/erase-customer.ts';
import { changeStanding, type StandingChange } from '../service/legal-standing.ts';
import { mergeCustomers } from '../service/merge-customers.ts';
import { previewMerge } from '../service/preview-merge.ts';
import { customerTexts as texts } from '../texts.ts';
import { answer } from './answers.ts';

const lead = [owner, manager] as const;

/** Rights of persons, duplicates, erasure: the owner's and the manager's work. */
export function rightsRoutes(api: Api): void {
  standingRoutes(api);
  mergeRoutes(api);
  erasureRoutes(api);
}

async function standing(tenant: Tenant, actor: Actor, person: PersonId, change: StandingChange) {
  const changed = await changeStanding(tenant.engine, actor, person, change);
  if (changed.outcome === 'not-open-to-objection')
    return problem(422, 'not-open-to-objection', bilingual(texts, 'problem.notOpenToObjection'));
  return changed.outcome === 'refused' ? problemOf(changed) : factsShown(changed.facts);
}

function standingRoutes(api: Api): void {
  const common = { method: 'post', access: lead, params: personParams, reply: factsReply } as const;
  api.route(
    {
      ...common,
      path: '/api/customers/{id}/objections',
      summary: bilingual(texts, 'routes.objection'),
      body: objectionBody,
    },
    ({ tenant, actor, params, body }) => standing(tenant, actor, params.id, { fact: 'objection', ...body }),
  );
  api.route(
    {
      ...common,
      path: '/api/customers/{id}/restrictions',
      summary: bilingual(texts, 'routes.restriction'),
      body: restrictionBody,
    },
    ({ tenant, actor, params, body }) => standing(tenant, actor, params.id, { fact: 'restriction', ...body }),
  );
  api.route(
    {
      ...common,
      path: '/api/customers/{id}/holds',
      summary: bilingual(texts, 'routes.hold'),
      body: holdBody,
    },
    ({ tenant, actor, params, body }) => standing(tenant, actor, params.id, { fact: 'hold', ...body }),
  );
}

function mergeRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/duplicates',
      summary: bilingual(texts, 'routes.duplicates'),
      access: lead,
      query: z.object({ after: z.string().max(40).optional() }),
      reply: pairsReply,
    },
    async ({ tenant, actor, query }) => {
      const { rows, next, looked } = await findDuplicates(tenant.engine, actor, query.after ?? null);
      return { rows: [...rows], next, looked };
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/duplicates/{id}/{other}',
      summary: bilingual(texts, 'routes.mergePreview'),
      access: lead,
      params: personParams.extend({ other: personParams.shape.id }),
      reply: mergePreviewReply,
    },
    async ({ tenant, params }) => answer(await previewMerge(tenant.engine, params.id, params.other)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/duplicates/merge',
      summary: bilingual(texts, 'routes.merge'),
      access: lead,
      body: mergeBody,
      reply: mergedReply,
    },
    async ({ tenant, actor, body: { keep, keepRevision, drop, dropRevision, ...chosen } }) => {
      const merged = await mergeCustomers(tenant.engine, actor, {
        keep,
        keepRevision,
        drop,
        dropRevision,
        chosen,
      });
      return merged.outcome === 'merged'
        ? { id: keep, file: merged.file, moved: merged.moved }
        : problemOf(merged);
    },
  );
}

function erasureRoutes(api: Api): void {
  const path = '/api/customers/{id}/erasure';
  api.route(
    {
      method: 'get',
      path,
      summary: bilingual(texts, 'routes.erasurePreview'),
      access: lead,
      params: personParams,
      reply: erasureReply,
    },
    async ({ tenant, params }) => answer(await previewErasure(tenant.engine, params.id)),
  );
  api.route(
    {
      method: 'post',
      path,
      summary: bilingual(texts, 'routes.erase'),
      access: lead,
      params: personParams,
      body: eraseBody,
      reply: erasureReply,
    },
    async ({ tenant, actor, params, body }) => {
      const erased = await eraseCustomer(tenant.engine, actor, params.id, body.number);
      if (erased.outcome === 'erased') return { kinds: erased.kinds, held: false };
      if (erased.outcome === 'refused') return problemOf(erased);
      return problem(422, 'wrong-number', bilingual(texts, 'problem.wrongNumber'), {
        detail: bilingual(texts, 'problem.wrongNumberDetail'),
        errors: [{ field: 'number', code: 'wrong', message: bilingual(texts, 'problem.wrongNumber') }],
      });
    },
  );
}
