import type { Installation } from '../installation.ts';
import type { Entrance } from './entrance.ts';
import type { PendingShelf } from './pending.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** A user of the demonstration who may sign in with one click. */
export interface DemoUser {
  readonly login: string;
  readonly password: string;
  readonly title: string;
}

/** What the login works with. */
export interface LoginOptions {
  readonly installation: Pick<
    Installation,
    'tenants' | 'tenant' | 'addTenant' | 'clock' | 'log' | 'register'
  >;
  /** Other ways in. */
  readonly entrances?: readonly Entrance[];
  /** Offered on the login page; only where all data is invented. */
  readonly demo?: { readonly users: readonly DemoUser[] };
  /** Name of the tenant the first run makes; `main` when left out. */
  readonly firstTenant?: string;
  /** How long a refused sign-in takes at least, so that its time tells nothing; 400 ms when left out. */
  readonly refusalMs?: number;
}

/** What the login's parts share in one server. */
export interface LoginContext extends LoginOptions {
  readonly keeper: SessionKeeper;
  readonly shelf: PendingShelf;
  /** Runs work on one login name one after the other: attempts at the same time count like attempts one by one. */
  readonly inTurn: <Result>(loginHash: string, work: () => Promise<Result>) => Promise<Result>;
}
