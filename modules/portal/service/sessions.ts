import type { Engine, RecordId } from '@redlich/engine';
import { calendarOf } from '@redlich/engine';
import type { Caller } from '../../../platform/http/caller.ts';
import { hashOf, isOver, newToken } from '../../../platform/login/index.ts';
import { portalUser } from '../../../platform/roles/roles.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { portalAccount, portalSession } from '../declaration.ts';
import { portalTables } from '../tables.ts';
import { gatekeeper, openPortalAccount, type PortalRow, portalRow } from './accounts.ts';

/** Its use is written down no more often than this. */
const touchedEveryMs = 60_000;

/** The session with this value, and whose it is; `null` when it is over or its account is shut. */
export async function portalSessionOf(
  engine: Engine,
  tokenHash: string,
): Promise<{ readonly id: RecordId; readonly seenAt: number; readonly account: PortalRow } | null> {
  const row = await portalTables(engine.db)
    .selectFrom('records.portal_session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined || isOver(row, engine.now())) return null;
  const account = await portalRow(engine.db, row.account_id);
  return account === undefined || account.active !== 1 ? null : { id: row.id, seenAt: row.seen_at, account };
}

/** Who a session of the portal belongs to. They have one role, and nothing is opened to know it. */
export async function portalCaller(tenant: Tenant, tokenHash: string): Promise<Caller | null> {
  const { engine } = tenant;
  const found = await portalSessionOf(engine, tokenHash);
  if (found === null) return null;
  if (engine.now() - found.seenAt >= touchedEveryMs) await touch(engine, found.id);
  return {
    tenant,
    actor: { id: found.account.id, roles: [portalUser.id] },
    language: 'de',
    duties: found.account.must_change === 1 ? ['change-password'] : [],
    standing: 'guest',
  };
}

async function touch(engine: Engine, id: RecordId): Promise<void> {
  await engine.write(gatekeeper, async (unit) => {
    await portalTables(unit.db)
      .updateTable('records.portal_session')
      .set({ seen_at: unit.now })
      .where('id', '=', id)
      .execute();
  });
}

/** Signs an account in under a new session id, which is the answer. That it was used is noted by day, never by hour. */
export async function beginPortalSession(engine: Engine, id: RecordId): Promise<string | null> {
  const account = await openPortalAccount(engine, id);
  if (account === null) return null;
  const token = newToken();
  const today = calendarOf().dayOf(engine.now());
  await engine.write(gatekeeper, async (unit) => {
    await unit.insert(portalSession, {
      person: account.row.person_id,
      sealed: {},
      plain: { token_hash: hashOf(token), account_id: id, seen_at: unit.now },
    });
    if (account.row.used_on === today) return;
    await portalTables(unit.db)
      .updateTable('records.portal_account')
      .set({ used_on: today })
      .where('id', '=', id)
      .execute();
    await unit.mark(portalAccount, id, 'used', unit.now);
  });
  return token;
}

/** Ends sessions; they are erased with it. */
export async function endPortalSessions(
  engine: Engine,
  which: { readonly account: string } | { readonly tokenHash: string } | 'expired',
): Promise<number> {
  return engine.write(gatekeeper, async (unit) => {
    const rows = await portalTables(unit.db)
      .selectFrom('records.portal_session')
      .select(['id', 'created_at', 'seen_at', 'token_hash', 'account_id'])
      .$if(which !== 'expired' && 'account' in which, (query) =>
        query.where('account_id', '=', (which as { account: string }).account),
      )
      .$if(which !== 'expired' && 'tokenHash' in which, (query) =>
        query.where('token_hash', '=', (which as { tokenHash: string }).tokenHash),
      )
      .execute();
    const ended = which === 'expired' ? rows.filter((row) => isOver(row, unit.now)) : rows;
    for (const { id } of ended) await unit.mark(portalSession, id, 'ended');
    return ended.length;
  });
}

/** When each stored session began and was last used. */
export const sessionTimes = (
  engine: Engine,
): Promise<readonly { readonly created_at: number; readonly seen_at: number }[]> =>
  portalTables(engine.db).selectFrom('records.portal_session').select(['created_at', 'seen_at']).execute();
