import { sodium } from '../../sodium.ts';
import { type Place, PlaceFault } from '../place.ts';

/** Lower-case hex of the BLAKE2b-256 of an object's bytes. */
export function digestOf(bytes: Uint8Array): string {
  const hash = Buffer.alloc(32);
  sodium.crypto_generichash(hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return hash.toString('hex');
}

/** Larger objects than any custody or ledger writes are not read into memory, whoever put them there. */
const mostBytes = 256 * 1024 * 1024;

/** The whole of an object, or `null` when there is none. */
export async function readObject(place: Place, name: string): Promise<Buffer | null> {
  const bytes = await place.read(name);
  if (bytes === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > mostBytes) throw new PlaceFault('damaged', `${place.id}: ${name} is too large`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Writes an object. */
export const writeObject = (place: Place, name: string, bytes: Buffer): Promise<void> =>
  place.write(name, once(bytes));

/** Reads an object back and compares it with what was written: an answer of success proves nothing. */
export async function confirmObject(place: Place, name: string, digest: string): Promise<void> {
  const bytes = await readObject(place, name);
  if (bytes === null || digestOf(bytes) !== digest)
    throw new PlaceFault('damaged', `${place.id}: ${name} is not what was written`);
}

/** The names at a place that begin with a prefix, sorted. */
export async function namesAt(place: Place, prefix: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of place.list(prefix)) names.push(name);
  return names.sort();
}

/** Removes objects and makes sure that the place no longer shows them. */
export async function removeObjects(place: Place, names: readonly string[], prefix: string): Promise<void> {
  for (const name of names) await place.remove(name);
  const gone = new Set(names);
  const left = (await namesAt(place, prefix)).find((name) => gone.has(name));
  if (left !== undefined) throw new PlaceFault('damaged', `${place.id}: ${left} is still there`);
}
