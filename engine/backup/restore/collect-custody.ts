import {
  type CustodyHead,
  custodyFolder,
  custodyIn,
  custodyPrefix,
  type HeldKey,
  keyCheckOf,
  openHead,
  openSegment,
} from '../custody/custody-format.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import { digestOf, namesAt, readObject } from '../custody/objects.ts';
import { openWithRecovery, type RecoveryPair } from '../custody/recovery-key.ts';
import { joinShares } from '../custody/shares.ts';
import { type Place, PlaceFault } from '../place.ts';

/** A custody as places hold it. */
interface Candidate {
  readonly head: CustodyHead;
  /** Places that hold it, with their shares and the digest of their heads as they lie there. */
  readonly at: Map<Place, { readonly share: Buffer | null; readonly digest: string }>;
}

/** A custody that was seen at places, whether it opens or not. */
export interface SeenCustody {
  readonly head: CustodyHead;
  /** Digest of the head by place. */
  readonly digests: ReadonlyMap<string, string>;
}

/** A custody that was put together. */
export interface Collected {
  readonly outcome: 'collected';
  readonly head: CustodyHead;
  readonly places: readonly string[];
  /** Generations above it that lack shares: begun and not finished, or lost. */
  readonly newer: readonly number[];
  /** All that were seen, newest first. */
  readonly seen: readonly SeenCustody[];
  /** Its keys, portion by portion. @throws {PlaceFault} `damaged` when no place has a portion whole */
  keys(): AsyncGenerator<readonly HeldKey[]>;
}

/** What came of looking for a custody. `too-few`: the places that answer have fewer shares of any than it needs. */
export type CustodyFound =
  | Collected
  | {
      readonly outcome: 'too-few';
      readonly generation: number;
      readonly shares: number;
      readonly threshold: number;
    }
  | { readonly outcome: 'none' };

/** Where the key of a custody comes from: shares and the recovery key, or the server that keeps it (for drills). */
export type KeySource = (head: CustodyHead, shares: readonly Buffer[]) => Promise<Buffer | null>;

/** Opens custodies with the recovery kit. */
export const fromShares =
  (pair: RecoveryPair): KeySource =>
  async (head, sealed) => {
    const shares = sealed.map((each) => openWithRecovery(pair, each)).filter((share) => share !== null);
    for (const some of choices(shares, head.threshold)) {
      const key = await joinShares(some, head.threshold).catch(() => null);
      if (key !== null && keyCheckOf(key) === head.keyCheck) return key;
    }
    return null;
  };

/**
 * Finds the newest custody that can be opened. Places that fail on the way are passed over; a share that was changed does not hide the
 * others.
 */
export async function collectCustody(
  places: readonly Place[],
  kit: KitContent,
  source: KeySource,
): Promise<CustodyFound> {
  const candidates = await candidatesAt(places, kit);
  const newer: number[] = [];
  let best: Extract<CustodyFound, { outcome: 'too-few' }> | null = null;
  for (const { head, at } of candidates) {
    const shares = [...at.values()].map(({ share }) => share).filter((share) => share !== null);
    const key = await source(head, shares);
    if (key !== null) {
      const holders = [...at.keys()];
      return {
        outcome: 'collected',
        head,
        places: holders.map((place) => place.id),
        newer,
        seen: candidates.map((each) => ({
          head: each.head,
          digests: new Map([...each.at].map(([place, { digest }]) => [place.id, digest])),
        })),
        keys: () => readKeys(holders, head, key),
      };
    }
    newer.push(head.generation);
    const { generation, threshold } = head;
    best ??= { outcome: 'too-few', generation, shares: shares.length, threshold };
  }
  return best ?? { outcome: 'none' };
}

/** Newest first. Two that call themselves alike and are not are kept apart. */
async function candidatesAt(places: readonly Place[], kit: KitContent): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const place of places) {
    for (const folder of await foldersAt(kit.tenant, place)) {
      const sealed = await quietly(() => readObject(place, `${folder}/head`));
      if (sealed === null) continue;
      const head = openHead(kit.archiveKey, kit.tenant, sealed);
      if (head === null) continue;
      const share = await quietly(() => readObject(place, `${folder}/share`));
      const id = `${head.generation}/${head.writer}/${head.keyCheck}`;
      const candidate = found.get(id) ?? { head, at: new Map() };
      candidate.at.set(place, { share, digest: digestOf(sealed) });
      found.set(id, candidate);
    }
  }
  return [...found.values()].sort((a, b) => b.head.generation - a.head.generation);
}

async function foldersAt(tenant: string, place: Place): Promise<readonly string[]> {
  const names = (await quietly(() => namesAt(place, custodyPrefix(tenant)))) ?? [];
  const folders = names.map((name) => {
    const of = custodyIn(name);
    return of === null ? null : custodyFolder(tenant, of.generation, of.writer);
  });
  return [...new Set(folders.filter((folder) => folder !== null))];
}

/** What a place that fails would have said. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlaceFault) return null;
    throw error;
  }
}

async function* readKeys(
  holders: readonly Place[],
  head: CustodyHead,
  key: Buffer,
): AsyncGenerator<readonly HeldKey[]> {
  const folder = custodyFolder(head.tenant, head.generation, head.writer);
  for (const [index, { name, digest }] of head.segments.entries()) {
    const sealed = await firstWhole(holders, `${folder}/${name}`, digest);
    yield openSegment(key, { tenant: head.tenant, generation: head.generation, index }, sealed);
  }
}

/** An object that several places should have: the first copy that is as it was written. */
export async function firstWhole(places: readonly Place[], name: string, digest: string): Promise<Buffer> {
  for (const place of places) {
    const bytes = await quietly(() => readObject(place, name));
    if (bytes !== null && digestOf(bytes) === digest) return bytes;
  }
  throw new PlaceFault('damaged', `${name} is whole at no place`);
}

/** Every choice of `count` of these, in order; for the few shares there are. */
function* choices<Item>(items: readonly Item[], count: number): Generator<readonly Item[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= items.length - count; first++)
    for (const rest of choices(items.slice(first + 1), count - 1)) yield [items[first] as Item, ...rest];
}
