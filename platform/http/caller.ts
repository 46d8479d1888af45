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
  /** `staff` works here; `guest` came in by another entrance (the portal) and is let in nowhere but where a route names their role. */
  readonly standing: 'staff' | 'guest';
}

/** Finds out who calls, from the session cookie. `null`: nobody is signed in. */
export type WhoCalls = (request: Request, origin: Origin) => Promise<Caller | null>;
