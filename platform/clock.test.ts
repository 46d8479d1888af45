import { describe, expect, it, vi } from 'vitest';
import { shiftableClock } from './clock.ts';

const start = Date.UTC(2026, 0, 1);

describe('the clock', () => {
  it('rings what became due when it is put forward, the earliest first', () => {
    const clock = shiftableClock(() => start);
    const rung: string[] = [];
    clock.at(start + 2 * 86_400_000, () => rung.push('second'));
    clock.at(start + 86_400_000, () => rung.push('first'));
    clock.at(start + 9 * 86_400_000, () => rung.push('not yet'));
    clock.advance(3);
    expect(rung).toEqual(['first', 'second']);
    expect(clock.now()).toBe(start + 3 * 86_400_000);
    expect(clock.shift()).toBe(3 * 86_400_000);
  });

  it('rings once and not at all after it was cancelled', () => {
    const clock = shiftableClock(() => start);
    const call = vi.fn();
    const cancelled = vi.fn();
    clock.at(start + 1, call);
    clock.at(start + 1, cancelled)();
    clock.advance(1);
    clock.advance(1);
    expect(call).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  });

  it('lets an alarm set another one', () => {
    const clock = shiftableClock(() => start);
    const rung: number[] = [];
    const again = () => {
      rung.push(clock.now());
      clock.at(clock.now() + 86_400_000, again);
    };
    clock.at(start + 86_400_000, again);
    clock.advance(1);
    clock.advance(1);
    expect(rung).toHaveLength(2);
  });

  it('rings by the passing of real time', async () => {
    const clock = shiftableClock();
    await new Promise<void>((resolve) => {
      const keepAlive = setTimeout(() => {}, 5_000);
      clock.at(clock.now() + 20, () => {
        clearTimeout(keepAlive);
        resolve();
      });
    });
  });

  it('notices after half a minute that the computer slept or its time was set', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let time = start;
    const clock = shiftableClock(() => time);
    const call = vi.fn();
    clock.at(start + 8 * 3_600_000, call);
    time += 9 * 3_600_000;
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('never goes back', () => {
    expect(() => shiftableClock(() => start).advance(-1)).toThrow(RangeError);
    expect(() => shiftableClock(() => start).advance(Number.NaN)).toThrow(RangeError);
  });
});
