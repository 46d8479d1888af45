import type { RecordId } from '@redlich/engine';
import { isProblem, type ProblemReply } from '../../../platform/http/problem.ts';
import type { Visit } from '../../../platform/http/visit.ts';
import {
  type Doorway,
  forgiveFailures,
  hashOf,
  hashPassword,
  isPassword,
  passwordFault,
  passwordRefused,
  sessionCookie,
  signInKeyOf,
  tokenOf,
  wrongCredentials,
  wrongPresentPassword,
} from '../../../platform/login/index.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { portalAccess, portalAccount } from '../declaration.ts';
import { linkOutdated } from '../problems.ts';
import {
  gatekeeper,
  linkHash,
  openPortalAccount,
  type PortalAccount,
  portalHash,
  portalRowBy,
} from './accounts.ts';
import { beginPortalSession, portalSessions } from './sessions.ts';

/** Signs in to the portal. What is wrong is never said, and an address without account takes as long as one with. */
export async function signInToPortal(
  doorway: Doorway,
  visit: Visit,
  tenant: Tenant | null,
  given: { readonly email: string; readonly password: string },
): Promise<undefined | ProblemReply> {
  const started = performance.now();
  if (tenant === null) {
    await isPassword(null, given.password);
    return doorway.refusedAfter(started, wrongCredentials);
  }
  const { engine } = tenant;
  const hash = portalHash(await signInKeyOf(engine), given.email);
  const tried = {
    tenant,
    loginHash: hash,
    login: given.email,
    step: 'password',
    wrong: wrongCredentials,
    ...visit,
  } as const;
  const account = await doorway.guarded(tried, async () => {
    const found = await portalRowBy(engine.db, 'login_hash', hash);
    const opened = found?.active === 1 ? await openPortalAccount(engine, found.id) : null;
    return (await isPassword(opened?.sealed.passwordHash ?? null, given.password)) ? opened : null;
  });
  return isProblem(account) ? account : enter(visit, tenant, account.row.id, hash);
}

/** Chooses a password by a link: the first one, or a new one instead of a forgotten. The link is worth nothing afterwards. */
export async function choosePassword(
  doorway: Doorway,
  visit: Visit,
  tenant: Tenant | null,
  given: { readonly secret: string; readonly password: string },
): Promise<undefined | ProblemReply> {
  const started = performance.now();
  const found = tenant === null ? null : await accountOfLink(tenant, given.secret);
  if (tenant === null || found === null) return doorway.refusedAfter(started, linkOutdated);
  const refused = await refusedPassword(tenant, found, given.password, 'password');
  if (refused) return refused;
  const passwordHash = await hashPassword(given.password);
  const { id } = found.row;
  const isMine = await tenant.engine.write(gatekeeper, async (unit) => {
    // Two who use the same link at the same time: one of them wins, the other's link is gone.
    const changed = await unit.change(portalAccount, id, portalAccess, {
      revision: found.row.revision,
      sealed: { passwordHash },
      plain: { link_hash: null, link_until: null, must_change: 0 },
    });
    if (changed.outcome !== 'changed') return false;
    await unit.note(
      'user-changed',
      { user: id, change: 'portal-password' },
      found.row.person_id ?? undefined,
    );
    return true;
  });
  if (!isMine) return linkOutdated;
  await portalSessions.end(tenant.engine, { account: id });
  return enter(visit, tenant, id, found.row.login_hash ?? '');
}

/** Changes the own password; all sessions end and this browser gets a new one. */
export async function changePortalPassword(
  doorway: Doorway,
  visit: Visit,
  given: { readonly current: string; readonly next: string },
): Promise<undefined | ProblemReply> {
  const caller = visit.caller;
  const account =
    caller === null ? null : await openPortalAccount(caller.tenant.engine, caller.actor.id as RecordId);
  if (caller === null || account === null) return wrongCredentials;
  const { tenant } = caller;
  const { row, sealed } = account;
  const wrong = wrongPresentPassword('current');
  const tried = {
    tenant,
    loginHash: row.login_hash ?? '',
    login: sealed.email,
    step: 'password',
    wrong,
    ...visit,
  } as const;
  const right = await doorway.guarded(tried, async () =>
    (await isPassword(sealed.passwordHash, given.current)) ? { right: true } : null,
  );
  if (isProblem(right)) return right;
  if (given.next === given.current) return passwordRefused('next', 'same');
  const refused = await refusedPassword(tenant, account, given.next, 'next');
  if (refused) return refused;
  const passwordHash = await hashPassword(given.next);
  await tenant.engine.write(gatekeeper, async (unit) => {
    await unit.change(portalAccount, row.id, portalAccess, {
      revision: 'any',
      sealed: { passwordHash },
      plain: { must_change: 0, link_hash: null, link_until: null },
    });
    await unit.note('user-changed', { user: row.id, change: 'portal-password' }, row.person_id ?? undefined);
  });
  await portalSessions.end(tenant.engine, { account: row.id });
  return enter(visit, tenant, row.id, row.login_hash ?? '');
}

/** Signs out; the cookie goes as well. */
export async function signOutOfPortal(visit: Visit, tenants: readonly Tenant[]): Promise<undefined> {
  const token = tokenOf(visit.request);
  for (const tenant of token === null ? [] : tenants)
    await portalSessions.end(tenant.engine, { tokenHash: hashOf(token ?? '') });
  visit.setCookie(sessionCookie('', visit.origin));
}

/** A session under a new id; whatever the browser had before is over (session fixation). */
async function enter(
  visit: Visit,
  tenant: Tenant,
  id: RecordId,
  hash: string,
): Promise<undefined | ProblemReply> {
  const before = tokenOf(visit.request);
  if (before !== null) await portalSessions.end(tenant.engine, { tokenHash: hashOf(before) });
  await tenant.engine.write(gatekeeper, (unit) => forgiveFailures(unit, tenant.engine, hash));
  const token = await beginPortalSession(tenant.engine, id);
  if (token === null) return wrongCredentials;
  visit.setCookie(sessionCookie(token, visit.origin));
  return undefined;
}

async function accountOfLink({ engine }: Tenant, secret: string): Promise<PortalAccount | null> {
  const hash = linkHash(await signInKeyOf(engine), secret);
  const found = await portalRowBy(engine.db, 'link_hash', hash);
  if (found?.active !== 1) return null;
  const account = await openPortalAccount(engine, found.id);
  // Between finding and opening somebody else may have used the link: what counts is the row that is changed afterwards.
  return account?.row.link_hash === hash && (account.row.link_until ?? 0) >= engine.now() ? account : null;
}

async function refusedPassword(tenant: Tenant, { sealed }: PortalAccount, password: string, field: string) {
  const company = (await tenant.settings.get(companySetting)).name;
  const fault = passwordFault(password, { name: sealed.name, login: sealed.email, company });
  return fault === null ? null : passwordRefused(field, fault);
}
