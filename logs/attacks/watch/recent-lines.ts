import { lockedMemory } from '../sodium.ts';

/**
 * What was seen lately and may turn out to belong to an attack. It stands in memory that is kept from the disk, the newest over
 * the oldest, and is gone with the process: lines that belong to no attack leave no trace.
 */
export interface RecentLines {
  /** @returns where it stands, to be asked for later */
  put(text: string): number;
  /** @returns undefined when newer lines stand there */
  get(place: number): string | undefined;
}

const lengthBytes = 4;

/** @param size how many bytes are kept */
export function openRecentLines(size = 4 << 20): RecentLines {
  const ring = lockedMemory(size);
  let next = 0;
  return {
    put(text) {
      const bytes = Buffer.byteLength(text);
      const whole = lengthBytes + bytes;
      if (whole > size) return -1;
      if ((next % size) + whole > size) next += size - (next % size);
      const place = next;
      ring.writeUInt32LE(bytes, place % size);
      ring.write(text, (place % size) + lengthBytes);
      next += whole;
      return place;
    },
    get(place) {
      if (place < 0 || next - place > size) return undefined;
      const at = place % size;
      const end = at + lengthBytes + ring.readUInt32LE(at);
      return ring.toString('utf8', at + lengthBytes, end);
    },
  };
}
