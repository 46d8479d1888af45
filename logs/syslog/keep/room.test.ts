import { describe, expect, it } from 'vitest';
import { type Full, openRoom, type RoomLimits } from './room.ts';

function open(limits: RoomLimits, sizes: Readonly<Record<string, number>> = {}) {
  const kept = new Map(Object.entries(sizes));
  const told: Full[] = [];
  const files = {
    days: () => [...kept.keys()].sort(),
    size: (day: string) => kept.get(day) ?? 0,
    drop: (day: string) => void kept.delete(day),
  };
  const room = openRoom(files, limits, (what) => told.push(what));
  const take = (day: string, bytes: number): boolean => {
    const taken = room.take(day, bytes);
    if (taken) kept.set(day, (kept.get(day) ?? 0) + bytes);
    return taken;
  };
  return { kept, told, take, notKept: room.notKept };
}

describe('the file of a day', () => {
  it('takes what fits to the byte, counts what does not, says it once, and begins anew the next day', () => {
    const { take, told, notKept } = open({ mostOfDay: 10 }, { d1: 4 });
    expect([take('d1', 6), take('d1', 1), take('d1', 1), take('d2', 10)]).toEqual([true, false, false, true]);
    expect([told, notKept()]).toEqual([['day'], 2]);
    take('d2', 1);
    expect(told).toEqual(['day', 'day']);
  });

  it('that is full still takes what is small enough', () => {
    const { take } = open({ mostOfDay: 10 });
    expect([take('d1', 8), take('d1', 5), take('d1', 2)]).toEqual([true, false, true]);
  });
});

describe('all files together', () => {
  it('make room by letting the oldest go, one by one, and never today’s', () => {
    const { take, told, kept, notKept } = open({ mostOfAll: 20 }, { d1: 8, d2: 8, d3: 2 });
    expect(take('d3', 4)).toBe(true);
    expect([...kept.keys()]).toEqual(['d2', 'd3']);
    expect(take('d3', 14)).toBe(true);
    expect([...kept]).toEqual([['d3', 20]]);
    expect(take('d3', 1)).toBe(false);
    expect([told, notKept()]).toEqual([['oldest', 'all'], 1]);
  });

  it('never hold more than their limit, whatever comes', () => {
    const { take, kept } = open({ mostOfDay: 700, mostOfAll: 1_500 }, { d0: 5_000 });
    let seed = 7;
    for (let nth = 0; nth < 2_000; nth++) {
      seed = (seed * 16_807) % 2_147_483_647;
      take(`d${1 + Math.floor(nth / 250)}`, 1 + (seed % 90));
      const sizes = [...kept.values()];
      expect(sizes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(nth === 0 ? 5_000 : 1_500);
      expect(Math.max(...sizes.slice(-1))).toBeLessThanOrEqual(700);
    }
  });
});
