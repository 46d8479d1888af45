import type { Actor, Engine, RecordId } from '@redlich/engine';
import type { z } from 'zod';
import { portalAccess, portalAccount } from '../declaration.ts';
import type { accountBody, accountReply, choicesBody } from '../schemas.ts';
import { portalTables } from '../tables.ts';
import { portalRow } from './accounts.ts';
import { portalSessions } from './sessions.ts';

/** All accounts with their owners, for those who manage them. */
export async function listAccounts(
  engine: Engine,
  actor: Actor,
): Promise<readonly z.input<typeof accountReply>[]> {
  const rows = await portalTables(engine.db)
    .selectFrom('records.portal_account')
    .select('id')
    .where('sealed', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(2_000)
    .execute();
  const ids = rows.map(({ id }) => id);
  const opened = await engine.openMany(actor, portalAccount, ids, portalAccess);
  return opened.flatMap((each) => {
    if (each.outcome !== 'opened') return [];
    const { row, sealed } = each;
    const isInvited = sealed.passwordHash === null;
    return [
      {
        ...{ id: row.id, name: sealed.name, email: sealed.email, company: row.company_id },
        reach: row.reach === 'company' ? ('company' as const) : ('own' as const),
        state: row.active !== 1 ? ('shut' as const) : isInvited ? ('invited' as const) : ('open' as const),
        linkUntil: row.link_until === null ? null : Number(row.link_until),
        usedOn: row.used_on,
      },
    ];
  });
}

/** What came of a change. */
export type AccountChanged = 'changed' | 'unknown' | 'no-company';

/** Changes what somebody sees, shuts or opens an account, or closes it for good; then it is erased at once. */
export async function changeAccount(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { reach, state }: z.output<typeof accountBody>,
): Promise<AccountChanged> {
  const outcome = await engine.write(actor, async (unit): Promise<AccountChanged> => {
    const row = await portalRow(unit.db, id);
    if (row === undefined || row.sealed === null) return 'unknown';
    if (reach === 'company' && row.company_id === null) return 'no-company';
    const changed = await unit.change(portalAccount, id, portalAccess, {
      revision: 'any',
      plain: {
        ...(reach === undefined ? {} : { reach }),
        ...(state === 'open' || state === 'shut' ? { active: state === 'open' ? 1 : 0 } : {}),
      },
    });
    if (changed.outcome !== 'changed') return 'unknown';
    const change = `portal-${state ?? 'reach'}`;
    await unit.note('user-changed', { user: id, change }, row.person_id ?? undefined);
    if (state === 'closed') await unit.mark(portalAccount, id, 'closed');
    return 'changed';
  });
  if (outcome === 'changed' && state !== 'open') await portalSessions.end(engine, { account: id });
  return outcome;
}

/** Keeps by which way somebody wants to be told of what (pledge portal.notify). */
export async function choose(
  engine: Engine,
  actor: Actor,
  { security, features, hints }: z.output<typeof choicesBody>,
): Promise<'changed' | 'unknown'> {
  return engine.write(actor, async (unit) => {
    const changed = await unit.change(portalAccount, actor.id as RecordId, portalAccess, {
      revision: 'any',
      plain: { notify_security: security, notify_features: features, notify_hints: hints },
    });
    return changed.outcome === 'changed' ? 'changed' : 'unknown';
  });
}
