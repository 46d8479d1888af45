import { z } from '@hono/zod-openapi';
import type { Pledge } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import { watchPledges } from './pledges/history.ts';
import {
  ledgerReply,
  pledgesReply,
  previewReply,
  rulesReply,
  simulateBody,
  simulateReply,
  sweepReply,
  verifyReply,
} from './schemas.ts';
import { listRules, pageLedger, previewDays, simulatePeriod, sweepNow } from './service.ts';
import { privacyTexts as texts } from './texts.ts';

/** The clock, the ledger and the pledges, for the owner, the management and the data protection officer. */
export function privacyRoutes(api: Api, pledges: readonly Pledge[]): void {
  clockRoutes(api);
  ledgerRoutes(api);
  api.route(
    {
      method: 'get',
      path: '/api/pledges',
      summary: bilingual(texts, 'routes.pledges'),
      access: [owner, officer],
      reply: pledgesReply,
    },
    async ({ tenant }) => (await watchPledges(tenant.engine, pledges)).result,
  );
}

function clockRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/clock/preview',
      summary: bilingual(texts, 'routes.preview'),
      access: [owner, manager, officer],
      query: z.object({ days: z.coerce.number().int().min(1).max(400).default(30) }),
      reply: previewReply,
    },
    ({ tenant, query }) => previewDays(tenant.engine, query.days),
  );
  api.route(
    {
      method: 'get',
      path: '/api/clock/rules',
      summary: bilingual(texts, 'routes.rules'),
      access: [owner, manager, officer],
      reply: rulesReply,
    },
    ({ tenant }) => listRules(tenant.engine),
  );
  api.route(
    {
      method: 'post',
      path: '/api/clock/sweep',
      summary: bilingual(texts, 'routes.sweep'),
      access: [owner, manager, officer],
      reply: sweepReply,
    },
    ({ tenant }) => sweepNow(tenant.engine),
  );
  api.route(
    {
      method: 'post',
      path: '/api/clock/simulate',
      summary: bilingual(texts, 'routes.simulate'),
      access: [owner, manager, officer],
      body: simulateBody,
      reply: simulateReply,
    },
    async ({ tenant, body }) => {
      const kind = tenant.engine.register.kinds.get(body.kind);
      if (kind === undefined) return problem(404, 'kind-unknown', bilingual(texts, 'problem.kind'));
      if (body.event !== 'created' && !Object.hasOwn(kind.events, body.event)) {
        return problem(422, 'event-unknown', bilingual(texts, 'problem.event'));
      }
      return simulatePeriod(tenant.engine, kind, body.event, body.unit, body.count);
    },
  );
}

function ledgerRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/ledger',
      summary: bilingual(texts, 'routes.ledger'),
      access: [owner, officer],
      query: z.object({
        stream: z.enum(['fact', 'access']).default('fact'),
        types: z.string().max(400).optional(),
        after: z.coerce.number().int().min(1).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      reply: ledgerReply,
    },
    ({ tenant, query: { stream, types, after, limit } }) =>
      pageLedger(tenant.engine, {
        stream,
        limit,
        ...(types === undefined ? {} : { types: types.split(',') }),
        ...(after === undefined ? {} : { before: after }),
      }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/ledger/verify',
      summary: bilingual(texts, 'routes.verify'),
      access: [owner, officer],
      reply: verifyReply,
    },
    async ({ tenant }) => {
      const verdict = await tenant.engine.ledger.verify();
      if (verdict.intact) return { ...verdict, number: null };
      return { intact: false, facts: 0, accesses: 0, checkpoints: 0, number: verdict.number };
    },
  );
}
