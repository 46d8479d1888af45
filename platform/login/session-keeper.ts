import type { Language, RecordId } from '@redlich/engine';
import { addressList, isListed } from '../http/address-list.ts';
import type { Caller, Duty } from '../http/caller.ts';
import type { Origin } from '../http/origin.ts';
import { isLanguage } from '../i18n/language.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import { type AccountRow, accountRow, openAccount, rolesOf } from './accounts.ts';
import { hashOf, isOver, tokenOf } from './sessions.ts';
import { allowedAddresses, secondFactorRoles } from './settings.ts';
import { staffSessions } from './staff-sessions.ts';
import { type SessionRow, touchedEveryMs } from './stored-sessions.ts';

/** Somebody signed in, with what the login's own routes need. */
export interface Session extends Caller {
  readonly tokenHash: string;
  readonly accountId: RecordId;
  readonly name: string;
}

interface Kept {
  readonly session: Session;
  readonly row: Pick<SessionRow, 'id' | 'created_at'>;
  readonly accountRevision: number;
  seenAt: number;
  checkedAt: number;
}

/** After so long a session is looked up again, in case another process ended it. */
const trustedForMs = 5_000;

/** Sessions kept in memory; beyond it the oldest are looked up again. */
const keptAtMost = 2_000;

/**
 * Knows who is signed in. Sessions live in their tenant's store; here they are only remembered for a few seconds, because every
 * request asks. All of this process's own changes are seen at once, by `forget`.
 */
export function sessionKeeper(tenants: () => readonly Tenant[], log: Log) {
  const kept = new Map<string, Kept>();
  let forgotten = 0;

  async function lookUp(tokenHash: string, before: Kept | undefined): Promise<Kept | null> {
    const searched = before ? [before.session.tenant] : tenants();
    for (const tenant of searched) {
      const row = await staffSessions.row(tenant.engine, tokenHash);
      if (row !== undefined) return resolve(tenant, row, tokenHash, before);
    }
    return null;
  }

  function touch(found: Kept, now: number): void {
    if (now - found.seenAt < touchedEveryMs) return;
    found.seenAt = now;
    staffSessions.touch(found.session.tenant.engine, found.row.id).catch((error) => log.fault(error));
  }

  async function sessionOf(request: Request, origin: Origin): Promise<Session | null> {
    const token = tokenOf(request);
    if (token === null) return null;
    const tokenHash = hashOf(token);
    let found: Kept | null | undefined = kept.get(tokenHash);
    if (found === undefined || isStale(found)) {
      const before = forgotten;
      found = await lookUp(tokenHash, found);
      kept.delete(tokenHash);
      // What was forgotten while it was looked up may be older than the reason to forget it.
      if (found && before === forgotten) keep(tokenHash, found);
    }
    if (!found) return null;
    const now = found.session.tenant.engine.now();
    if (isOver({ created_at: found.row.created_at, seen_at: found.seenAt }, now)) return null;
    if (!(await mayCallFrom(found.session.tenant, origin))) return null;
    touch(found, now);
    return found.session;
  }

  function keep(tokenHash: string, found: Kept): void {
    kept.set(tokenHash, found);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  }

  return {
    sessionOf,
    /** Looks an account's sessions up again at their next request. */
    forget(accountId: string): void {
      forgotten++;
      for (const [hash, { session }] of kept) if (session.accountId === accountId) kept.delete(hash);
    },
  };
}

/** Who a session belongs to, with the rights of this moment. */
async function resolve(
  tenant: Tenant,
  row: SessionRow,
  tokenHash: string,
  before: Kept | undefined,
): Promise<Kept | null> {
  const account = await accountRow(tenant.engine.db, row.account_id as RecordId);
  if (account === undefined || account.active !== 1) return null;
  const known =
    before?.accountRevision === account.revision ? before.session : await openedDetails(tenant, account);
  if (known === null) return null;
  const { name, language } = known;
  const duties = await dutiesOf(tenant, account);
  const actor = { id: account.id, roles: rolesOf(account) };
  const session: Session = {
    standing: 'staff',
    tenant,
    actor,
    language,
    duties,
    tokenHash,
    accountId: account.id,
    name,
  };
  return {
    session,
    row: { id: row.id, created_at: row.created_at },
    accountRevision: account.revision,
    seenAt: row.seen_at,
    checkedAt: tenant.engine.now(),
  };
}

/** The keeper of one server. */
export type SessionKeeper = ReturnType<typeof sessionKeeper>;

const isStale = (kept: Kept): boolean => kept.session.tenant.engine.now() - kept.checkedAt > trustedForMs;

async function openedDetails(
  tenant: Tenant,
  account: AccountRow,
): Promise<{ readonly name: string; readonly language: Language } | null> {
  const opened = await openAccount(tenant.engine, account.id);
  if (opened.outcome !== 'opened') return null;
  return {
    name: opened.sealed.name,
    language: isLanguage(opened.sealed.language) ? opened.sealed.language : 'de',
  };
}

async function dutiesOf(tenant: Tenant, account: AccountRow): Promise<readonly Duty[]> {
  if (account.must_change === 1) return ['change-password'];
  if (account.second_factor === 1) return [];
  const demanding = await tenant.settings.get(secondFactorRoles);
  return rolesOf(account).some((role) => demanding.includes(role)) ? ['set-second-factor'] : [];
}

/** Whether the owner allows signing in and working from where a request came. */
export async function mayCallFrom(tenant: Tenant, origin: Origin): Promise<boolean> {
  const allowed = await tenant.settings.get(allowedAddresses);
  return allowed.length === 0 || (origin.address !== null && isListed(addressList(allowed), origin.address));
}
