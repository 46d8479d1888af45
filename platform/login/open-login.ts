import type { Caller, WhoCalls } from '../http/caller.ts';
import type { SystemApi } from '../http/visit.ts';
import { accountRoutes } from './account-routes.ts';
import type { LoginContext, LoginOptions } from './context.ts';
import type { Doorway, Entrance } from './entrance.ts';
import { firstRunRoute } from './first-run.ts';
import { guarded, refusedAfter } from './guard.ts';
import { turns } from './in-turn.ts';
import { pendingShelf } from './pending.ts';
import { sessionKeeper } from './session-keeper.ts';
import { sessionRoutes } from './session-routes.ts';
import { hashOf, tokenOf } from './sessions.ts';
import { tenantNamed } from './sign-in.ts';
import { userRoutes } from './user-routes.ts';

/** The login of one server: who calls, and the routes by which people get in and manage accounts. */
export interface Login {
  readonly whoCalls: WhoCalls;
  readonly routes: (api: SystemApi) => void;
}

/** Opens the login for all tenants of an installation. */
export function openLogin(options: LoginOptions): Login {
  const { tenants, clock, log } = options.installation;
  const { entrances = [] } = options;
  const context: LoginContext = {
    ...options,
    keeper: sessionKeeper(tenants, log),
    shelf: pendingShelf(clock),
    inTurn: turns(),
  };
  return {
    whoCalls: async (request, origin) =>
      (await context.keeper.sessionOf(request, origin)) ?? callerAt(entrances, request, tenants),
    routes(api) {
      sessionRoutes(api, context);
      firstRunRoute(api, context);
      accountRoutes(api, context);
      userRoutes(api, context);
      for (const entrance of entrances) entrance.routes(api, doorwayOf(context));
    },
  };
}

async function callerAt(
  entrances: readonly Entrance[],
  request: Request,
  tenants: LoginContext['installation']['tenants'],
): Promise<Caller | null> {
  const token = entrances.length === 0 ? null : tokenOf(request);
  if (token === null) return null;
  const hash = hashOf(token);
  for (const entrance of entrances) {
    for (const tenant of tenants()) {
      const caller = await entrance.whoCalls(tenant, hash);
      if (caller !== null) return caller;
    }
  }
  return null;
}

const doorwayOf = (context: LoginContext): Doorway => ({
  tenants: () => context.installation.tenants(),
  tenantNamed: (name) => tenantNamed(context, name),
  guarded: (tried, check) => guarded(context, tried, check),
  refusedAfter: (started, reply) => refusedAfter(context, started, reply),
  fault: (error, tenant) => void context.installation.log.fault(error, { tenant: tenant.engine }),
});
