import { z } from '@hono/zod-openapi';
import { automation } from '@redlich/engine';
import type { Api } from '../http/api.ts';
import { isProblem } from '../http/problem.ts';
import { bilingual } from '../i18n/translate.ts';
import { officer, owner } from '../roles/roles.ts';
import { listFailures } from './attempts.ts';
import type { LoginContext } from './context.ts';
import { languageSchema, loginSchema, nameSchema, recordIdSchema } from './schemas.ts';
import { loginTexts as texts } from './texts.ts';
import { addUser, changeUser, listUsers, removeUser, resetUser } from './users.ts';

const userReply = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  roles: z.array(z.string()),
  active: z.boolean(),
  mustChange: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: z.number().int(),
  revision: z.number().int(),
});

const attemptReply = z.object({
  at: z.number().int(),
  step: z.string(),
  login: z.string(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
});

const said = (key: 'attempts' | 'users' | 'userAdd' | 'userChange' | 'userReset' | 'userRemove') =>
  bilingual(texts, `routes.${key}`);

const access = [owner] as const;
const passwordReply = z.object({ password: z.string() });

/** Hangs the routes by which the owner manages who may sign in (pledge login.strong: rights are named person by person). */
export function userRoutes(api: Api, context: LoginContext): void {
  const known = [...context.installation.register.roles.keys()].filter((role) => role !== automation.id);
  const rolesSchema = z
    .array(z.string().refine((role) => known.includes(role)))
    .min(1)
    .max(known.length);
  allUsersRoutes(api, rolesSchema);
  oneUserRoutes(api, context, rolesSchema);
}

type RolesSchema = z.ZodType<string[]>;

function allUsersRoutes(api: Api, rolesSchema: RolesSchema): void {
  api.route(
    {
      method: 'get',
      path: '/api/users',
      summary: said('users'),
      access,
      reply: z.object({ users: z.array(userReply) }),
    },
    async ({ tenant, actor }) => ({
      users: await listUsers(tenant.engine, actor),
    }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/users',
      summary: said('userAdd'),
      access,
      body: z.object({
        name: nameSchema,
        login: loginSchema,
        roles: rolesSchema,
        language: languageSchema.default('de'),
      }),
      reply: passwordReply.extend({ id: z.string() }),
      status: 201,
    },
    ({ tenant, actor, body }) => addUser(tenant.engine, actor, body),
  );
  api.route(
    {
      method: 'get',
      path: '/api/sign-in-attempts',
      summary: said('attempts'),
      access: [owner, officer],
      reply: z.object({ attempts: z.array(attemptReply) }),
    },
    async ({ tenant, actor }) => ({ attempts: await listFailures(tenant.engine, actor, 500) }),
  );
}

function oneUserRoutes(api: Api, { keeper }: LoginContext, rolesSchema: RolesSchema): void {
  const params = z.object({ id: recordIdSchema });
  api.route(
    {
      method: 'patch',
      path: '/api/users/{id}',
      summary: said('userChange'),
      access,
      params,
      body: z.object({
        name: nameSchema.optional(),
        roles: rolesSchema.optional(),
        active: z.boolean().optional(),
        revision: z.number().int().optional(),
      }),
      reply: z.object({ revision: z.number().int() }),
    },
    async ({ tenant, actor, params: { id }, body }) => {
      const changed = await changeUser(tenant.engine, actor, id, body);
      keeper.forget(id);
      return changed;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/users/{id}/reset',
      summary: said('userReset'),
      access,
      params,
      reply: passwordReply,
    },
    async ({ tenant, actor, params: { id } }) => {
      const reset = await resetUser(tenant.engine, actor, id);
      keeper.forget(id);
      return reset;
    },
  );
  api.route(
    { method: 'delete', path: '/api/users/{id}', summary: said('userRemove'), access, params, reply: 'none' },
    async ({ tenant, actor, params: { id } }) => {
      const removed = await removeUser(tenant.engine, actor, id);
      keeper.forget(id);
      return isProblem(removed) ? removed : undefined;
    },
  );
}
