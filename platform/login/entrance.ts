import type { Caller } from '../http/caller.ts';
import type { SystemApi } from '../http/visit.ts';
import type { Tenant } from '../tenant.ts';
import type { LoginContext } from './context.ts';

/**
 * Another way in beside the staff's, with accounts and sessions of its own: the customers' portal. It shares the one cookie, the waits
 * after failures and the records of attacks; whoever comes in this way has only the roles the entrance gives.
 */
export interface Entrance {
  /** Who a session belongs to; `null` when it is none of this entrance. Asked after the staff's sessions. */
  readonly whoCalls: (tenant: Tenant, tokenHash: string) => Promise<Caller | null>;
  /** Hangs the routes of signing in and out here. */
  readonly routes: (api: SystemApi, context: LoginContext) => void;
}
