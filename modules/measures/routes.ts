import { ownerTasks, type Pledge } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import { answerBody, measuresReply, reviewBody, taskParams } from './schemas.ts';
import { answerTask, signReview } from './service/answers.ts';
import { presentSnapshot, readMeasures } from './service/read-measures.ts';
import { measureTexts as texts } from './texts.ts';

/** The measures, the questions to the company, and the yearly review. */
export function measureRoutes(api: Api, pledges: readonly Pledge[]): void {
  api.route(
    {
      method: 'get',
      path: '/api/measures',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, manager, officer],
      reply: measuresReply,
    },
    ({ tenant, actor }) => readMeasures(tenant.engine, actor, pledges),
  );
  api.route(
    {
      method: 'put',
      path: '/api/measures/tasks/{task}',
      summary: bilingual(texts, 'routes.answer'),
      access: [owner, officer],
      params: taskParams,
      body: answerBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      if (!ownerTasks.some(({ id }) => id === params.task))
        return problem(404, 'task-unknown', bilingual(texts, 'problem.unknown'));
      await answerTask(tenant.engine, actor, params.task, body);
      return undefined;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/measures/reviews',
      summary: bilingual(texts, 'routes.review'),
      access: [owner, officer],
      body: reviewBody,
      reply: measuresReply,
      status: 201,
    },
    async ({ tenant: { engine }, actor, body }) => {
      await signReview(engine, actor, body.result, await presentSnapshot(engine, pledges));
      return readMeasures(engine, actor, pledges);
    },
  );
}
