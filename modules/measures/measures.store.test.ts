import { ownerTasks } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loginModule } from '../../platform/login/index.ts';
import { settingsModule } from '../../platform/settings/index.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import { customersModule } from '../customers/index.ts';
import { measureAnswers, measuresModule } from './index.ts';
import type { Measures } from './schemas.ts';

const parts = [settingsModule, loginModule, customersModule];
const measures = measuresModule(parts);
let t: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  t = await testTenant([...parts, measures]);
  call = routesOf(measures, t.tenant);
});
afterEach(() => t.end());

const read = async () => (await call('get /api/measures')) as Measures;
const answer = (task: string, body: unknown) =>
  call('put /api/measures/tasks/{task}', { params: { task }, body });
const review = () =>
  call('post /api/measures/reviews', { body: { result: 'Alles geprüft, eine Lücke beim Backup.' } });
const pledge = () => measures.pledges?.[0]?.check(t.tenant.engine);
const year = 366 * 86_400_000;

test('every question to the company is asked until it is answered, and the answer goes into the papers', async () => {
  const { tasks } = await read();
  expect(tasks.map(({ id }) => id)).toEqual(ownerTasks.map(({ id }) => id));
  expect(tasks.every((task) => task.answer === null)).toBe(true);
  await answer('backup', { state: 'met', how: 'Täglich auf eine Platte im Tresor' });
  await answer('backup', { state: 'not-met', how: '' });
  expect((await read()).tasks.find(({ id }) => id === 'backup')?.answer).toMatchObject({ state: 'not-met' });
  expect(await measureAnswers(t.tenant.engine)).toMatchObject([{ measure: 'backup', state: 'not-met' }]);
  expect(await answer('nothing', { state: 'met', how: 'x' })).toMatchObject({ status: 404 });
  await expect(answer('backup', { state: 'met', how: ' ' })).rejects.toThrow();
});

test('the review is due until it is done, is signed with how everything stood, and tells what changed since', async () => {
  expect((await read()).due).toEqual({ due: true, since: null, on: null });
  expect(await review()).toMatchObject({ due: { due: false }, changes: [] });
  await answer('backup', { state: 'met', how: 'Täglich' });
  const { changes, reviews } = await read();
  expect(changes).toMatchObject([{ before: 'open', after: 'met' }]);
  expect(reviews).toMatchObject([{ number: 1, result: 'Alles geprüft, eine Lücke beim Backup.' }]);
  t.engine.advance(year);
  expect((await read()).due.due).toBe(true);
  await review();
  expect((await read()).reviews.map(({ number }) => number)).toEqual([2, 1]);
  const entries = await t.tenant.engine.ledger.page({ types: ['measures-reviewed'], limit: 5 });
  expect(entries.map(({ body }) => body.number)).toEqual([2, 1]);
});

test('tom.reviewed is proved by a review, and broken when a year has passed without another', async () => {
  expect(await pledge()).toMatchObject({ state: 'not-yet-provable' });
  await review();
  expect(await pledge()).toMatchObject({ state: 'kept' });
  t.engine.advance(year);
  expect(await pledge()).toMatchObject({ state: 'broken' });
});
