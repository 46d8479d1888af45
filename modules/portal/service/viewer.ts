import type { Engine, PersonId } from '@redlich/engine';
import type { Viewer } from '../../helpdesk/index.ts';
import { openPortalAccount, type PortalAccount, portalRow } from './accounts.ts';

/** An account as somebody who looks at enquiries: the own ones, and those of the company for whoever may see these. */
export interface PortalViewer extends Viewer {
  readonly account: PortalAccount;
}

/** Who looks, by the id of their account; `null` when it is none of this company (a member of staff with a made-up role, say). */
export async function viewerOf(engine: Engine, accountId: string): Promise<PortalViewer | null> {
  const row = await portalRow(engine.db, accountId);
  if (row === undefined || row.active !== 1) return null;
  const account = await openPortalAccount(engine, row.id);
  if (account === null || row.person_id === null) return null;
  const companies = row.reach === 'company' && row.company_id !== null ? [row.company_id] : [];
  return { person: row.person_id as PersonId, companies, account };
}
