import type { Place } from '../place.ts';
import { listedFiles } from './archive-files.ts';
import type { Manifest } from './manifest.ts';
import { packName } from './names.ts';
import { openPack } from './pack.ts';
import { listSnapshots, readManifest, readObject } from './place-objects.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';
import type { ArchiveDamage } from './view.ts';

/**
 * Reads every byte a snapshot needs from a place and opens all of it, a pack at a time.
 * @returns each object that is not as it was written; nothing means that it restores
 */
export async function verifySnapshot(
  place: Place,
  seals: ArchiveSeals,
  wanted?: string,
): Promise<readonly ArchiveDamage[]> {
  const damage = (object: string, what: ArchiveDamage['what']): ArchiveDamage => ({
    place: place.id,
    object,
    what,
  });
  const name = wanted ?? (await listSnapshots(place, seals.tenant)).at(-1)?.name;
  if (name === undefined) return [damage(`${seals.tenant}/snapshots/`, 'missing')];
  const placed = await readManifest(place, seals, name);
  if (typeof placed === 'string') return [damage(name, placed)];
  const { manifest } = placed;
  const damages: ArchiveDamage[] = [];
  const sound: Sound = { ids: new Set(), lists: new Map() };
  const listChunks = new Set(manifest.files.list.flatMap(({ chunks }) => chunks.map(({ id }) => id)));
  for (const hash of manifest.packs.keys()) {
    const object = packName(seals.tenant, hash);
    const what = await readPack(place, seals, { object, hash }, listChunks, sound);
    if (what !== null) damages.push(damage(object, what));
  }
  // What lies in a damaged pack is missing for that reason and needs no second one.
  if (damages.length === 0 && !(await hasAll(manifest, sound))) damages.push(damage(name, 'unreadable'));
  return damages;
}

interface Sound {
  readonly ids: Set<string>;
  /** Plain bytes of the chunks that list the files. */
  readonly lists: Map<string, Buffer>;
}

async function readPack(
  place: Place,
  seals: ArchiveSeals,
  { object, hash }: { readonly object: string; readonly hash: string },
  listChunks: ReadonlySet<string>,
  sound: Sound,
): Promise<ArchiveDamage['what'] | null> {
  const bytes = await readObject(place, object);
  if (bytes === null) return 'missing';
  if (hashOf(bytes) !== hash) return 'changed';
  try {
    for (const { id, plain } of openPack(seals, bytes)) {
      sound.ids.add(id);
      if (listChunks.has(id)) sound.lists.set(id, Buffer.from(plain));
    }
    return null;
  } catch {
    return 'unreadable';
  }
}

async function hasAll(manifest: Manifest, { ids, lists }: Sound): Promise<boolean> {
  const layers = [...manifest.tables.flatMap((table) => table.layers), ...manifest.files.list];
  if (!layers.every(({ chunks }) => chunks.every(({ id }) => ids.has(id)))) return false;
  const read = async ({ id }: { readonly id: string }): Promise<Buffer> => lists.get(id) ?? Buffer.alloc(0);
  for await (const { file } of listedFiles(manifest, read))
    if (!file.chunks.every(({ id }) => ids.has(id))) return false;
  return true;
}
