import { type Actor, automation, type Place, type RecordId } from '@redlich/engine';
import { folderPlace, serverPlace } from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { placeLogin, reachPlace } from '../declaration.ts';
import type { PlaceRow } from '../operation.tables.ts';
import { addressOf, placeDoor } from './place-address.ts';
import { placeRows } from './place-rows.ts';

/** Who reaches the places, by the clock or when asked. */
export const keeper: Actor = { id: 'backup', roles: [automation.id] };

/** The places that are switched on. Close each after use. */
export async function openPlaces(tenant: Tenant): Promise<readonly Place[]> {
  const rows = (await placeRows(tenant.engine.db)).filter((row) => Number(row.is_on) === 1);
  return Promise.all(rows.map((row) => openPlace(tenant, row)));
}

/** A place as it is entered. */
export async function openPlace(tenant: Tenant, row: PlaceRow): Promise<Place> {
  if (row.sort === 'folder') return folderPlace({ id: row.id, folder: row.folder, mark: row.proof });
  const secret = await secretOf(tenant, row.secret);
  return serverPlace(row.id, addressOf(row, secret), placeDoor(tenant, row));
}

/** The password or key of a place; empty when there is none. */
export async function secretOf({ engine }: Tenant, id: string | null): Promise<string> {
  if (id === null) return '';
  const opened = await engine.open(keeper, placeLogin, id as RecordId, reachPlace);
  return opened.outcome === 'opened' ? opened.sealed.secret : '';
}
