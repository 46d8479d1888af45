import type { ConsentState } from '@redlich/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeConsent } from './merge-consents.ts';

const stated = (state: 'given' | 'withdrawn', since: number): ConsentState => ({
  state,
  since,
  channel: 'counter',
  wordingVersion: '1',
  recordedBy: 'u',
  paper: null,
  entry: 1,
});
const states: fc.Arbitrary<ConsentState> = fc.oneof(
  fc.constant<ConsentState>({ state: 'never' }),
  fc
    .tuple(fc.constantFrom('given' as const, 'withdrawn' as const), fc.integer({ min: 0, max: 5 }))
    .map(([state, since]) => stated(state, since)),
);

/** The newest word, a withdrawal before a consent of the same instant. */
function lastWord(...said: readonly ConsentState[]): ConsentState['state'] {
  const words = said.flatMap((each) => (each.state === 'never' ? [] : [each]));
  const newest = Math.max(...words.map((word) => word.since));
  const last = words.filter((word) => word.since === newest);
  if (last.length === 0) return 'never';
  return last.some((word) => word.state === 'withdrawn') ? 'withdrawn' : 'given';
}

test('the newest word of both files counts, and a withdrawal wins where both are of the same instant', () => {
  fc.assert(
    fc.property(states, states, (keep, drop) => {
      expect(mergeConsent(keep, drop).result).toBe(lastWord(keep, drop));
    }),
  );
});

test('which of two files stays makes no difference to what stands', () => {
  fc.assert(
    fc.property(states, states, (one, other) => {
      expect(mergeConsent(one, other).result).toBe(mergeConsent(other, one).result);
    }),
  );
});

test('something is written only where the state of the file that stays changes', () => {
  fc.assert(
    fc.property(states, states, (keep, drop) => {
      const { result, write } = mergeConsent(keep, drop);
      expect(write === 'none').toBe(result === keep.state);
    }),
  );
});
