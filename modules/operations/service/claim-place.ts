import { isAbsolute } from 'node:path';
import type { Actor } from '@redlich/engine';
import { claimFolder, claimSftp, type PlaceReason, TransportFault } from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { PlaceRow } from '../operation.tables.ts';
import type { PlaceInput } from '../schemas.ts';
import { accountOf, doorOf, secretOf, sftpOptions } from './open-places.ts';
import type { PlaceProof } from './place-rows.ts';

/** What a look at a place came to. */
export type PlaceClaimed =
  | { readonly outcome: 'claimed'; readonly proof: PlaceProof }
  | { readonly outcome: 'refused'; readonly reason: PlaceReason; readonly fingerprint: string };

const refused = (reason: PlaceReason, fingerprint: string | null = null): PlaceClaimed => ({
  outcome: 'refused',
  reason,
  fingerprint: fingerprint ?? '',
});

/**
 * Looks whether a place can be used as it was entered, and makes its folder. The door of a place outside is open for this look only,
 * by the owner's own act.
 * @param before the place as it stands, when it is changed
 */
export async function claimPlace(
  tenant: Tenant,
  actor: Actor,
  input: PlaceInput,
  before: PlaceRow | null,
): Promise<PlaceClaimed> {
  try {
    if (input.sort === 'folder') {
      if (!isAbsolute(input.folder)) return refused('folder-missing');
      const { mark, besideData } = await claimFolder('place', input.folder, tenant.folder);
      return { outcome: 'claimed', proof: { proof: mark, besideData } };
    }
    return await claimServer(tenant, actor, input, before);
  } catch (error) {
    if (error instanceof TransportFault) return refused(error.reason, error.fingerprint);
    throw error;
  }
}

async function claimServer(
  tenant: Tenant,
  actor: Actor,
  input: PlaceInput & { readonly sort: 'sftp' },
  before: PlaceRow | null,
): Promise<PlaceClaimed> {
  const given = input.secret === undefined || input.secret === '' ? null : input.secret;
  const secret = given ?? (await secretOf(tenant, before?.secret ?? null));
  const row = { ...input, id: before?.id ?? 'trial', user_name: input.user };
  const door = doorOf(row);
  const wasOn = before !== null && Number(before.is_on) === 1;
  const { host, port, ownNetwork } = input;
  const switched = await tenant.egress.switch(actor, door, { to: 'on', host, port, ownNetwork });
  if (switched.outcome !== 'switched') return refused('unreachable');
  try {
    const hostKey = input.hostKey ?? before?.proof ?? '';
    await claimSftp(sftpOptions(tenant, row, accountOf(row, secret, hostKey)));
    return { outcome: 'claimed', proof: { proof: hostKey, besideData: false } };
  } finally {
    if (!wasOn) await tenant.egress.switch(actor, door, { to: 'off' });
  }
}
