import type { ConsentState } from '@redlich/engine';

/** What becomes of one kind of consent when two files of one person are merged. */
export interface MergedConsent {
  readonly result: 'never' | 'given' | 'withdrawn';
  /** What must be written for the person who stays; `none` where their own state stands. */
  readonly write: 'none' | 'give' | 'withdraw';
}

const own = (keep: ConsentState): MergedConsent => ({ result: keep.state, write: 'none' });

/**
 * Merges the states of one kind of consent conservatively. The newest word counts, a withdrawal also when both are of the same
 * instant; a consent of the file that goes is moved with its own date and evidence, or it does not stand.
 */
export function mergeConsent(keep: ConsentState, drop: ConsentState): MergedConsent {
  if (drop.state === 'never') return own(keep);
  const isNewer =
    keep.state === 'never' ||
    drop.since > keep.since ||
    (drop.since === keep.since && drop.state === 'withdrawn');
  if (!isNewer || keep.state === drop.state) return own(keep);
  return drop.state === 'given'
    ? { result: 'given', write: 'give' }
    : { result: 'withdrawn', write: 'withdraw' };
}
