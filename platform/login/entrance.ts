import type { Caller } from '../http/caller.ts';
import type { ProblemReply } from '../http/problem.ts';
import type { SystemApi } from '../http/visit.ts';
import type { Tenant } from '../tenant.ts';
import type { Try } from './try.ts';

/**
 * Another way in beside the staff's, with accounts and sessions of its own: the customers' portal. It shares the one cookie, the waits
 * after failures and the records of attacks; whoever comes in this way has only the roles the entrance gives.
 */
export interface Entrance {
  /** Who a session belongs to; `null` when it is none of this entrance. Asked after the staff's sessions. */
  readonly whoCalls: (tenant: Tenant, tokenHash: string) => Promise<Caller | null>;
  /** Hangs the routes of signing in and out here. */
  readonly routes: (api: SystemApi, doorway: Doorway) => void;
}

/** What the login lends to another entrance. */
export interface Doorway {
  tenants(): readonly Tenant[];
  /** The tenant that is meant: the named one, or the only one. */
  tenantNamed(name: string | undefined): Tenant | null;
  /** Checks a secret that could be guessed, with a growing wait after failures; see `guard.ts`. */
  guarded<Result extends object>(
    tried: Try,
    check: () => Promise<Result | null>,
  ): Promise<Result | ProblemReply>;
  /** Answers a refusal not before its time, so that its time tells nothing. `started`: `performance.now()` at the beginning. */
  refusedAfter(started: number, reply: ProblemReply): Promise<ProblemReply>;
  /** Writes a fault of work that goes on after the answer. */
  fault(error: unknown, tenant: Tenant): void;
}
