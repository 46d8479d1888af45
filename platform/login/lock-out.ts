/** Failed attempts in a row on one login name. */
export interface Failures {
  readonly count: number;
  /** Instant of the last one. */
  readonly lastAt: number;
}

/** Attempts that cost no wait: everybody mistypes. */
const free = 4;

const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/**
 * Until when a login name takes no attempt: from the fifth failure on half a minute, doubled with each further one, a quarter of
 * an hour at most, so that nobody can lock somebody else out for long. The same for names that exist and names that do not.
 */
export function lockedUntil({ count, lastAt }: Failures): number {
  if (count <= free) return 0;
  return lastAt + Math.min(firstWaitMs * 2 ** Math.min(count - free - 1, 20), longestWaitMs);
}

/**
 * How long an attempt is held up when many fail lately on whatever names, in milliseconds. Slows down whoever tries one password
 * on many names without an address of theirs being kept.
 */
export function holdUpMs(failuresInTheLastMinute: number): number {
  return Math.min(Math.max(failuresInTheLastMinute - 10, 0) * 100, 2_000);
}
