import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  newRecoveryKey,
  openWithRecovery,
  recoveryPairOf,
  sealForRecovery,
} from './recovery-key.ts';
import { enterRecoveryWords, recoveryWords } from './recovery-words.ts';

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('the words of a recovery kit', () => {
  test('are 24 and give the key back, however they are typed', () => {
    fc.assert(
      fc.property(
        anyKey,
        fc.constantFrom(' ', '\n', ',  ', ' \t'),
        fc.boolean(),
        (key, between, numbered) => {
          const words = recoveryWords(key);
          expect(words).toHaveLength(24);
          const text = words
            .map((word, i) => (numbered ? `${i + 1}. ${word.toUpperCase()}` : word))
            .join(between);
          expect(enterRecoveryWords(text)).toEqual({ outcome: 'entered', recoveryKey: Buffer.from(key) });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('need no more than their first four letters', () => {
    const key = newRecoveryKey();
    const text = recoveryWords(key)
      .map((word) => word.slice(0, 4))
      .join(' ');
    expect(enterRecoveryWords(text)).toEqual({ outcome: 'entered', recoveryKey: key });
  });

  test('that are mistyped are named by their position, with what may have been meant', () => {
    const words = [...recoveryWords(Buffer.alloc(32, 7))];
    words[4] = 'zebraa';
    expect(enterRecoveryWords(words.join(' '))).toEqual({
      outcome: 'refused',
      reason: 'unknown-word',
      position: 5,
      similar: ['zebra'],
    });
  });

  test('that are too few, or exchanged, give no key', () => {
    const words = [...recoveryWords(Buffer.alloc(32, 9))];
    expect(enterRecoveryWords(words.slice(1).join(' '))).toEqual({
      outcome: 'refused',
      reason: 'count',
      found: 23,
    });
    expect(enterRecoveryWords('')).toEqual({ outcome: 'refused', reason: 'count', found: 0 });
    const wrong = [words.at(-1), ...words.slice(1, -1), words[0]].join(' ');
    expect(enterRecoveryWords(wrong)).toMatchObject({ outcome: 'refused', reason: 'checksum' });
  });
});

test('what is sealed for a recovery key opens with it and with no other, and not when a bit was changed', () => {
  const pair = recoveryPairOf(newRecoveryKey());
  const other = recoveryPairOf(newRecoveryKey());
  const sealed = sealForRecovery(pair.publicKey, Buffer.from('share'));
  expect(openWithRecovery(pair, sealed)?.toString()).toBe('share');
  expect(openWithRecovery(other, sealed)).toBeNull();
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(openWithRecovery(pair, changed)).toBeNull();
  }
  for (let end = 0; end < sealed.length; end++)
    expect(openWithRecovery(pair, sealed.subarray(0, end))).toBeNull();
  expect(fingerprintOf(pair.publicKey)).toMatch(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/);
  expect(fingerprintOf(pair.publicKey)).not.toBe(fingerprintOf(other.publicKey));
});
