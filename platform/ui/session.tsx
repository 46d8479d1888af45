import { createContext, type PropsWithChildren, use } from 'react';
import type { RoleId } from './screens.ts';

/** Who is signed in, as the server says in `GET /api/session`. */
export interface SignedIn {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly language: string;
  };
  readonly company: { readonly name: string };
  /** Server time minus the computer's time in milliseconds: not 0 when a demonstration moved the clock. */
  readonly clockOffset: number;
  /** All data is invented, and the clock can be put forward. */
  readonly isDemo: boolean;
}

const SessionContext = createContext<SignedIn | null>(null);

/** Makes the session known to all screens below. */
export function SessionProvider({ session, children }: PropsWithChildren<{ session: SignedIn }>) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. Only below the signed-in frame, where every screen of a module is. */
export function useSession(): SignedIn {
  const session = use(SessionContext);
  if (session === null) throw new Error('a screen of a module stands outside the signed-in frame');
  return session;
}

/** True if these roles include one of the user's, or if nothing is demanded. The server decides again on every call. */
export function mayUse(userRoles: readonly string[], demanded: readonly RoleId[] | undefined): boolean {
  return demanded === undefined || demanded.some((role) => userRoles.includes(role));
}

/** True if the signed-in user has one of these roles: to leave out what would be refused anyway. */
export function useMay(demanded: readonly RoleId[] | undefined): boolean {
  return mayUse(useSession().user.roles, demanded);
}

/** The present instant by the server's clock. Read anew on every call; does not tick by itself. */
export function useNow(): number {
  return Date.now() + (use(SessionContext)?.clockOffset ?? 0);
}
