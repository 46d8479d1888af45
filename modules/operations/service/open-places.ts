import { type Actor, automation, type Place, type RecordId } from '@redlich/engine';
import { instanceOf } from '../../../platform/egress/index.ts';
import {
  folderPlace,
  type SftpAccount,
  type SftpPlaceOptions,
  sftpPlace,
  TransportFault,
} from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { backupPlace, placeLogin, reachPlace } from '../declaration.ts';
import type { PlaceRow } from '../operation.tables.ts';
import { placeRows } from './place-rows.ts';

/** Who reaches the places, by the clock or when asked. */
export const keeper: Actor = { id: 'backup', roles: [automation.id] };

/** The door of a place outside this computer. */
export const doorOf = ({ id, title }: Pick<PlaceRow, 'id' | 'title'>) => instanceOf(backupPlace, id, title);

/** The places that are switched on. Close each after use. */
export async function openPlaces(tenant: Tenant): Promise<readonly Place[]> {
  const rows = (await placeRows(tenant.engine.db)).filter((row) => Number(row.is_on) === 1);
  return Promise.all(rows.map((row) => openPlace(tenant, row)));
}

/** A place as it is entered. */
export async function openPlace(tenant: Tenant, row: PlaceRow): Promise<Place> {
  if (row.sort === 'folder') return folderPlace({ id: row.id, folder: row.folder, mark: row.proof });
  const secret = await secretOf(tenant, row.secret);
  return sftpPlace(sftpOptions(tenant, row, accountOf(row, secret, row.proof)));
}

/** How an SFTP place is reached: through its door. */
export function sftpOptions(
  tenant: Tenant,
  row: Pick<PlaceRow, 'id' | 'title' | 'folder' | 'host' | 'port'>,
  account: SftpAccount,
): SftpPlaceOptions {
  const { id, host, port, folder } = row;
  return {
    ...{ id, folder, account },
    async dial() {
      const passage = await tenant.egress.connect(doorOf(row), { host, port, tls: 'none' });
      if (passage.outcome === 'open') return passage.socket;
      const { reason } = passage;
      const known = reason === 'switched-off' || reason === 'tls-failed' || reason === 'private-address';
      throw new TransportFault(known ? reason : 'unreachable', id);
    },
  };
}

/** How one gets in. */
export const accountOf = (
  { user_name: user, login }: Pick<PlaceRow, 'user_name' | 'login'>,
  secret: string,
  hostKey: string,
): SftpAccount => ({
  user,
  login: login === 'key' ? { privateKey: secret, passphrase: '' } : { password: secret },
  hostKey: hostKey === '' ? null : hostKey,
});

/** The password or key of a place; empty when there is none. */
export async function secretOf({ engine }: Tenant, id: string | null): Promise<string> {
  if (id === null) return '';
  const opened = await engine.open(keeper, placeLogin, id as RecordId, reachPlace);
  return opened.outcome === 'opened' ? opened.sealed.secret : '';
}
