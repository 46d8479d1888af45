import { EngineFault } from '../../errors.ts';
import type { Place } from '../place.ts';
import type { Manifest, PlacedManifest } from './manifest.ts';
import { packFolder, packHash, packName } from './names.ts';
import { listSnapshots, readManifest, readObject } from './place-objects.ts';
import { placeReader } from './place-reader.ts';
import type { OwnRuns } from './runs.tables.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';
import { isSparse, neededChunks } from './sparse-packs.ts';
import type { SnapshotWarning } from './view.ts';
import { OtherWriter, putWriter, readWriter } from './writer-object.ts';

/** What a place has, as far as a new snapshot can rest on it. */
export interface ExaminedPlace {
  readonly place: Place;
  /** The snapshot the new one may share chunks with. */
  readonly before: PlacedManifest | null;
  /** Whether what changed since that snapshot is known. */
  readonly follows: boolean;
  /** Packs of that snapshot, of those that were read again, of which it needs little. */
  readonly sparse: ReadonlySet<string>;
  readonly warnings: readonly SnapshotWarning[];
}

/** Each run reads this share of the packs it rests on again, so that what rots is found within a month of daily runs. */
const scrubbedIn = 30;

/**
 * Looks at a place before something is written there, and says who writes there from now on.
 * @throws {OtherWriter} when another server does
 */
export async function examinePlace(
  place: Place,
  seals: ArchiveSeals,
  own: OwnRuns,
  takeOver: readonly string[],
): Promise<ExaminedPlace> {
  const snapshots = (await listSnapshots(place, seals.tenant)).map(({ name }) => name);
  const packs = await listPacks(place, seals.tenant);
  const last = own.last.get(place.id)?.name;
  const rolledBack = last !== undefined && !snapshots.includes(last);
  const candidates = snapshots.slice(-3).reverse();
  if (last !== undefined && !rolledBack && candidates[0] !== last) candidates.push(last);
  const opened: PlacedManifest[] = [];
  let damaged = await openEach(place, seals, new Set(candidates), last, opened);
  const writer = await readWriter(place, seals);
  const ours = (run: Manifest['run']): boolean => own.tokens.get(run.number) === run.token;
  const ofOurs = opened.filter(({ manifest }) => ours(manifest.run));
  const mine =
    writer === 'unknown'
      ? snapshots.length === 0 || ofOurs.length > 0
      : writer.writer === own.writer && ours(writer.run);
  if (!mine && !takeOver.includes(place.id)) throw new OtherWriter(place);
  await putWriter(place, seals, { writer: own.writer, run: own.run });

  const complete = (ofOurs.length > 0 ? ofOurs : opened)
    .toSorted((a, b) => b.manifest.run.number - a.manifest.run.number)
    .filter(({ manifest }) => isComplete(manifest, packs));
  if (complete.length < Math.max(ofOurs.length, 1) && opened.length > 0) damaged = true;
  const [candidate = null] = complete;
  const sparse = candidate === null ? null : await scrub(place, seals, candidate.manifest, own.run.number);
  const before = sparse === null ? null : candidate;
  if (candidate !== null && before === null) damaged = true;
  const warnings: SnapshotWarning[] = [];
  if (rolledBack) warnings.push('rolled-back');
  if (damaged) warnings.push('damaged-before');
  const follows = before !== null && ours(before.manifest.run) && before.manifest.run.number >= own.floor;
  return { place, before, follows, sparse: sparse ?? new Set(), warnings };
}

/** Opens snapshots until the wanted one is the first of them. @returns whether one was damaged */
async function openEach(
  place: Place,
  seals: ArchiveSeals,
  names: ReadonlySet<string>,
  last: string | undefined,
  opened: PlacedManifest[],
): Promise<boolean> {
  let damaged = false;
  for (const name of names) {
    if (opened.length > 0 && opened[0]?.name === last) break;
    const manifest = await readManifest(place, seals, name);
    if (typeof manifest === 'string') damaged = true;
    else opened.push(manifest);
  }
  return damaged;
}

/** The packs a place has, with their bytes, by hash. */
export async function listPacks(place: Place, tenant: string): Promise<ReadonlyMap<string, number>> {
  const packs = new Map<string, number>();
  for await (const { name, bytes } of place.list(packFolder(tenant))) {
    const hash = packHash(name);
    if (hash !== null) packs.set(hash, bytes);
  }
  return packs;
}

/** Whether every pack of a snapshot is there, with as many bytes as it must have. */
export const isComplete = ({ packs }: Manifest, present: ReadonlyMap<string, number>): boolean =>
  packs.entries().every(([hash, bytes]) => present.get(hash) === bytes);

/**
 * Reads some packs again, others each time.
 * @returns those of which the snapshot needs little; null when one is not as it was written
 */
async function scrub(
  place: Place,
  seals: ArchiveSeals,
  manifest: Manifest,
  run: number,
): Promise<ReadonlySet<string> | null> {
  const sparse = new Set<string>();
  let needed: ReadonlySet<string> | null = null;
  for (const hash of manifest.packs.keys()) {
    if (Number.parseInt(hash.slice(0, 8), 16) % scrubbedIn !== run % scrubbedIn) continue;
    const bytes = await readObject(place, packName(seals.tenant, hash));
    if (bytes === null || hashOf(bytes) !== hash) return null;
    needed ??= await neededChunks(manifest, placeReader([place], seals)).catch(unlessBroken);
    if (needed === null) return null;
    if (isSparse(seals, { hash, bytes }, needed)) sparse.add(hash);
  }
  return sparse;
}

/** The list of the files lies in a pack like all else, and that one may be damaged. */
function unlessBroken(error: unknown): null {
  if (error instanceof EngineFault) return null;
  throw error;
}
