import { z } from '@hono/zod-openapi';
import type { PersonId } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { notDone } from './outcomes.ts';
import { answer, answerers } from './routes.ts';
import { correctableReply, correctionSchema, rectifiedReply } from './schemas.ts';
import { correctableOf, rectifiedOf, rectify } from './service/rectify.ts';
import { rightsTexts as texts } from './texts.ts';

const id = z.object({ id: z.uuid() });
const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);

/** Rectification (Art. 16 GDPR): what can be corrected, correcting it, and what was corrected. */
export function rectificationRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/correctable',
      summary: say('correctable'),
      access: answerers,
      params: id,
      reply: correctableReply,
    },
    async ({ tenant, actor, params }) => {
      const found = await correctableOf(tenant, actor, params.id);
      return 'outcome' in found ? notDone(found) : found;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/rectifications',
      summary: say('rectify'),
      access: answerers,
      params: id,
      body: correctionSchema,
      reply: 'none',
    },
    async ({ tenant, actor, params, body, language }) =>
      answer(await rectify(tenant, actor, params.id, { ...body, language })),
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-rectified/{person}',
      summary: say('rectified'),
      access: answerers,
      params: z.object({ person: z.uuid() }),
      reply: rectifiedReply,
    },
    async ({ tenant, actor, params }) => ({
      rows: [...(await rectifiedOf(tenant, actor, params.person as PersonId))],
    }),
  );
}
