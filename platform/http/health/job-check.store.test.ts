import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '../../jobs/job.ts';
import { recordRun } from '../../jobs/job-runs.ts';
import { jobsModule } from '../../jobs/module.ts';
import { type TestTenant, testTenant } from '../../testing.ts';
import { jobCheck } from './job-check.ts';

const job: Job = {
  id: 'sweep',
  title: { de: 'Löschlauf', en: 'Sweep' },
  every: { seconds: 60 },
  run: async () => 0,
};

let at: TestTenant;
beforeEach(async () => {
  at = await testTenant([jobsModule([job])]);
});
afterEach(() => at.end());

const ended = (end: Parameters<typeof recordRun>[2]['end'], endedAt: number) =>
  recordRun(at.tenant.engine, job.id, { startedAt: endedAt - 10, endedAt, faultsInARow: 0, end });

it('a job that ran well is well, and says how long ago', async () => {
  const { engine } = at.tenant;
  expect(await jobCheck(job).run(at.tenant)).toEqual({ state: 'ok', value: null });
  await ended({ done: 3 }, engine.now() - 20_000);
  expect(await jobCheck(job).run(at.tenant)).toEqual({ state: 'ok', value: 20 });
});

it('a job whose last run failed is worth a look', async () => {
  const { engine } = at.tenant;
  await ended({ fault: 'unexpected', error: at.log.fault(new Error('x')) }, engine.now());
  expect(await jobCheck(job).run(at.tenant)).toMatchObject({ state: 'warning' });
});
