import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from './next-run.ts';

const berlin = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`).epochMilliseconds;
const good = (startedAt: number, endedAt = startedAt) => ({ startedAt, endedAt, faultsInARow: 0 });
const daily = { daily: '02:30' } as const;

describe('a job', () => {
  it('that never ran is due at once', () => {
    expect(nextRun(daily, null, 42)).toBe(42);
    expect(nextRun({ seconds: 10 }, null, 42)).toBe(42);
  });

  it('every ten seconds counts from start to start', () => {
    expect(nextRun({ seconds: 10 }, good(1_000, 4_000), 5_000)).toBe(11_000);
  });

  it('at a time of day is due at the next such time, today or tomorrow', () => {
    expect(nextRun(daily, good(berlin('2026-03-02T02:29')), 0)).toBe(berlin('2026-03-02T02:30'));
    expect(nextRun(daily, good(berlin('2026-03-02T02:30')), 0)).toBe(berlin('2026-03-03T02:30'));
    expect(nextRun(daily, good(berlin('2026-03-02T09:00')), 0)).toBe(berlin('2026-03-03T02:30'));
  });

  it('that was missed is due in the past, so it is caught up', () => {
    const now = berlin('2026-03-09T08:00');
    expect(nextRun(daily, good(berlin('2026-03-02T02:30')), now)).toBeLessThan(now);
  });

  it('runs once in the night an hour is skipped, and once in the night an hour is repeated', () => {
    expect(nextRun(daily, good(berlin('2026-03-28T02:30')), 0)).toBe(berlin('2026-03-29T03:30'));
    expect(nextRun(daily, good(berlin('2026-03-29T03:30')), 0)).toBe(berlin('2026-03-30T02:30'));
    const first = Date.parse('2026-10-25T02:30:00+02:00');
    expect(nextRun(daily, good(berlin('2026-10-24T02:30')), 0)).toBe(first);
    expect(nextRun(daily, good(first), 0)).toBe(berlin('2026-10-26T02:30'));
  });

  it('that failed waits longer each time, one hour at most', () => {
    const pauses = [1, 2, 3, 7, 8, 60, 2_000].map((faultsInARow) =>
      nextRun({ seconds: 1 }, { startedAt: 0, endedAt: 0, faultsInARow }, 0),
    );
    expect(pauses).toEqual([30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('that failed is not repeated sooner than its own rhythm, and a daily one not only tomorrow', () => {
    expect(nextRun({ seconds: 600 }, { startedAt: 0, endedAt: 1_000, faultsInARow: 1 }, 0)).toBe(600_000);
    const failed = {
      startedAt: berlin('2026-03-02T02:30'),
      endedAt: berlin('2026-03-02T02:31'),
      faultsInARow: 2,
    };
    expect(nextRun(daily, failed, 0)).toBe(berlin('2026-03-02T02:32'));
    expect(nextRun(daily, { ...failed, endedAt: berlin('2026-03-03T02:29:50'), faultsInARow: 1 }, 0)).toBe(
      berlin('2026-03-03T02:30'),
    );
  });

  it('at a time of day runs once a day, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: berlin('2020-01-01T00:00'), max: berlin('2040-01-01T00:00') }),
        fc.integer({ min: 0, max: 1439 }),
        (start, minute) => {
          const time =
            `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as `${number}:${number}`;
          const first = nextRun({ daily: time }, good(start), 0);
          const second = nextRun({ daily: time }, good(first), 0);
          expect(first - start).toBeGreaterThan(0);
          expect(first - start).toBeLessThanOrEqual(25 * 3_600_000);
          expect(Math.abs(second - first - 86_400_000)).toBeLessThanOrEqual(3_600_000);
        },
      ),
    );
  });
});
