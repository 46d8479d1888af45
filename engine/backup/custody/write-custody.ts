import { forget } from '../../vault/seal.ts';
import { type Place, PlaceFault } from '../place.ts';
import {
  type CustodyHead,
  custodyFolder,
  type HeldKey,
  keyCheckOf,
  sealHead,
  sealSegment,
} from './custody-format.ts';
import type { CustodyTrouble } from './custody-view.ts';
import { layKit } from './kit-objects.ts';
import { confirmObject, digestOf, removeObjects, writeObject } from './objects.ts';
import { fingerprintOf, sealForRecovery } from './recovery-key.ts';

/** A custody about to be written. */
export interface NewCustody {
  readonly tenant: string;
  readonly generation: number;
  readonly writer: string;
  readonly at: number;
  readonly fact: { readonly number: number; readonly hash: Buffer };
  readonly threshold: number;
  readonly places: readonly string[];
  readonly key: Buffer;
  readonly shares: ReadonlyMap<string, Buffer>;
  readonly publicKey: Buffer;
  readonly archiveKey: Buffer;
}

/** How a place fared. */
export type Written =
  | { readonly place: Place; readonly digest: string; readonly bytes: number }
  | { readonly place: Place; readonly trouble: CustodyTrouble };

/** A place's trouble by its fault; anything else is a fault of the program. */
export function troubleOf(error: unknown): CustodyTrouble {
  if (error instanceof PlaceFault) return error.trouble;
  throw error;
}

/** Places that still take part, and those that fell out on the way. */
class Writing {
  readonly open: Set<Place>;
  readonly fallen = new Map<Place, CustodyTrouble>();

  constructor(places: readonly Place[]) {
    this.open = new Set(places);
  }

  /** Does the same at every place that still takes part, at the same time. */
  async each(work: (place: Place) => Promise<void>): Promise<void> {
    await Promise.all(
      [...this.open].map(async (place) => {
        try {
          await work(place);
        } catch (error) {
          this.fallen.set(place, troubleOf(error));
          this.open.delete(place);
        }
      }),
    );
  }
}

/**
 * Writes a custody to places: kit, keys portion by portion, the place's share, and last the head. A place counts only after all of it
 * was read back. One that fails falls out and holds nobody up. Keys are overwritten in memory as they are written.
 */
export async function writeCustody(
  custody: NewCustody,
  portions: AsyncIterable<readonly HeldKey[]>,
  places: readonly Place[],
): Promise<{ readonly written: readonly Written[]; readonly keys: number; readonly bytes: number }> {
  const folder = custodyFolder(custody.tenant, custody.generation, custody.writer);
  const writing = new Writing(places);
  const segments: { name: string; digest: string; keys: number }[] = [];
  let bytes = 0;
  // What a run that was broken off has left in a folder of this name must not be mixed with this one.
  await writing.each(async (place) => {
    await layKit(place, custody.publicKey, custody);
    await removeFolder(place, folder);
  });
  for await (const keys of portions) {
    const sealed = sealSegment(custody.key, { ...custody, index: segments.length }, keys);
    for (const { key } of keys) forget(key);
    const name = `keys-${String(segments.length).padStart(6, '0')}`;
    segments.push({ name, digest: digestOf(sealed), keys: keys.length });
    bytes += sealed.length;
    await writing.each((place) => writeObject(place, `${folder}/${name}`, sealed));
  }
  const head = sealHead(custody.archiveKey, headOf(custody, segments));
  bytes += head.length;
  const digest = digestOf(head);
  await writing.each(async (place) => {
    const share = sealForRecovery(custody.publicKey, shareText(custody, place));
    await writeObject(place, `${folder}/share`, share);
    await writeObject(place, `${folder}/head`, head);
    for (const segment of segments) await confirmObject(place, `${folder}/${segment.name}`, segment.digest);
    await confirmObject(place, `${folder}/share`, digestOf(share));
    await confirmObject(place, `${folder}/head`, digest);
  });
  const written: Written[] = [
    ...[...writing.open].map((place) => ({ place, digest, bytes })),
    ...[...writing.fallen].map(([place, trouble]) => ({ place, trouble })),
  ];
  return { written, keys: segments.reduce((sum, segment) => sum + segment.keys, 0), bytes };
}

function headOf(custody: NewCustody, segments: CustodyHead['segments']): CustodyHead {
  return {
    format: 1,
    tenant: custody.tenant,
    generation: custody.generation,
    writer: custody.writer,
    at: custody.at,
    fact: { number: custody.fact.number, hash: custody.fact.hash.toString('hex') },
    threshold: custody.threshold,
    places: [...custody.places],
    keyCheck: keyCheckOf(custody.key),
    fingerprint: fingerprintOf(custody.publicKey),
    segments,
  };
}

function shareText(custody: NewCustody, place: Place): Buffer {
  const share = custody.shares.get(place.id);
  if (share === undefined) throw new PlaceFault('refused', `${place.id}: no share was made for it`);
  return share;
}

/** Removes a custody from a place: the share first, because without it the rest is worth nothing. */
export async function removeFolder(place: Place, folder: string): Promise<void> {
  const names: string[] = [];
  for await (const { name } of place.list(`${folder}/`)) names.push(name);
  if (names.length === 0) return;
  const rank = (name: string): number => (name.endsWith('/share') ? 0 : name.endsWith('/head') ? 1 : 2);
  await removeObjects(
    place,
    names.toSorted((a, b) => rank(a) - rank(b)),
    `${folder}/`,
  );
}
