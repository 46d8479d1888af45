import { combine, split } from 'shamir-secret-sharing';

/**
 * How many places must come together to open a custody: more than half of three or more. With one or two places any single one
 * suffices, because losing one must not lose everything; a place that never forgets could then undo deletions, and Redlich says so.
 */
export const thresholdOf = (places: number): number => (places < 3 ? 1 : Math.floor(places / 2) + 1);

/** Splits a key into a share for each of `places`; any `threshold` of them give it back, fewer tell nothing. */
export async function splitKey(key: Buffer, places: number, threshold: number): Promise<readonly Buffer[]> {
  if (threshold === 1) return Array.from({ length: places }, () => Buffer.from(key));
  return (await split(Uint8Array.from(key), places, threshold)).map((share) => Buffer.from(share));
}

/**
 * Puts a key together from shares of one split. Wrong shares give a wrong key, not an error: compare it with what is known about it.
 */
export async function joinShares(shares: readonly Uint8Array[], threshold: number): Promise<Buffer> {
  const [first] = shares;
  if (threshold === 1 && first !== undefined) return Buffer.from(first);
  return Buffer.from(await combine(shares.slice(0, threshold).map((share) => Uint8Array.from(share))));
}
