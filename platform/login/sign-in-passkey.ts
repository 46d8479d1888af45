import { isId } from '@redlich/engine';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { ProblemReply } from '../http/problem.ts';
import type { Visit } from '../http/visit.ts';
import type { Tenant } from '../tenant.ts';
import { type Account, changeAccount } from './accounts.ts';
import { recordFailure } from './attempts.ts';
import type { LoginContext } from './context.ts';
import { authenticationOptions, siteOf, verifyAuthentication } from './factors/passkeys.ts';
import { refusedAfter } from './guard.ts';
import { openWaiting, shelve, waitingFor } from './half-done.ts';
import type { Pending } from './pending.ts';
import { addressRefused, noHostName, signInExpired, wrongPasskey } from './problems.ts';
import { mayCallFrom } from './session-keeper.ts';
import { hashOf, tokenOf } from './sessions.ts';
import { complete, type SignedIn } from './sign-in.ts';
import { doorkeeper } from './sign-in-key.ts';

/** What the browser needs for a passkey: as the second step, or all alone. */
export async function beginPasskey(context: LoginContext, visit: Visit, tenant: Tenant | null) {
  const site = siteOf(visit.origin);
  if (site === null) return noHostName;
  const waiting = waitingFor(context, visit);
  const known = waiting?.accountId ? await openWaiting(context, waiting.tenant, waiting.accountId) : null;
  const options = await authenticationOptions(site, known?.account.sealed.passkeys ?? []);
  const about = known && waiting ? waiting : { tenant: tenant?.id ?? '', accountId: null, totpSecret: null };
  context.shelf.take(hashOf(tokenOf(visit.request) ?? ''));
  shelve(context, visit, { ...about, challenge: options.challenge });
  return { ...options };
}

/** Signs in with a passkey. The passkey has verified its owner (PIN, finger), so it is two factors in one. */
export async function signInWithPasskey(
  context: LoginContext,
  visit: Visit,
  response: AuthenticationResponseJSON,
): Promise<SignedIn | ProblemReply> {
  const started = performance.now();
  const token = tokenOf(visit.request);
  const waiting = token === null ? null : context.shelf.take(hashOf(token));
  const site = siteOf(visit.origin);
  if (!waiting?.challenge || token === null || site === null) return signInExpired;
  const found = await openOwner(context, waiting, response);
  if (found && !(await mayCallFrom(found.tenant, visit.origin))) return addressRefused;
  const passkey = found?.account.sealed.passkeys.find((each) => each.id === response.id);
  const counter = passkey ? await verifyAuthentication(site, waiting.challenge, response, passkey) : null;
  if (!found || !passkey || counter === null) {
    if (waiting.accountId) context.shelf.put(hashOf(token), { ...waiting, challenge: null });
    if (found) await recordPasskeyFailure(found.tenant, found.account, visit);
    return refusedAfter(context, started, wrongPasskey);
  }
  const { tenant, account } = found;
  const used = { ...passkey, counter, lastUsedAt: tenant.engine.now() };
  await tenant.engine.write(doorkeeper, (unit) =>
    changeAccount(unit, account.row.id, {
      passkeys: account.sealed.passkeys.map((each) => (each.id === used.id ? used : each)),
    }),
  );
  return complete(context, visit, tenant, account);
}

/** The account a passkey says it belongs to; at the second step it must be the one whose password was right. */
async function openOwner(context: LoginContext, waiting: Pending, { response }: AuthenticationResponseJSON) {
  if (waiting.accountId) return openWaiting(context, waiting.tenant, waiting.accountId);
  const id = Buffer.from(response.userHandle ?? '', 'base64url').toString();
  if (!isId(id)) return null;
  const tenants =
    waiting.tenant === '' ? context.installation.tenants().map((tenant) => tenant.id) : [waiting.tenant];
  for (const tenant of tenants) {
    const found = await openWaiting(context, tenant, id);
    if (found) return found;
  }
  return null;
}

async function recordPasskeyFailure(
  { engine }: Tenant,
  { row, sealed }: Account,
  { request, origin }: Visit,
): Promise<void> {
  const browser = request.headers.get('user-agent');
  await recordFailure(engine, {
    loginHash: row.login_hash,
    login: sealed.login,
    step: 'passkey',
    address: origin.address,
    browser,
  });
}
