import type { PlacedObject } from '@redlich/engine';

/** What lies in a folder of a place. */
export interface FolderEntry {
  readonly name: string;
  /** `null` for a folder. */
  readonly bytes: number | null;
}

/**
 * Objects whose names begin with `prefix`, in places that keep them in folders. Only folders that can hold such names are read. What
 * begins with a dot is none of ours.
 * @param entriesIn what lies in a folder (empty: the uppermost); nothing when it is not there
 */
export async function* objectsBelow(
  prefix: string,
  entriesIn: (folder: string) => Promise<readonly FolderEntry[]>,
): AsyncGenerator<PlacedObject> {
  const waiting = [prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : ''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, bytes } of await entriesIn(folder)) {
      if (name.startsWith('.')) continue;
      const object = folder === '' ? name : `${folder}/${name}`;
      const begins = object.startsWith(prefix);
      if (bytes !== null && begins) yield { name: object, bytes };
      if (bytes === null && (begins || prefix.startsWith(`${object}/`))) waiting.push(object);
    }
  }
}
