import { isAbsolute } from 'node:path';
import type { Actor } from '@redlich/engine';
import type { RecipientSwitch } from '../../../platform/egress/index.ts';
import {
  claimFolder,
  claimServer,
  type PlaceReason,
  TransportFault,
} from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { PlaceRow } from '../operation.tables.ts';
import type { PlaceInput, ServerInput } from '../schemas.ts';
import { secretOf } from './open-places.ts';
import { addressOf, doorOf, hostOf, placeDoor } from './place-address.ts';
import { columnsOf, type PlaceProof } from './place-rows.ts';

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
    return await claimOutside(tenant, actor, input, before);
  } catch (error) {
    if (error instanceof TransportFault) return refused(error.reason, error.fingerprint);
    throw error;
  }
}

async function claimOutside(
  tenant: Tenant,
  actor: Actor,
  input: ServerInput,
  before: PlaceRow | null,
): Promise<PlaceClaimed> {
  const given = input.secret === undefined || input.secret === '' ? null : input.secret;
  const secret = given ?? (await secretOf(tenant, before?.secret ?? null));
  const known = before?.sort === 'sftp' ? before.proof : '';
  const hostKey = input.sort === 'sftp' ? (input.hostKey ?? known) : '';
  const columns = columnsOf(input, { proof: hostKey, besideData: false });
  const row: PlaceRow = { ...columns, id: before?.id ?? 'trial', secret: null, is_on: 0, revision: 0 };
  const wasOn = before !== null && Number(before.is_on) === 1;
  const { port, ownNetwork } = input;
  const decision = { to: 'on', host: hostOf(row), port, ownNetwork } as const;
  const switched = await tenant.egress.switch(actor, doorOf(row), decision);
  if (switched.outcome !== 'switched') return refused('unreachable');
  let isClaimed = false;
  try {
    const keeps = await claimServer(row.id, addressOf(row, secret), placeDoor(tenant, row));
    const proof = input.sort === 'sftp' ? hostKey : keeps === 'nothing' ? '' : keeps;
    isClaimed = true;
    return { outcome: 'claimed', proof: { proof, besideData: false } };
  } finally {
    if (before === null) await tenant.egress.remove(actor, doorOf(row));
    else if (!wasOn) await tenant.egress.switch(actor, doorOf(row), { to: 'off' });
    else if (!isClaimed) await tenant.egress.switch(actor, doorOf(before), asBefore(before));
  }
}

/** The door of a place that is on and stays as it was. */
const asBefore = (row: PlaceRow): RecipientSwitch => ({
  ...{ to: 'on', host: hostOf(row), port: Number(row.port), ownNetwork: Number(row.own_network) === 1 },
});
