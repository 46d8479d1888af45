import { z } from '@hono/zod-openapi';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { SystemApi } from '../http/visit.ts';
import { bilingual } from '../i18n/translate.ts';
import { companySetting } from '../settings/company.ts';
import type { LoginContext } from './context.ts';
import { isFirstRun } from './first-run.ts';
import {
  authenticationSchema,
  codeSchema,
  languageSchema,
  loginSchema,
  passwordSchema,
  webauthnOptionsSchema,
} from './schemas.ts';
import { sessionCookie } from './sessions.ts';
import { signInWithCode, signInWithPassword, tenantNamed } from './sign-in.ts';
import { beginPasskey, signInWithPasskey } from './sign-in-passkey.ts';
import { staffSessions } from './staff-sessions.ts';
import { loginTexts as texts } from './texts.ts';

const sessionReply = z.object({
  state: z.enum(['first-run', 'signed-out', 'signed-in']),
  demo: z
    .object({ users: z.array(z.object({ login: z.string(), password: z.string(), title: z.string() })) })
    .nullable(),
  user: z
    .object({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      language: languageSchema,
      mustChange: z.boolean(),
      mustSetSecondFactor: z.boolean(),
    })
    .optional(),
  company: z.object({ name: z.string() }).optional(),
  tenants: z.number().int(),
  now: z.number().int(),
});

const signInReply = z.object({
  state: z.enum(['signed-in', 'second-factor']),
  methods: z.array(z.enum(['totp', 'passkey'])).optional(),
});

const route = (key: 'session' | 'signIn' | 'totp' | 'passkeyOptions' | 'passkey' | 'signOut') =>
  bilingual(texts, `routes.${key}`);

/** Hangs the routes of signing in and out. All are public: who is not signed in needs them. */
export function sessionRoutes(api: SystemApi, context: LoginContext): void {
  sessionRoute(api, context);
  api.systemRoute(
    {
      method: 'post',
      path: '/api/session',
      summary: route('signIn'),
      access: 'public',
      body: z.object({
        tenant: z.string().trim().max(40).optional(),
        login: loginSchema,
        password: passwordSchema,
      }),
      reply: signInReply,
    },
    ({ visit, body }) => signInWithPassword(context, visit, tenantNamed(context, body.tenant), body),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/session/totp',
      summary: route('totp'),
      access: 'public',
      body: z.object({ code: codeSchema }),
      reply: signInReply,
    },
    ({ visit, body }) => signInWithCode(context, visit, body.code),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/session/passkey/options',
      summary: route('passkeyOptions'),
      access: 'public',
      query: z.object({ tenant: z.string().max(40).optional() }),
      reply: webauthnOptionsSchema,
    },
    ({ visit, query }) => beginPasskey(context, visit, tenantNamed(context, query.tenant)),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/session/passkey',
      summary: route('passkey'),
      access: 'public',
      body: authenticationSchema,
      reply: signInReply,
    },
    ({ visit, body }) => signInWithPasskey(context, visit, body as AuthenticationResponseJSON),
  );
  api.systemRoute(
    { method: 'delete', path: '/api/session', summary: route('signOut'), access: 'public', reply: 'none' },
    async ({ visit }) => {
      const session = await context.keeper.sessionOf(visit.request, visit.origin);
      if (session) {
        await staffSessions.end(session.tenant.engine, { tokenHash: session.tokenHash });
        context.keeper.forget(session.accountId);
      }
      visit.setCookie(sessionCookie('', visit.origin));
      return undefined;
    },
  );
}

function sessionRoute(api: SystemApi, context: LoginContext): void {
  api.systemRoute(
    { method: 'get', path: '/api/session', summary: route('session'), access: 'public', reply: sessionReply },
    async ({ visit }) => {
      const { installation, demo } = context;
      const about = {
        demo: demo ? { users: [...demo.users] } : null,
        tenants: installation.tenants().length,
        now: installation.clock.now(),
      };
      const session = await context.keeper.sessionOf(visit.request, visit.origin);
      if (session === null)
        return {
          ...about,
          state: (await isFirstRun(context)) ? ('first-run' as const) : ('signed-out' as const),
        };
      const { actor, name, language, duties, tenant } = session;
      const user = {
        id: actor.id,
        name,
        roles: [...actor.roles],
        language,
        mustChange: duties.includes('change-password'),
        mustSetSecondFactor: duties.includes('set-second-factor'),
      };
      return {
        ...about,
        state: 'signed-in' as const,
        user,
        company: { name: (await tenant.settings.get(companySetting)).name },
      };
    },
  );
}
