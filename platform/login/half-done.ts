import type { RecordId } from '@redlich/engine';
import type { Visit } from '../http/visit.ts';
import { accountRow, openAccount } from './accounts.ts';
import type { LoginContext } from './context.ts';
import type { Pending } from './pending.ts';
import { hashOf, newToken, sessionCookie, tokenOf } from './sessions.ts';

/** Puts a half-done sign-in on the shelf, under an id the browser gets as its cookie. */
export function shelve(context: LoginContext, visit: Visit, pending: Pending): void {
  const token = newToken();
  context.shelf.put(hashOf(token), pending);
  visit.setCookie(sessionCookie(token, visit.origin));
}

/** The half-done sign-in of this browser, if there is one. */
export function waitingFor(context: LoginContext, { request }: Visit): Pending | null {
  const token = tokenOf(request);
  return token === null ? null : context.shelf.get(hashOf(token));
}

/** The account a half-done sign-in is about, opened; `null` when it was closed or erased meanwhile. */
export async function openWaiting({ installation }: LoginContext, tenantId: string, id: RecordId) {
  const tenant = installation.tenant(tenantId);
  const row = tenant && (await accountRow(tenant.engine.db, id));
  if (!tenant || row?.active !== 1) return null;
  const account = await openAccount(tenant.engine, id);
  return account.outcome === 'opened' ? { tenant, account } : null;
}
