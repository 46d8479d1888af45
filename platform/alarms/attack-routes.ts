import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { problem } from '../http/problem.ts';
import { bilingual } from '../i18n/translate.ts';
import { officer, owner } from '../roles/roles.ts';
import { listAttacks, openAttack } from './probing/attacks.ts';
import { alarmTexts as texts } from './texts.ts';

const attackSchema = z.object({
  id: z.string(),
  rule: z.string(),
  request: z.string(),
  first: z.number().int(),
  last: z.number().int(),
  count: z.number().int(),
  keptUntil: z.number().int(),
});

const requestSchema = z.object({
  id: z.string(),
  at: z.number().int(),
  status: z.number().int(),
  request: z.string(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
});

/** Shows what is kept of attacks: at first what was tried and how often, on purpose also from where. */
export function attackRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/attacks',
      summary: bilingual(texts, 'routes.attacks'),
      access: [owner, officer],
      reply: z.object({ attacks: z.array(attackSchema) }),
    },
    async ({ tenant, actor }) => ({ attacks: [...(await listAttacks(tenant.engine, actor))] }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/attacks/{attack}/requests',
      summary: bilingual(texts, 'routes.attack'),
      access: [owner, officer],
      params: z.object({ attack: z.string().max(100) }),
      reply: z.object({ requests: z.array(requestSchema) }),
    },
    async ({ tenant, actor, params }) => {
      const requests = await openAttack(tenant.engine, actor, params.attack);
      if (requests.length === 0)
        return problem(404, 'attack-unknown', bilingual(texts, 'problem.attackUnknown'));
      return { requests };
    },
  );
}
