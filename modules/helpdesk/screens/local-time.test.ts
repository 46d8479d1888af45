import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromLocalTime, toLocalTime } from './local-time.ts';

it.each([
  ['2030-01-07T12:00', '2030-01-07T11:00Z'],
  ['2030-07-07T12:00', '2030-07-07T10:00Z'],
])('%s in Germany is %s', (text, instant) => {
  expect(fromLocalTime(text)).toBe(Date.parse(instant));
});

it('comes back from the field as it went in, but for the hour that is there twice in autumn', () => {
  const minutes = fc.integer({ min: 28_401_120, max: 34_187_040 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const at = minute * 60_000;
      const back = fromLocalTime(toLocalTime(at)) ?? 0;
      expect([0, 3_600_000]).toContain(Math.abs(back - at));
      expect(toLocalTime(back)).toBe(toLocalTime(at));
    }),
    { numRuns: 200 },
  );
});
