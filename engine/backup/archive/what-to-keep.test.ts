import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlacedSnapshot, RetentionPolicy } from './view.ts';
import { whatToKeep } from './what-to-keep.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 28, 2);
const sixWeeks: RetentionPolicy = { days: 42, weeks: 0, months: 0 };

const at = (time: number): PlacedSnapshot => ({ name: `s-${String(time).padStart(15, '0')}`, at: time });

/** What is left after each of some days, when one snapshot is taken a day and pruned at once. */
function live(days: number, policy: RetentionPolicy): readonly PlacedSnapshot[] {
  let kept: readonly PlacedSnapshot[] = [];
  for (let i = 0; i < days; i++) {
    const now = start + i * day;
    const taken = [...kept, at(now)];
    const decision = whatToKeep(taken, policy, now);
    const remove = decision.outcome === 'decided' ? decision.remove : [];
    kept = taken.filter((snapshot) => !remove.includes(snapshot));
  }
  return kept;
}

test('after 60 days of daily snapshots the last six weeks are there, every day of them', () => {
  const kept = live(60, sixWeeks);
  const today = start + 59 * day;
  for (let back = 0; back <= 42; back++)
    expect(kept.some((each) => each.at === today - back * day)).toBe(true);
  expect(kept.length).toBeLessThanOrEqual(43 + 1);
});

test('weeks and months follow the days when they are wished for', () => {
  const kept = live(400, { days: 42, weeks: 8, months: 6 });
  const ages = kept.map((each) => (start + 399 * day - each.at) / day);
  expect(ages.filter((age) => age <= 42)).toHaveLength(43);
  expect(ages.filter((age) => age > 42 && age <= 98).length).toBeGreaterThanOrEqual(7);
  expect(Math.max(...ages)).toBeGreaterThan(180);
  expect(kept.length).toBeLessThan(43 + 16 + 13);
});

test('of several snapshots of a day the last one stays, and all of the last two days', () => {
  const taken = Array.from({ length: 24 * 5 }, (_, i) => at(start + i * hour));
  const now = start + 24 * 5 * hour;
  const decision = whatToKeep(taken, sixWeeks, now);
  const remove = decision.outcome === 'decided' ? decision.remove : [];
  const kept = taken.filter((each) => !remove.includes(each));
  expect(kept.filter((each) => now - each.at <= 2 * day)).toHaveLength(48);
  expect(remove.length).toBeGreaterThan(60);
});

test('a clock that jumps ahead by years removes nothing of the last six weeks there were', () => {
  const kept = live(60, sixWeeks);
  const jumped = start + 3_650 * day;
  const decision = whatToKeep([...kept, at(jumped)], sixWeeks, jumped);
  const remove = decision.outcome === 'decided' ? decision.remove : [];
  expect(kept.filter((each) => !remove.includes(each)).length).toBeGreaterThanOrEqual(41);
});

test('a clock that went back lets nothing be removed', () => {
  const kept = live(60, sixWeeks);
  expect(whatToKeep(kept, sixWeeks, start)).toEqual({ outcome: 'refused', reason: 'clock-went-back' });
});

test('fewer than six weeks are not to be had', () => {
  expect(live(60, { days: 1, weeks: 0, months: 0 })).toEqual(live(60, sixWeeks));
});

const anyTimes = fc.array(fc.integer({ min: 0, max: 900 * 24 }), { minLength: 1, maxLength: 200 });
const anyPolicy = fc.record({
  days: fc.integer({ min: 0, max: 100 }),
  weeks: fc.integer({ min: 0, max: 20 }),
  months: fc.integer({ min: 0, max: 24 }),
});

test('whatever was taken when: the newest stays, so does the last of each of the newest 42 days, and deciding twice removes no more', () => {
  fc.assert(
    fc.property(anyTimes, anyPolicy, fc.integer({ min: 0, max: 5_000 }), (hours, policy, later) => {
      const taken = [...new Set(hours)].map((each) => at(start + each * hour));
      const now = Math.max(...taken.map((each) => each.at)) + later * hour;
      const decision = whatToKeep(taken, policy, now);
      if (decision.outcome !== 'decided') throw new Error('refused');
      const kept = taken.filter((each) => !decision.remove.includes(each));
      const lastOfDays = Map.groupBy(
        taken.toSorted((a, b) => b.at - a.at),
        (each) => Math.floor(each.at / day),
      );
      for (const [newest] of [...lastOfDays.values()].slice(0, 42)) expect(kept).toContain(newest);
      const again = whatToKeep(kept, policy, now);
      expect(again).toEqual({ outcome: 'decided', remove: [] });
    }),
  );
});
