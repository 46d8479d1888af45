import type { Limit } from '../rule/compile-limits.ts';

/** Something counted: when, how much, and as what when equal ones count once. */
export interface Counted {
  readonly at: number;
  readonly weight: number;
  readonly distinct: number | undefined;
  /** Where the line stands among the recent ones. */
  readonly place: number;
}

/** How many of one source have to be remembered for the limits of a class. */
export const neededFor = (limits: readonly Limit[]): number =>
  Math.min(256, Math.max(1, ...limits.map((limit) => limit.count)));

/** A text as a number (FNV-1a): a path may be long, and all that is asked is whether two are the same. */
export function toNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Whether what was counted of a source reaches one of the limits. What lies further back than its time is not counted. */
export const reaches = (counted: readonly Counted[], limits: readonly Limit[], now: number): boolean =>
  limits.some((limit) => weightSince(counted, now - limit.withinMs) >= limit.count);

function weightSince(counted: readonly Counted[], since: number): number {
  const seen = new Set<number>();
  let sum = 0;
  for (const each of counted) {
    if (each.at < since) continue;
    if (each.distinct !== undefined) {
      if (seen.has(each.distinct)) continue;
      seen.add(each.distinct);
    }
    sum += each.weight;
  }
  return sum;
}
