import type { Engine, RecordId } from '@redlich/engine';
import { calendarOf } from '@redlich/engine';
import type { Caller } from '../../../platform/http/caller.ts';
import { isOver, storedSessions, touchedEveryMs } from '../../../platform/login/index.ts';
import { portalUser } from '../../../platform/roles/roles.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { portalAccount, portalSession } from '../declaration.ts';
import { portalTables } from '../tables.ts';
import { gatekeeper, openPortalAccount, portalRow } from './accounts.ts';

/** The sessions of the portal: those of the staff's kind, for other people. */
export const portalSessions = storedSessions(portalSession, gatekeeper);

/** Who a session of the portal belongs to. They have one role, and nothing is opened to know it. */
export async function portalCaller(tenant: Tenant, tokenHash: string): Promise<Caller | null> {
  const { engine } = tenant;
  const row = await portalSessions.row(engine, tokenHash);
  if (row === undefined || isOver(row, engine.now())) return null;
  const account = await portalRow(engine.db, row.account_id);
  if (account === undefined || account.active !== 1) return null;
  if (engine.now() - row.seen_at >= touchedEveryMs) await portalSessions.touch(engine, row.id);
  return {
    tenant,
    actor: { id: account.id, roles: [portalUser.id] },
    language: 'de',
    duties: account.must_change === 1 ? ['change-password'] : [],
    standing: 'guest',
  };
}

/** Signs an account in under a new session id, which is the answer. That it was used is noted by day, never by hour. */
export async function beginPortalSession(engine: Engine, id: RecordId): Promise<string | null> {
  const account = await openPortalAccount(engine, id);
  if (account === null) return null;
  const today = calendarOf().dayOf(engine.now());
  if (account.row.used_on !== today)
    await engine.write(gatekeeper, async (unit) => {
      await portalTables(unit.db)
        .updateTable('records.portal_account')
        .set({ used_on: today })
        .where('id', '=', id)
        .execute();
      await unit.mark(portalAccount, id, 'used', unit.now);
    });
  return portalSessions.begin(engine, account.row);
}
