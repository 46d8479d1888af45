import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { wordsOfRule } from '../http/field-errors.ts';
import { type FieldError, type ProblemReply, problem } from '../http/problem.ts';
import { bilingual } from '../i18n/translate.ts';
import { owner } from '../roles/roles.ts';
import { companySchema, companySetting } from './company.ts';
import type { ShownSetting } from './settings.ts';
import { settingTexts as texts } from './texts.ts';

const shownSchema = z.object({
  id: z.string(),
  title: z.object({ de: z.string(), en: z.string() }),
  secret: z.boolean(),
  // Of a secret always null: it goes in and never comes out again.
  value: z.unknown(),
  chosen: z.boolean(),
  revision: z.number().int(),
});

/** The owner reads and changes settings; everybody signed in may know whose company it is. */
export function settingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/company',
      summary: bilingual(texts, 'routes.company'),
      access: 'signed-in',
      reply: companySchema.extend({ name: z.string() }),
    },
    ({ tenant }) => tenant.settings.get(companySetting),
  );
  api.route(
    {
      method: 'get',
      path: '/api/settings',
      summary: bilingual(texts, 'routes.list'),
      access: [owner],
      reply: z.object({ settings: z.array(shownSchema) }),
    },
    async ({ tenant }) => ({ settings: (await tenant.settings.shown()).map(asReply) }),
  );
  api.route(
    {
      method: 'put',
      path: '/api/settings/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: [owner],
      params: z.object({ id: z.string().max(100) }),
      body: z.strictObject({ value: z.unknown(), revision: z.number().int().min(0).optional() }),
      reply: z.object({ revision: z.number().int() }),
    },
    async ({ tenant, actor, params, body }) => {
      const setting = tenant.settings.declared.find((each) => each.id === params.id);
      if (!setting) return problem(404, 'setting-unknown', bilingual(texts, 'problem.unknown'));
      const parsed = setting.schema.safeParse(body.value);
      if (!parsed.success) return notFitting(parsed.error);
      const changed = await tenant.settings.set(actor, setting, parsed.data, body.revision);
      if (changed.outcome === 'changed') return { revision: changed.revision };
      const extra = { revision: changed.revision };
      return problem(409, 'setting-changed-meanwhile', bilingual(texts, 'problem.changed'), { extra });
    },
  );
}

const asReply = ({ setting, ...shown }: ShownSetting) => ({
  id: setting.id,
  title: setting.title,
  secret: setting.secret === true,
  ...shown,
});

function notFitting(error: z.ZodError): ProblemReply {
  const errors = error.issues.map(
    (issue): FieldError => ({
      field: ['value', ...issue.path].join('/'),
      code: issue.code,
      message: wordsOfRule(issue) ?? bilingual(texts, 'problem.field'),
    }),
  );
  return problem(422, 'setting-invalid', bilingual(texts, 'problem.invalid'), { errors });
}
