import { z } from '@hono/zod-openapi';
import type { Api } from '../../../platform/http/api.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, officer, owner, staff } from '../../../platform/roles/roles.ts';
import { labelOf } from '../label.ts';
import { consentListReply, consentsReply, recordedReply, wordingsReply } from '../replies.ts';
import { consentParams, personParams, recordConsentBody, wordingBody } from '../schemas.ts';
import { recordConsent } from '../service/record-consent.ts';
import { listConsents, showConsents } from '../service/show-consents.ts';
import { adaptWording, consentById, listWordings } from '../service/wordings.ts';
import { customerTexts as texts } from '../texts.ts';
import { answer, consentUnknown, notRecorded } from './answers.ts';

/** The consents of a person and their wordings (pledges consent.kinds, consent.evidence, consent.visible). */
export function consentRoutes(api: Api): void {
  personRoutes(api);
  wordingRoutes(api);
}

function personRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}/consents',
      summary: bilingual(texts, 'routes.consents'),
      access: [owner, manager, staff, officer],
      params: personParams,
      reply: consentsReply,
    },
    async ({ tenant, params }) => answer(await showConsents(tenant.engine, params.id)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/customers/{id}/consents/{consent}',
      summary: bilingual(texts, 'routes.record'),
      access: [owner, manager, staff],
      params: consentParams,
      body: recordConsentBody,
      reply: recordedReply,
    },
    async ({ tenant: { engine }, actor, params, body }) => {
      const consent = consentById(engine.register, params.consent);
      if (consent === undefined) return consentUnknown;
      const { event, channel, at, wordingVersion } = body;
      const recorded = await recordConsent(engine, actor, params.id, consent, {
        event,
        channel,
        wordingVersion,
        ...(at === undefined ? {} : { at }),
      });
      if (recorded.outcome !== 'recorded' && recorded.outcome !== 'unchanged') return notRecorded(recorded);
      const label = labelOf(recorded.facts, [...engine.register.consents.values()]);
      return { outcome: recorded.outcome, file: recorded.file, label };
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/consents',
      summary: bilingual(texts, 'routes.consentList'),
      access: [owner, manager, officer],
      query: z.object({ after: z.string().max(40).optional() }),
      reply: consentListReply,
    },
    ({ tenant, query }) => listConsents(tenant.engine, query.after ?? null),
  );
}

function wordingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/consent-wordings',
      summary: bilingual(texts, 'routes.wordings'),
      access: [owner, manager, staff, officer],
      reply: wordingsReply,
    },
    ({ tenant }) => listWordings(tenant.engine),
  );
  api.route(
    {
      method: 'put',
      path: '/api/consent-wordings/{consent}',
      summary: bilingual(texts, 'routes.adaptWording'),
      access: [owner],
      params: z.object({ consent: z.string().max(40) }),
      body: wordingBody,
      reply: z.object({ version: z.string() }),
    },
    async ({ tenant: { engine }, actor, params, body }) => {
      const consent = consentById(engine.register, params.consent);
      return consent === undefined
        ? consentUnknown
        : { version: (await adaptWording(engine, actor, consent, body)).version };
    },
  );
}
