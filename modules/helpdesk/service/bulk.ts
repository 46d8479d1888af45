import type { Actor, RecordId } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import type { Priority, State } from '../choices.ts';
import { changeTicketIn } from './change-ticket.ts';
import { deskOf } from './desk.ts';

/** What many enquiries can be changed in at once. */
export interface BulkChange {
  readonly state?: State | undefined;
  readonly priority?: Priority | undefined;
  readonly categoryId?: string | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly teamId?: string | null | undefined;
}

/** Changes many enquiries alike in one unit. One that cannot be changed (unknown, restricted, invoiced) stays as it is and is counted. */
export async function changeMany(
  tenant: Tenant,
  actor: Actor,
  tickets: readonly RecordId[],
  { state, priority, categoryId, assignee, teamId }: BulkChange,
): Promise<{ readonly changed: number; readonly refused: number }> {
  const desk = await deskOf(tenant);
  const change = { state, priority, category: categoryId, assignee, team: teamId };
  return tenant.engine.write(actor, async (unit) => {
    let changed = 0;
    for (const id of new Set(tickets))
      if ((await changeTicketIn(unit, desk, id, 'any', change)).outcome === 'changed') changed++;
    return { changed, refused: new Set(tickets).size - changed };
  });
}
