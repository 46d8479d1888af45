import type { Actor, Language } from '@redlich/engine';
import type { Tenant } from '../tenant.ts';
import type { Origin } from './origin.ts';

/** What a user has to do before anything else is open. */
export type Duty = 'change-password' | 'set-second-factor';

/** Somebody signed in. All of a request runs on this one tenant, so ids of another tenant are simply unknown. */
export interface Caller {
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly language: Language;
  readonly duties: readonly Duty[];
}

/** Finds out who calls, from the session cookie. `null`: nobody is signed in. */
export type WhoCalls = (request: Request, origin: Origin) => Promise<Caller | null>;
