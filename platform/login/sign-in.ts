import { isProblem, type ProblemReply } from '../http/problem.ts';
import type { Visit } from '../http/visit.ts';
import type { Tenant } from '../tenant.ts';
import { type Account, accountByLogin, changeAccount, openAccount } from './accounts.ts';
import { forgiveFailures } from './attempts.ts';
import type { LoginContext } from './context.ts';
import { useCode } from './factors/use-code.ts';
import { guarded, refusedAfter } from './guard.ts';
import { openWaiting, shelve, waitingFor } from './half-done.ts';
import { hashPassword, isOutdated, isPassword } from './passwords/argon2.ts';
import { addressRefused, signInExpired, wrongCode, wrongCredentials } from './problems.ts';
import { mayCallFrom } from './session-keeper.ts';
import { hashOf, sessionCookie, tokenOf } from './sessions.ts';
import { doorkeeper, loginHash, signInKeyOf } from './sign-in-key.ts';
import { staffSessions } from './staff-sessions.ts';

/** What came of a step of signing in. */
export type SignedIn =
  | { readonly state: 'signed-in' }
  | { readonly state: 'second-factor'; readonly methods: ('totp' | 'passkey')[] };

/** The tenant that is meant: the named one, or the only one. */
export function tenantNamed({ installation }: LoginContext, name: string | undefined): Tenant | null {
  if (name !== undefined) return installation.tenant(name.trim().toLowerCase()) ?? null;
  const [only, another] = installation.tenants();
  return another === undefined ? (only ?? null) : null;
}

/** Signs in with a password. What is wrong is never said, and a name that does not exist takes as long as one that does. */
export async function signInWithPassword(
  context: LoginContext,
  visit: Visit,
  tenant: Tenant | null,
  given: { readonly login: string; readonly password: string },
): Promise<SignedIn | ProblemReply> {
  const started = performance.now();
  if (tenant === null) {
    await isPassword(null, given.password);
    return refusedAfter(context, started, wrongCredentials);
  }
  if (!(await mayCallFrom(tenant, visit.origin))) return addressRefused;
  const { engine } = tenant;
  const hash = loginHash(await signInKeyOf(engine), given.login);
  const tried = {
    tenant,
    loginHash: hash,
    login: given.login,
    step: 'password',
    wrong: wrongCredentials,
    ...visit,
  } as const;
  const account = await guarded(context, tried, async () => {
    const found = await accountByLogin(engine.db, hash);
    const opened = found?.active === 1 ? await openAccount(engine, found.id) : null;
    const known = opened?.outcome === 'opened' ? opened : null;
    return (await isPassword(known?.sealed.passwordHash ?? null, given.password)) ? known : null;
  });
  if (isProblem(account)) return account;
  if (isOutdated(account.sealed.passwordHash)) await strengthen(tenant, account, given.password);
  const methods = methodsOf(account);
  if (methods.length === 0) return complete(context, visit, tenant, account);
  shelve(context, visit, { tenant: tenant.id, accountId: account.row.id, challenge: null, totpSecret: null });
  return { state: 'second-factor', methods };
}

/** The second step with a one-time code, or with one of the recovery codes. */
export async function signInWithCode(
  context: LoginContext,
  visit: Visit,
  code: string,
): Promise<SignedIn | ProblemReply> {
  const waiting = waitingFor(context, visit);
  const found = waiting?.accountId ? await openWaiting(context, waiting.tenant, waiting.accountId) : null;
  if (!found) return signInExpired;
  const { tenant, account } = found;
  const key = await signInKeyOf(tenant.engine);
  const tried = {
    tenant,
    loginHash: account.row.login_hash,
    login: account.sealed.login,
    step: 'code',
    wrong: wrongCode,
    ...visit,
  } as const;
  const right = await guarded(context, tried, () =>
    useCode(tenant.engine, key, account.row.id, code, context.installation.clock),
  );
  if (isProblem(right)) return right;
  return complete(context, visit, tenant, account);
}

function methodsOf({ sealed }: Account): ('totp' | 'passkey')[] {
  const methods = { totp: sealed.totpSecret !== null, passkey: sealed.passkeys.length > 0 };
  return (['totp', 'passkey'] as const).filter((method) => methods[method]);
}

/** All factors were right: a session under a new id; whatever the browser had before is over (session fixation). */
export async function complete(
  context: LoginContext,
  visit: Visit,
  tenant: Tenant,
  account: Account,
): Promise<SignedIn> {
  const before = tokenOf(visit.request);
  if (before !== null) {
    context.shelf.take(hashOf(before));
    const earlier = await context.keeper.sessionOf(visit.request, visit.origin);
    if (earlier) {
      await staffSessions.end(earlier.tenant.engine, { tokenHash: earlier.tokenHash });
      context.keeper.forget(earlier.accountId);
    }
  }
  await tenant.engine.write(doorkeeper, (unit) =>
    forgiveFailures(unit, tenant.engine, account.row.login_hash),
  );
  visit.setCookie(sessionCookie(await staffSessions.begin(tenant.engine, account.row), visit.origin));
  return { state: 'signed-in' };
}

/** Hashes a password anew with today's parameters, at the one moment it is known. */
async function strengthen({ engine }: Tenant, { row }: Account, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await engine.write(doorkeeper, (unit) => changeAccount(unit, row.id, { passwordHash }));
}
