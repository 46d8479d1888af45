import { type Place, PlaceFault } from '../place.ts';
import { type Manifest, openManifest, type PlacedManifest } from './manifest.ts';
import { readSnapshotName, snapshotFolder } from './names.ts';
import { type ArchiveSeals, hashOf } from './sealing.ts';
import type { PlacedSnapshot } from './view.ts';

/** An object's bytes, whole; null when there is none. */
export async function readObject(place: Place, name: string): Promise<Buffer | null> {
  const pieces = await place.read(name);
  if (pieces === null) return null;
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  const [first] = read;
  if (first === undefined || read.length > 1) return Buffer.concat(read);
  return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
}

/** Whether a place hands out exactly these bytes; nothing is collected. */
async function comesBack(place: Place, name: string, bytes: Buffer): Promise<boolean> {
  const pieces = await place.read(name);
  if (pieces === null) return false;
  let at = 0;
  for await (const piece of pieces) {
    if (!bytes.subarray(at, at + piece.length).equals(piece)) return false;
    at += piece.length;
  }
  return at === bytes.length;
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Writes an object and reads it back. What came back otherwise is written once more; places that garble something once are no reason
 * to go without a backup, those that do it twice are.
 * @throws {PlaceFault} `damaged` when it does not come back as it was written
 */
export async function writeVerified(place: Place, name: string, bytes: Buffer): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    await place.write(name, inOnePiece(bytes));
    if (await comesBack(place, name, bytes)) return;
  }
  await place.remove(name);
  throw new PlaceFault('damaged', `${place.id}: ${name} does not come back as it was written`);
}

/** The snapshots a place has, oldest first. */
export async function listSnapshots(place: Place, tenant: string): Promise<readonly PlacedSnapshot[]> {
  const found: PlacedSnapshot[] = [];
  for await (const { name } of place.list(snapshotFolder(tenant))) {
    const snapshot = readSnapshotName(name);
    if (snapshot !== null) found.push(snapshot);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A snapshot's manifest; `missing` or `changed` when the place does not have it as it was written. */
export async function readManifest(
  place: Place,
  seals: ArchiveSeals,
  name: string,
): Promise<PlacedManifest | 'missing' | 'changed'> {
  const snapshot = readSnapshotName(name);
  const bytes = await readObject(place, name);
  if (bytes === null || snapshot === null) return 'missing';
  const manifest = tryToOpen(seals, snapshot.at, bytes);
  // The name ends with a part of the hash: bytes of another snapshot of the same instant are another snapshot.
  if (manifest === null || !name.endsWith(hashOf(bytes).slice(0, 16))) return 'changed';
  return { name, manifest };
}

function tryToOpen(seals: ArchiveSeals, at: number, bytes: Buffer): Manifest | null {
  try {
    return openManifest(seals, at, bytes);
  } catch {
    return null;
  }
}
