import type { Api } from '../../../platform/http/api.ts';
import { problem } from '../../../platform/http/problem.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, officer, owner } from '../../../platform/roles/roles.ts';
import { periodBody, periodPreviewBody, periodPreviewReply, periodsReply, statuteParams } from './schemas.ts';
import { listPeriods, previewPeriod, setPeriod, statuteOf } from './service.ts';
import { periodTexts as texts } from './texts.ts';

const unknown = problem(404, 'statute-unknown', bilingual(texts, 'problem.unknown'));
const short = problem(422, 'shorter-than-law', bilingual(texts, 'problem.short'), {
  detail: bilingual(texts, 'problem.shortDetail'),
});

/** The statutory periods, and the owner's own in their place. */
export function periodRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/clock/periods',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, manager, officer],
      reply: periodsReply,
    },
    async ({ tenant }) => listPeriods(tenant.engine),
  );
  api.route(
    {
      method: 'post',
      path: '/api/clock/periods/{statute}/preview',
      summary: bilingual(texts, 'routes.preview'),
      access: [owner, manager, officer],
      params: statuteParams,
      body: periodPreviewBody,
      reply: periodPreviewReply,
    },
    async ({ tenant, params, body }) => {
      const statute = statuteOf(params.statute);
      return statute === undefined ? unknown : previewPeriod(tenant.engine, statute, body.period);
    },
  );
  api.route(
    {
      method: 'put',
      path: '/api/clock/periods/{statute}',
      summary: bilingual(texts, 'routes.set'),
      access: [owner],
      params: statuteParams,
      body: periodBody,
      reply: periodsReply,
    },
    async ({ tenant, actor, params, body }) => {
      const statute = statuteOf(params.statute);
      if (statute === undefined) return unknown;
      const { outcome } = await setPeriod(tenant.engine, actor, statute, body);
      return outcome === 'short' ? short : listPeriods(tenant.engine);
    },
  );
}
