import type { Actor } from '@redlich/engine';
import { doorId } from '../../../platform/egress/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { nameProvider } from '../../recipients/index.ts';
import type { PlaceRow } from '../operation.tables.ts';
import type { PlaceInput } from '../schemas.ts';
import { doorOf } from './place-address.ts';
import { addPlace, changePlace, type PlaceProof, type PlaceSaved, removePlace } from './place-rows.ts';
import { setPlace } from './set-place.ts';

/** Writes a place, new or changed, and whoever keeps it into the register of recipients. */
export async function savePlace(
  { engine }: Tenant,
  actor: Actor,
  {
    before,
    input,
    proof,
  }: { readonly before: PlaceRow | null; readonly input: PlaceInput; readonly proof: PlaceProof },
): Promise<PlaceSaved> {
  const saved =
    before === null
      ? await addPlace(engine, actor, input, proof)
      : await changePlace(engine, actor, before, input, proof);
  if (saved.outcome !== 'saved' || input.sort === 'folder') return saved;
  const { provider, providerCountry, thirdCountry, safeguard, agreementOn, city } = input;
  // A computer of the company's own has nobody behind it; what the register may say of it stays.
  if (provider === '' && thirdCountry === '' && agreementOn === null) return saved;
  const door = doorId(doorOf({ id: saved.id, title: input.title }));
  const named = {
    companyName: provider,
    companyCountry: providerCountry,
    thirdCountry,
    safeguard,
    agreementOn,
  };
  await nameProvider(engine, actor, door, named, city);
  return saved;
}

/** Takes a place out, and the door of one outside. What lies there stays there. */
export async function dropPlace(tenant: Tenant, actor: Actor, row: PlaceRow): Promise<PlaceSaved> {
  await setPlace(tenant, actor, { id: row.id, revision: Number(row.revision) }, 'off');
  const saved = await removePlace(tenant.engine, actor, row.id);
  if (row.sort !== 'folder') await tenant.egress.remove(actor, doorOf(row));
  return saved;
}
