import type { Language } from '../platform/i18n/index.ts';

/** A user of the demonstration who may sign in with one click. */
export interface DemoUser {
  readonly login: string;
  readonly password: string;
  readonly title: string;
}

/** Answer of `GET /api/session`. */
export interface SessionReply {
  readonly state: 'first-run' | 'signed-out' | 'signed-in';
  readonly demo: { readonly users: readonly DemoUser[] } | null;
  readonly user?: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly language: Language;
    /** Has a first password and must choose one of their own before anything else is open. */
    readonly mustChange: boolean;
    /** Has a role that needs a second factor, and none yet. */
    readonly mustSetSecondFactor: boolean;
  };
  readonly company?: { readonly name: string };
  /** How many tenants there are; the login asks for one when there are several. */
  readonly tenants?: number;
  /** The server's clock in milliseconds since 1970. */
  readonly now?: number;
}

/** Answer of `POST /api/session`. */
export interface SignInReply {
  readonly state: 'signed-in' | 'second-factor';
  readonly methods?: readonly ('totp' | 'passkey')[];
}
