import type { WhoCalls } from '../http/caller.ts';
import type { SystemApi } from '../http/visit.ts';
import { accountRoutes } from './account-routes.ts';
import type { LoginContext, LoginOptions } from './context.ts';
import { firstRunRoute } from './first-run.ts';
import { turns } from './in-turn.ts';
import { pendingShelf } from './pending.ts';
import { sessionKeeper } from './session-keeper.ts';
import { sessionRoutes } from './session-routes.ts';
import { userRoutes } from './user-routes.ts';

/** The login of one server: who calls, and the routes by which people get in and manage accounts. */
export interface Login {
  readonly whoCalls: WhoCalls;
  readonly routes: (api: SystemApi) => void;
}

/** Opens the login for all tenants of an installation. */
export function openLogin(options: LoginOptions): Login {
  const { tenants, clock, log } = options.installation;
  const context: LoginContext = {
    ...options,
    keeper: sessionKeeper(tenants, log),
    shelf: pendingShelf(clock),
    inTurn: turns(),
  };
  return {
    whoCalls: context.keeper.sessionOf,
    routes(api) {
      sessionRoutes(api, context);
      firstRunRoute(api, context);
      accountRoutes(api, context);
      userRoutes(api, context);
    },
  };
}
