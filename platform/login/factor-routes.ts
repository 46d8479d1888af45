import { z } from '@hono/zod-openapi';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Duty } from '../http/caller.ts';
import type { SystemApi } from '../http/visit.ts';
import { bilingual } from '../i18n/translate.ts';
import type { LoginContext } from './context.ts';
import { withOwnAccount } from './own-account.ts';
import {
  beginPasskeyCreation,
  beginTotp,
  confirmTotp,
  keepPasskey,
  removePasskey,
  removeTotp,
} from './own-factors.ts';
import {
  codeSchema,
  nameSchema,
  passwordSchema,
  registrationSchema,
  webauthnOptionsSchema,
} from './schemas.ts';
import { loginTexts as texts } from './texts.ts';

const access = 'signed-in';

/** Who must set up a second factor may do just that. */
const despite: readonly Duty[] = ['set-second-factor'];

/** Hangs the routes by which people manage the second factors of their own account. */
export function factorRoutes(api: SystemApi, context: LoginContext): void {
  totpRoutes(api, context);
  passkeyRoutes(api, context);
}

function totpRoutes(api: SystemApi, context: LoginContext): void {
  api.systemRoute(
    {
      method: 'post',
      path: '/api/account/totp',
      summary: bilingual(texts, 'routes.totpBegin'),
      access,
      despite,
      reply: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
    },
    ({ visit }) => withOwnAccount(context, visit, beginTotp),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/account/totp/confirm',
      summary: bilingual(texts, 'routes.totpConfirm'),
      access,
      despite,
      body: z.object({ code: codeSchema }),
      reply: z.object({ recoveryCodes: z.array(z.string()) }),
    },
    ({ visit, body }) => withOwnAccount(context, visit, (mine) => confirmTotp(mine, body.code)),
  );
  api.systemRoute(
    {
      method: 'delete',
      path: '/api/account/totp',
      summary: bilingual(texts, 'routes.totpRemove'),
      access,
      body: z.object({ password: passwordSchema }),
      reply: 'none',
    },
    ({ visit, body }) => withOwnAccount(context, visit, (mine) => removeTotp(mine, body.password)),
  );
}

function passkeyRoutes(api: SystemApi, context: LoginContext): void {
  api.systemRoute(
    {
      method: 'post',
      path: '/api/account/passkeys/options',
      summary: bilingual(texts, 'routes.keyOptions'),
      access,
      despite,
      reply: webauthnOptionsSchema,
    },
    ({ visit }) => withOwnAccount(context, visit, beginPasskeyCreation),
  );
  api.systemRoute(
    {
      method: 'post',
      path: '/api/account/passkeys',
      summary: bilingual(texts, 'routes.keyAdd'),
      access,
      despite,
      body: z.object({ name: nameSchema, response: registrationSchema }),
      reply: z.object({ id: z.string() }),
      status: 201,
    },
    ({ visit, body }) =>
      withOwnAccount(context, visit, (mine) =>
        keepPasskey(mine, body.name, body.response as RegistrationResponseJSON),
      ),
  );
  api.systemRoute(
    {
      method: 'delete',
      path: '/api/account/passkeys/{id}',
      summary: bilingual(texts, 'routes.keyRemove'),
      access,
      params: z.object({ id: z.string().max(1_024) }),
      reply: 'none',
    },
    ({ visit, params }) => withOwnAccount(context, visit, (mine) => removePasskey(mine, params.id)),
  );
}
