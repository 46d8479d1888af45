import type { Place } from '../place.ts';
import type { Manifest, PlacedManifest } from './manifest.ts';
import { packFolder, packHash, packName } from './names.ts';
import { listSnapshots, readManifest, readObject } from './place-objects.ts';
import type { OwnRuns } from './runs.tables.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';
import type { SnapshotWarning } from './view.ts';
import { OtherWriter, putWriter, readWriter } from './writer-object.ts';

/** What a place has, as far as a new snapshot can rest on it. */
export interface ExaminedPlace {
  readonly place: Place;
  /** The snapshot the new one may share chunks with. */
  readonly before: PlacedManifest | null;
  /** Whether what changed since that snapshot is known. */
  readonly follows: boolean;
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
  let damaged = false;
  for (const name of new Set(candidates)) {
    if (opened.length > 0 && opened[0]?.name === last) break;
    const manifest = await readManifest(place, seals, name);
    if (typeof manifest === 'string') damaged = true;
    else opened.push(manifest);
  }
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
  const before =
    candidate !== null && (await isSound(place, seals, candidate.manifest, own.run.number))
      ? candidate
      : null;
  if (candidate !== null && before === null) damaged = true;
  const warnings: SnapshotWarning[] = [];
  if (rolledBack) warnings.push('rolled-back');
  if (damaged) warnings.push('damaged-before');
  const follows = before !== null && ours(before.manifest.run) && before.manifest.run.number >= own.floor;
  return { place, before, follows, warnings };
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

/** Reads some packs again, others each time; whether all of them are as they were written. */
async function isSound(
  place: Place,
  seals: ArchiveSeals,
  { packs }: Manifest,
  run: number,
): Promise<boolean> {
  for (const hash of packs.keys()) {
    if (Number.parseInt(hash.slice(0, 8), 16) % scrubbedIn !== run % scrubbedIn) continue;
    const bytes = await readObject(place, packName(seals.tenant, hash));
    if (bytes === null || hashOf(bytes) !== hash) return false;
  }
  return true;
}
