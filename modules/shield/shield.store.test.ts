import { afterEach, beforeEach, expect, test } from 'vitest';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { shieldModule } from './index.ts';
import { counterShield } from './pledges.ts';

let t: TestTenant;
let note: (device: string, event: string, isUp: boolean) => Promise<unknown>;
beforeEach(async () => {
  t = await testTenant([shieldModule]);
  const call = routesOf(shieldModule, t.tenant);
  note = (device, event, isUp) => call('put /api/shield', { body: { device, event, isUp } });
});
afterEach(() => t.end());

const one = '0190b1c2-0000-7000-8000-000000000001';
const two = '0190b1c2-0000-7000-8000-000000000002';
const state = async () => (await counterShield.check(t.tenant.engine)).state;

test('counter.shield is not provable before a screen reported, and kept while all screens begin covered', async () => {
  expect(await state()).toBe('not-yet-provable');
  await note(one, 'seen', true);
  expect(await state()).toBe('kept');
});

test('counter.shield is kept when somebody put a shield down on purpose, also after a restart of that screen', async () => {
  await note(one, 'seen', true);
  await note(one, 'switched', false);
  await note(one, 'seen', false);
  expect(await state()).toBe('kept');
});

test('counter.shield is broken when a screen shows customer data although nobody put its shield down', async () => {
  await note(one, 'seen', true);
  await note(two, 'seen', false);
  expect(await state()).toBe('broken');
});
