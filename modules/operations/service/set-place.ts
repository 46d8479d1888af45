import type { Actor } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { doorOf, hostOf } from './place-address.ts';
import { type PlaceSaved, placeRow, switchPlace } from './place-rows.ts';

/** Switches a place, and with it the door of one outside. Off: open connections end before this settles. */
export async function setPlace(
  tenant: Tenant,
  actor: Actor,
  seen: { readonly id: string; readonly revision: number },
  to: 'on' | 'off',
): Promise<PlaceSaved> {
  const saved = await switchPlace(tenant.engine, actor, seen, to);
  const row = await placeRow(tenant.engine.db, seen.id);
  if (saved.outcome !== 'saved' || row === undefined || row.sort === 'folder') return saved;
  const host = hostOf(row);
  await tenant.egress.switch(
    actor,
    doorOf(row),
    to === 'on' ? { to, host, port: Number(row.port), ownNetwork: Number(row.own_network) === 1 } : { to },
  );
  return saved;
}
