import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Burst, noBurst, takeKey, usualScanner } from './scanner.ts';

/** Feeds keys with the given pauses before each and returns the codes that came out. */
function feed(keys: readonly string[], pauseMs: (place: number) => number): readonly string[] {
  const codes: string[] = [];
  let burst: Burst = noBurst;
  let at = 1_000;
  for (const [place, key] of keys.entries()) {
    at += pauseMs(place);
    const step = takeKey(burst, key, at);
    burst = step.burst;
    if (step.code !== undefined) codes.push(step.code);
  }
  return codes;
}

const code = fc.stringMatching(/^[0-9A-Z-]{6,30}$/);

test('a code typed as fast as a scanner types and closed with Enter is a scan, whatever was typed before', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{0,8}$/),
      code,
      fc.integer({ min: 0, max: usualScanner.gapMs }),
      (before, scanned, pause) => {
        const keys = [...before, ...scanned, 'Enter'];
        const pauseOf = (place: number) => (place <= before.length ? 300 : pause);
        expect(feed(keys, pauseOf)).toEqual([scanned]);
      },
    ),
  );
});

test('what a person types is never a scan', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: usualScanner.gapMs + 1, max: 2_000 }), (typed, pause) => {
      expect(feed([...typed, 'Enter'], () => pause)).toEqual([]);
    }),
  );
});

test('a short burst is no scan, so that a quickly typed word and Enter still searches', () => {
  expect(feed([...'abc', 'Enter'], () => 5)).toEqual([]);
});

test('two scans in a row are two codes', () => {
  const keys = [...'9783161484100', 'Enter', ...'4006381333931', 'Enter'];
  expect(feed(keys, () => 8)).toEqual(['9783161484100', '4006381333931']);
});

test('the Shift a scanner sends for capital letters does not tear a code apart', () => {
  expect(feed(['Shift', 'A', 'Shift', 'B', ...'12345', 'Enter'], () => 10)).toEqual(['AB12345']);
});
