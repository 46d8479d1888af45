import { typicalLines } from './typical-lines.ts';

/**
 * Finds which needles stand in a line, on bytes, before anything is decoded: nearly every line of a log ends here.
 *
 * Each needle is entered into a table under its rarest three signs, five bits each, so that letters large and small fall
 * together; and once more one sign further, so that only every second sign of a line has to be looked at. What the table says is
 * only a suspicion; it is then compared sign by sign.
 */
export interface Prefilter {
  /** Calls back for each needle the line holds, as often as it stands there. @returns whether there was one */
  find(line: Uint8Array, found: (needle: number) => void): boolean;
}

interface Entry {
  readonly bytes: Uint8Array;
  /** Where in the needle the three signs stand. */
  readonly at: number;
  readonly number: number;
  readonly anyCase: boolean;
}

/** A needle and how exactly it must stand there. */
export interface Needle {
  readonly text: string;
  readonly anyCase: boolean;
}

const tableSize = 1 << 15;

/** Builds the table. */
export function buildPrefilter(needles: readonly Needle[]): Prefilter {
  const table = new Uint16Array(tableSize);
  const buckets: Entry[][] = [[]];
  needles.forEach(({ text, anyCase }, number) => {
    const bytes = Buffer.from(text, 'utf8');
    const rarest = rarestAt(bytes);
    for (const at of [rarest, rarest + 1]) {
      const key = keyAt(bytes, at);
      if (table[key] === 0) {
        table[key] = buckets.length;
        buckets.push([]);
      }
      buckets[table[key] ?? 0]?.push({ bytes, at, number, anyCase });
    }
  });
  return {
    find(line, found) {
      const length = line.length;
      let any = false;
      for (let index = 2; index < length; index += 2) {
        const key =
          (((line[index - 2] as number) & 31) << 10) |
          (((line[index - 1] as number) & 31) << 5) |
          ((line[index] as number) & 31);
        const bucket = table[key] as number;
        if (bucket !== 0) any = compareAll(buckets[bucket] as Entry[], line, index - 2, found) || any;
      }
      return any;
    },
  };
}

function compareAll(
  entries: readonly Entry[],
  line: Uint8Array,
  keyStart: number,
  found: (needle: number) => void,
): boolean {
  let any = false;
  for (const entry of entries) {
    if (!standsAt(entry, line, keyStart - entry.at)) continue;
    found(entry.number);
    any = true;
  }
  return any;
}

function standsAt(entry: Entry, line: Uint8Array, start: number): boolean {
  const { bytes, anyCase } = entry;
  if (start < 0 || start + bytes.length > line.length) return false;
  for (let index = 0; index < bytes.length; index++) {
    const wanted = bytes[index] as number;
    const seen = line[start + index] as number;
    if (seen !== wanted && !(anyCase && fold(seen) === fold(wanted))) return false;
  }
  return true;
}

const fold = (sign: number): number => (sign >= 65 && sign <= 90 ? sign | 32 : sign);

const keyAt = (bytes: Uint8Array, at: number): number =>
  ((((bytes[at] ?? 0) & 31) << 10) | (((bytes[at + 1] ?? 0) & 31) << 5) | ((bytes[at + 2] ?? 0) & 31)) &
  (tableSize - 1);

/** How often each three signs stand in the lines of most logs. */
const usual = countUsual();

function countUsual(): Uint16Array {
  const counts = new Uint16Array(tableSize);
  for (const line of typicalLines) {
    const bytes = Buffer.from(line);
    for (let at = 0; at + 2 < bytes.length; at++) {
      const key = keyAt(bytes, at);
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

/** Digits and spaces stand everywhere, whatever the sample says; of two that are equally rare, the one without them. */
const score = (bytes: Uint8Array, at: number): number =>
  8 * ((usual[keyAt(bytes, at)] ?? 0) + (usual[keyAt(bytes, at + 1)] ?? 0)) +
  bytes.subarray(at, at + 4).reduce((sum, sign) => sum + (sign < 65 ? 1 : 0), 0) +
  (bytes.subarray(at, at + 4).every((sign) => sign < 65) ? 64 : 0);

function rarestAt(bytes: Uint8Array): number {
  let best = 0;
  for (let at = 1; at + 3 < bytes.length; at++) if (score(bytes, at) < score(bytes, best)) best = at;
  return best;
}
