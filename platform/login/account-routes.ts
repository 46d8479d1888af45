import { z } from '@hono/zod-openapi';
import type { Duty } from '../http/caller.ts';
import type { SystemApi } from '../http/visit.ts';
import { bilingual } from '../i18n/translate.ts';
import { type Account, rolesOf } from './accounts.ts';
import type { LoginContext } from './context.ts';
import { factorRoutes } from './factor-routes.ts';
import { changeLanguage, changePassword, withOwnAccount } from './own-account.ts';
import { languageSchema, passwordSchema } from './schemas.ts';
import { loginTexts as texts } from './texts.ts';

const accountReply = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  roles: z.array(z.string()),
  language: languageSchema,
  mustChange: z.boolean(),
  totp: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: z.number().int(),
      lastUsedAt: z.number().int().nullable(),
    }),
  ),
});

const replyOf = ({ row, sealed }: Account): z.input<typeof accountReply> => ({
  id: row.id,
  name: sealed.name,
  login: sealed.login,
  roles: [...rolesOf(row)],
  language: sealed.language,
  mustChange: row.must_change === 1,
  totp: sealed.totpSecret !== null,
  recoveryCodesLeft: sealed.recoveryCodes.length,
  passkeys: sealed.passkeys,
});

/** Hangs the routes of the own account: whoever is signed in, whatever their role. */
export function accountRoutes(api: SystemApi, context: LoginContext): void {
  const access = 'signed-in' as const;
  const despite: readonly Duty[] = ['change-password', 'set-second-factor'];
  api.systemRoute(
    {
      method: 'get',
      path: '/api/account',
      summary: bilingual(texts, 'routes.account'),
      access,
      despite,
      reply: accountReply,
    },
    ({ visit }) => withOwnAccount(context, visit, async ({ account }) => replyOf(account)),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/account/password',
      summary: bilingual(texts, 'routes.password'),
      access,
      despite,
      body: z.object({ current: passwordSchema, next: passwordSchema }),
      reply: 'none',
    },
    ({ visit, body }) => withOwnAccount(context, visit, (mine) => changePassword(mine, body)),
  );
  api.systemRoute(
    {
      method: 'put',
      path: '/api/account/preferences',
      summary: bilingual(texts, 'routes.preferences'),
      access,
      despite,
      body: z.object({ language: languageSchema }),
      reply: 'none',
    },
    ({ visit, body }) => withOwnAccount(context, visit, (mine) => changeLanguage(mine, body.language)),
  );
  factorRoutes(api, context);
}
