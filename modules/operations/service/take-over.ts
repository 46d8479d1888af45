import type { Tenant } from '../../../platform/tenant.ts';
import { takeOverSetting } from '../settings.ts';
import { keeper } from './open-places.ts';

/** After a restore: the next backup takes over the places from the server that is lost. */
export async function takeOverPlaces({ settings }: Pick<Tenant, 'settings'>): Promise<void> {
  await settings.set(keeper, takeOverSetting, true);
}
