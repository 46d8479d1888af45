import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, owner } from '../../platform/roles/roles.ts';
import { type DrillEnd, runDrill, whatHinders } from './service/run-drill.ts';
import { operationTexts as texts } from './texts.ts';

/** A restore rehearsed by hand. */
export function drillRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/backups/drills',
      summary: bilingual(texts, 'routes.drill'),
      access: [owner, manager],
      reply: 'none',
      status: 202,
    },
    async ({ tenant }) => {
      const hindrance = await whatHinders(tenant);
      if (hindrance !== null) return refusal(hindrance);
      // It goes on after the answer; the board shows how, and what came of it.
      void runDrill(tenant, 'by-hand').catch(() => {});
      return undefined;
    },
  );
}

function refusal(end: DrillEnd): ProblemReply {
  const inGb = (bytes: number): number => Math.ceil(bytes / 1e8) / 10;
  switch (end.outcome) {
    case 'no-place':
      return problem(409, 'no-place', bilingual(texts, 'problem.noPlace'));
    case 'no-copies':
      return problem(409, 'no-copies', bilingual(texts, 'problem.noCopies'));
    case 'no-room': {
      const values = { wanted: inGb(end.wanted), free: inGb(end.free) };
      return problem(409, 'no-room', bilingual(texts, 'problem.noRoom', values));
    }
    default:
      return problem(409, 'under-way', bilingual(texts, 'problem.underWay'));
  }
}
