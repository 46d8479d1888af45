import { type ArchiveDamage, PlaceFault } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { openPlaces } from './open-places.ts';

/** What a look at a place's newest snapshot found. */
export interface PlaceVerified {
  readonly place: string;
  /** Why it could not be looked at. */
  readonly trouble: string | null;
  readonly damages: readonly ArchiveDamage[];
}

/** Reads the newest snapshot of every place that is on. */
export async function verifyPlaces(
  tenant: Tenant,
  tell: (done: number, all: number) => void = () => {},
): Promise<readonly PlaceVerified[]> {
  const { engine } = tenant;
  const archiveKey = await engine.custody.archiveKey();
  const found: PlaceVerified[] = [];
  const places = await openPlaces(tenant);
  for (const place of places) {
    tell(found.length, places.length);
    try {
      const damages = await engine.backup.verify(place, archiveKey);
      found.push({ place: place.id, trouble: null, damages });
    } catch (error) {
      if (!(error instanceof PlaceFault)) throw error;
      found.push({ place: place.id, trouble: error.trouble, damages: [] });
    } finally {
      await place.close();
    }
  }
  tell(found.length, places.length);
  archiveKey.fill(0);
  return found;
}
