import { EngineFault } from '../../errors.ts';
import { type ArchiveSeals, hashBytes, hashOf } from './sealing.ts';

/** Bytes of a pack, give or take a chunk: large enough that a place is not asked too often, small enough to hold some in memory. */
export const packBytes = 16 * 1024 * 1024;

const entryBytes = hashBytes + 8;
const directory = 'pack directory';

/** A finished pack: sealed chunks, their sealed directory, the directory's length. Its name at a place is its hash. */
export interface Pack {
  readonly hash: string;
  readonly bytes: Buffer;
  readonly ids: readonly string[];
}

/** Where a chunk lies in its pack. */
export interface PackEntry {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Collects sealed chunks into packs. */
export class PackWriter {
  readonly #seals: ArchiveSeals;
  #parts: Buffer[] = [];
  #entries: PackEntry[] = [];
  #length = 0;

  constructor(seals: ArchiveSeals) {
    this.#seals = seals;
  }

  get isFull(): boolean {
    return this.#length >= packBytes;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  add(id: string, sealed: Buffer): void {
    this.#entries.push({ id, start: this.#length, end: this.#length + sealed.length });
    this.#parts.push(sealed);
    this.#length += sealed.length;
  }

  /** The pack of what was added; the next one begins. */
  async finish(): Promise<Pack> {
    const entries = this.#entries;
    const parts = this.#parts;
    this.#entries = [];
    this.#parts = [];
    this.#length = 0;
    const listed = Buffer.alloc(entries.length * entryBytes);
    for (const [i, { id, start, end }] of entries.entries()) {
      listed.write(id, i * entryBytes, 'hex');
      listed.writeUInt32LE(start, i * entryBytes + hashBytes);
      listed.writeUInt32LE(end, i * entryBytes + hashBytes + 4);
    }
    const sealed = await this.#seals.seal(directory, listed);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(sealed.length);
    const bytes = Buffer.concat([...parts, sealed, length]);
    return { hash: hashOf(bytes), bytes, ids: entries.map(({ id }) => id) };
  }
}

/** How many bytes before a pack's end its directory begins. @param tail the last four bytes */
export const directoryLength = (tail: Buffer): number => tail.readUInt32LE(0) + 4;

/**
 * The directory of a pack.
 * @param end the pack's last bytes, from the directory on
 * @throws {EngineFault} `seal-broken`
 */
export function readDirectory(seals: ArchiveSeals, end: Buffer): readonly PackEntry[] {
  const listed = seals.open(directory, end.subarray(0, -4));
  const count = listed.length / entryBytes;
  if (!Number.isInteger(count)) throw new EngineFault('seal-broken', 'a directory is cut off');
  return Array.from({ length: count }, (_, i) => ({
    id: listed.toString('hex', i * entryBytes, i * entryBytes + hashBytes),
    start: listed.readUInt32LE(i * entryBytes + hashBytes),
    end: listed.readUInt32LE(i * entryBytes + hashBytes + 4),
  }));
}

/**
 * The chunks of a whole pack in memory, one after the other, each opened.
 * @throws {EngineFault} `seal-broken`
 */
export function* openPack(
  seals: ArchiveSeals,
  bytes: Buffer,
): Generator<{ readonly id: string; readonly plain: Buffer }> {
  if (bytes.length < 4) throw new EngineFault('seal-broken', 'a pack is cut off');
  const end = bytes.subarray(-Math.min(bytes.length, directoryLength(bytes.subarray(-4))));
  for (const { id, start, end: stop } of readDirectory(seals, end))
    yield { id, plain: seals.openChunk(id, bytes.subarray(start, stop)) };
}
