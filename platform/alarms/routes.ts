import { createHash, randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { problem } from '../http/problem.ts';
import { bilingual } from '../i18n/translate.ts';
import { manager, officer, owner } from '../roles/roles.ts';
import { attackRoutes } from './attack-routes.ts';
import { evidenceRoute } from './evidence.ts';
import { testAlarm } from './kinds.ts';
import { metricsToken } from './settings.ts';
import { alarmTexts as texts } from './texts.ts';

const text = z.object({ de: z.string(), en: z.string() });

const alarmSchema = z.object({
  id: z.string(),
  alarm: z.string(),
  title: text,
  advice: text,
  severity: z.enum(['critical', 'warning']),
  ends: z.enum(['by-itself', 'by-hand']),
  about: z.string(),
  since: z.number().int(),
  lastAt: z.number().int(),
  times: z.number().int(),
  clearedAt: z.number().int().nullable(),
});

const shownPast = 50;

/** What needs somebody now; an owner puts away what was seen, tries out the ways it is told, and issues access to the metrics. */
export function alarmRoutes(api: Api): void {
  evidenceRoute(api);
  attackRoutes(api);
  api.route(
    {
      method: 'get',
      path: '/api/alarms',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, manager, officer],
      reply: z.object({ standing: z.array(alarmSchema), past: z.array(alarmSchema) }),
    },
    async ({ tenant: { alarms } }) => ({
      standing: [...(await alarms.standing())],
      past: [...(await alarms.past(shownPast))],
    }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/alarms/{id}/dismiss',
      summary: bilingual(texts, 'routes.dismiss'),
      access: [owner],
      params: z.object({ id: z.string().max(100) }),
      reply: 'none',
    },
    async ({ tenant, params }) => {
      const dismissed = await tenant.alarms.dismiss(params.id);
      if (dismissed === 'unknown') return problem(404, 'alarm-unknown', bilingual(texts, 'problem.unknown'));
      if (dismissed === 'dismissed') return undefined;
      return problem(409, 'alarm-ends-by-itself', bilingual(texts, 'problem.endsByItself'));
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/alarms/test',
      summary: bilingual(texts, 'routes.test'),
      access: [owner],
      reply: 'none',
    },
    async ({ tenant }) => {
      await tenant.alarms.raise(testAlarm);
      return undefined;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/metrics-token',
      summary: bilingual(texts, 'routes.token'),
      access: [owner],
      reply: z.object({ token: z.string() }),
    },
    async ({ tenant, actor }) => {
      const token = randomBytes(32).toString('base64url');
      await tenant.settings.set(actor, metricsToken, hashOfToken(token));
      return { token };
    },
  );
}

/** What is kept of a token. It is random and long, so one round of SHA-256 is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
