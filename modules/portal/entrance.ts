import { isProblem } from '../../platform/http/problem.ts';
import { notFoundProblem } from '../../platform/http/problems.ts';
import type { SystemApi } from '../../platform/http/visit.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Doorway, Entrance } from '../../platform/login/index.ts';
import { portalUser } from '../../platform/roles/roles.ts';
import { companySetting } from '../../platform/settings/company.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { chooseBody, forgottenBody, passwordBody, sessionReply, signInBody } from './schemas.ts';
import { openPortalAccount } from './service/accounts.ts';
import { sendForgotten } from './service/send-links.ts';
import { portalCaller } from './service/sessions.ts';
import { changePortalPassword, choosePassword, signInToPortal, signOutOfPortal } from './service/sign-in.ts';
import { portalTexts as texts } from './texts.ts';

type Key = 'session' | 'signIn' | 'signOut' | 'choose' | 'forgotten' | 'password';
const said = (key: Key) => bilingual(texts, `routes.${key}`);
const open = { access: 'public', reply: 'none' } as const;

/** The customers' way in. */
export const portalEntrance: Entrance = {
  whoCalls: portalCaller,
  routes(api, doorway) {
    sessionRoutes(api, doorway);
    passwordRoutes(api, doorway);
  },
};

function sessionRoutes(api: SystemApi, doorway: Doorway): void {
  api.systemRoute(
    { method: 'post', path: '/api/portal/session', summary: said('signIn'), body: signInBody, ...open },
    ({ visit, body }) => signInToPortal(doorway, visit, doorway.tenantNamed(body.tenant), body),
  );
  api.systemRoute(
    { method: 'delete', path: '/api/portal/session', summary: said('signOut'), ...open },
    ({ visit }) => signOutOfPortal(visit, doorway.tenants()),
  );
  api.systemRoute(
    {
      method: 'get',
      path: '/api/portal/session',
      summary: said('session'),
      access: 'public',
      reply: sessionReply,
    },
    async ({ visit: { caller } }) => {
      const isGuest = caller?.standing === 'guest';
      const tenant = isGuest ? caller.tenant : doorway.tenantNamed(undefined);
      const about = await describe(tenant);
      const account = isGuest
        ? await openPortalAccount(caller.tenant.engine, caller.actor.id as never)
        : null;
      if (account === null) return { ...about, state: 'signed-out' as const };
      const { row, sealed } = account;
      const user = {
        ...{ name: sealed.name, email: sealed.email, language: sealed.language },
        reach: row.reach === 'company' ? ('company' as const) : ('own' as const),
        mustChange: row.must_change === 1,
        choices: {
          security: row.notify_security,
          features: row.notify_features,
          hints: row.notify_hints,
        } as never,
      };
      return { ...about, state: 'signed-in' as const, user };
    },
  );
}

async function describe(tenant: Tenant | null) {
  if (tenant === null) return { company: '', tenant: '' };
  return { company: (await tenant.settings.get(companySetting)).name, tenant: tenant.id };
}

function passwordRoutes(api: SystemApi, doorway: Doorway): void {
  api.systemRoute(
    { method: 'post', path: '/api/portal/link/use', summary: said('choose'), body: chooseBody, ...open },
    ({ visit, body }) => choosePassword(doorway, visit, doorway.tenantNamed(body.tenant), body),
  );
  api.systemRoute(
    { method: 'post', path: '/api/portal/link', summary: said('forgotten'), body: forgottenBody, ...open },
    async ({ body }) => {
      const tenant = doorway.tenantNamed(body.tenant);
      // Answered before anything is looked up: neither the answer nor its time tells whether there is an account.
      if (tenant !== null)
        setImmediate(() => {
          sendForgotten(tenant, body.email).catch((error) => doorway.fault(error, tenant));
        });
      return undefined;
    },
  );
  api.systemRoute(
    {
      ...{ method: 'put', path: '/api/portal/password', summary: said('password'), body: passwordBody },
      ...{ access: [portalUser], despite: ['change-password'], reply: 'none' },
    },
    async ({ visit, body }) => {
      if (visit.caller?.standing !== 'guest') return notFoundProblem;
      const outcome = await changePortalPassword(doorway, visit, body);
      return isProblem(outcome) ? outcome : undefined;
    },
  );
}
