import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestTenant, testOwner, testTenant } from '../testing.ts';
import { numbersModule } from './module.ts';
import { nextNumber, raiseNumber } from './number-series.ts';

let at: TestTenant;
beforeEach(async () => {
  at = await testTenant([numbersModule]);
});
afterEach(() => at.end());

const next = (series: string) => at.tenant.engine.write(testOwner, (unit) => nextNumber(unit, series));

it('numbers without gaps, each series for itself, also when many ask at once', async () => {
  expect(
    (await Promise.all(Array.from({ length: 40 }, () => next('order')))).toSorted((a, b) => a - b),
  ).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(await next('receipt')).toBe(1);
});

it('gives a number again when the work it was for failed', async () => {
  expect(await next('order')).toBe(1);
  const failing = at.tenant.engine.write(testOwner, async (unit) => {
    await nextNumber(unit, 'order');
    throw new Error('the paper jammed');
  });
  await expect(failing).rejects.toThrow('jammed');
  expect(await next('order')).toBe(2);
});

it('goes on above numbers that came from elsewhere, and never back', async () => {
  const raise = (atLeast: number) =>
    at.tenant.engine.write(testOwner, (unit) => raiseNumber(unit, 'order', atLeast));
  await raise(11_077);
  expect(await next('order')).toBe(11_078);
  await raise(500);
  expect(await next('order')).toBe(11_079);
});
