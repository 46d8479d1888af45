import type { Origin } from '../http/origin.ts';
import type { ProblemReply } from '../http/problem.ts';
import type { Tenant } from '../tenant.ts';

/** Whose secret is being tried, and from where. */
export interface Try {
  readonly tenant: Tenant;
  readonly loginHash: string;
  readonly login: string;
  readonly step: 'password' | 'code';
  readonly request: Request;
  readonly origin: Origin;
  /** What is answered when it is wrong. */
  readonly wrong: ProblemReply;
}
