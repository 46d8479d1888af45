import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../testing/cases.ts';
import { longestLineSeen, splitLines } from './split-lines.ts';

function linesOf(...chunks: readonly (string | Uint8Array)[]): string[] {
  const seen: string[] = [];
  const splitter = splitLines((raw) => seen.push(Buffer.from(raw).toString('latin1')));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk));
  splitter.end();
  return seen;
}

test('a line is seen without its line end, also the last one that has none', () => {
  expect(linesOf('one\ntwo\r\n\nthree')).toEqual(['one', 'two', '', 'three']);
});

test('lines are the same however the bytes were cut into chunks', () => {
  const bytes = fc.uint8Array({ maxLength: 60 }).map((each) => each.map((byte) => (byte < 60 ? 10 : byte)));
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(60), { maxLength: 8 }), (whole, cuts) => {
      const places = [
        0,
        ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
        whole.length,
      ];
      const chunks = places.slice(1).map((end, i) => whole.subarray(places[i], end));
      expect(linesOf(...chunks)).toEqual(linesOf(whole));
    }),
    cases(100),
  );
});

test('of a line longer than memory allows the beginning is seen, and the next line is whole', () => {
  const long = 'a'.repeat(longestLineSeen + 5);
  const seen = linesOf(long.slice(0, 40_000), `${long.slice(40_000)}\nnext`);
  expect(seen).toEqual(['a'.repeat(longestLineSeen), 'next']);
});

test('of a line longer than memory allows that comes in one chunk only the beginning is seen as well', () => {
  expect(linesOf(`${'a'.repeat(longestLineSeen + 5)}\n`)).toEqual(['a'.repeat(longestLineSeen)]);
});
