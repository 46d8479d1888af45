import { z } from '@hono/zod-openapi';
import type { PersonId } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { pdfReply } from './answer-routes.ts';
import { notDone } from './outcomes.ts';
import { answer, answerers } from './routes.ts';
import { groundSchema, noticeSchema, standingListReply, standingReply } from './schemas.ts';
import {
  announce,
  beginWeighing,
  lift,
  listStanding,
  noticeLetter,
  showStanding,
} from './service/standing.ts';
import { rightsTexts as texts } from './texts.ts';

const person = z.object({ person: z.uuid() });
const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);
const path = '/api/rights-standing/{person}';

/** Restrictions that stand and objections that wait: telling the person, lifting, weighing (Art. 18 (3), 21 (1) GDPR). */
export function standingRoutes(api: Api): void {
  looking(api);
  lifting(api);
  weighing(api);
}

function looking(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-standing',
      summary: say('standing'),
      access: answerers,
      reply: standingListReply,
    },
    async ({ tenant }) => ({ rows: [...(await listStanding(tenant))] }),
  );
  api.route(
    {
      method: 'get',
      path,
      summary: say('standingOne'),
      access: answerers,
      params: person,
      reply: standingReply,
    },
    async ({ tenant, params }) => {
      const found = await showStanding(tenant, params.person as PersonId);
      return 'outcome' in found ? notDone(found) : found;
    },
  );
}

function lifting(api: Api): void {
  api.route(
    {
      method: 'post',
      path: `${path}/notice`,
      summary: say('notice'),
      access: answerers,
      params: person,
      body: noticeSchema,
      reply: 'stream',
    },
    async ({ tenant, actor, params, body }) => {
      const paper = await noticeLetter(tenant, actor, params.person as PersonId, body);
      return 'outcome' in paper ? notDone(paper) : pdfReply(tenant, paper, 'art-18-3');
    },
  );
  api.route(
    {
      method: 'post',
      path: `${path}/announced`,
      summary: say('announced'),
      access: answerers,
      params: person,
      body: groundSchema,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) =>
      answer(await announce(tenant, actor, params.person as PersonId, body.ground)),
  );
  api.route(
    {
      method: 'post',
      path: `${path}/lifted`,
      summary: say('lifted'),
      access: answerers,
      params: person,
      body: groundSchema,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) =>
      answer(await lift(tenant, actor, params.person as PersonId, body.ground)),
  );
}

function weighing(api: Api): void {
  api.route(
    {
      method: 'post',
      path: `${path}/weighing`,
      summary: say('weighing'),
      access: answerers,
      params: person,
      body: z.strictObject({ purpose: z.string().max(60) }),
      reply: z.object({ id: z.string() }),
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const begun = await beginWeighing(tenant, actor, params.person as PersonId, body.purpose);
      return begun.outcome === 'begun' ? { id: begun.id } : notDone(begun);
    },
  );
}
