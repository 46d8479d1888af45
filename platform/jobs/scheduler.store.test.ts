import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routesOf, type TestTenant, testTenant } from '../testing.ts';
import type { Job } from './job.ts';
import { lastRuns } from './job-runs.ts';
import { jobsModule } from './module.ts';
import { openScheduler, type Scheduler } from './scheduler.ts';

const title = { de: 'Probe', en: 'Sample' };
const minutes = (count: number) => count / (24 * 60);

/** A job that tells how often it ran and how many ran at once, and does what it is told. */
function probe(id: string, every: Job['every'], work: () => Promise<number> | number = () => 1) {
  const seen = { runs: 0, now: 0, most: 0 };
  const job: Job = {
    id,
    title,
    every,
    async run() {
      seen.runs++;
      seen.now++;
      seen.most = Math.max(seen.most, seen.now);
      try {
        return await work();
      } finally {
        seen.now--;
      }
    },
  };
  return { job, seen };
}

/** A promise that is kept from outside. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

let at: TestTenant;
const schedulers: Scheduler[] = [];
beforeEach(async () => {
  at = await testTenant([jobsModule([])]);
});
afterEach(async () => {
  await Promise.all(schedulers.splice(0).map((scheduler) => scheduler.stop()));
  await at.end();
});

function schedule(jobs: readonly Job[], holder?: string): Scheduler {
  const scheduler = openScheduler({
    jobs,
    tenants: () => [at.tenant],
    clock: at.clock,
    log: at.log,
    ...(holder ? { holder } : {}),
  });
  schedulers.push(scheduler);
  return scheduler;
}

const runsOf = (job: Job) => lastRuns(at.tenant.engine, job.id, 50);
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5_000, interval: 5 });
/** Long enough for anything that should not happen to happen. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('the scheduler', () => {
  it('runs a job at its rhythm and writes each run down', async () => {
    const { job, seen } = probe('every-minute', { seconds: 60 }, () => 3);
    schedule([job]).start();
    await until(async () => expect(await runsOf(job)).toHaveLength(1));
    at.clock.advance(minutes(0.9));
    await aWhile();
    expect(seen.runs).toBe(1);
    at.clock.advance(minutes(0.2));
    await until(async () => expect(await runsOf(job)).toHaveLength(2));
    expect((await runsOf(job))[0]).toMatchObject({
      job: 'every-minute',
      started_at: at.clock.now(),
      done: 3,
      fault: null,
      error: null,
    });
    expect(at.logged.filter((line) => line.includes('job-ended'))).toHaveLength(2);
  });

  it('catches up the daily run that was missed while the program was off, once', async () => {
    const { job, seen } = probe('nightly', { daily: '02:30' });
    const first = schedule([job]);
    first.start();
    await until(async () => expect(await runsOf(job)).toHaveLength(1));
    await first.stop();
    at.clock.advance(5);
    schedule([job]).start();
    await until(async () => expect(await runsOf(job)).toHaveLength(2));
    await aWhile();
    expect(seen.runs).toBe(2);
    const next = routesOf(jobsModule([job]), at.tenant);
    const { jobs } = (await next('get /api/jobs')) as { jobs: { nextAt: number }[] };
    expect(jobs[0]?.nextAt).toBeGreaterThan(at.clock.now());
  });

  it('does not run a daily job again that already ran today', async () => {
    const { job, seen } = probe('nightly', { daily: '02:30' });
    for (let start = 0; start < 3; start++) {
      const scheduler = schedule([job]);
      scheduler.start();
      await until(() => expect(seen.runs).toBe(1));
      await aWhile();
      await scheduler.stop();
    }
    expect(seen.runs).toBe(1);
  });

  it('never runs the same job twice at once, by the clock or by hand', async () => {
    const { open, opened } = gate();
    const { job, seen } = probe('slow', { seconds: 1 }, () => opened.then(() => 1));
    const scheduler = schedule([job]);
    scheduler.start();
    await until(() => expect(seen.runs).toBe(1));
    at.clock.advance(minutes(1));
    expect(await scheduler.runNow(job, at.tenant)).toEqual({ outcome: 'already-running' });
    await aWhile();
    open();
    await until(async () => expect((await runsOf(job)).length).toBeGreaterThan(1));
    const both = await Promise.all([scheduler.runNow(job, at.tenant), scheduler.runNow(job, at.tenant)]);
    expect(both.filter((end) => end.outcome === 'done').length).toBeLessThanOrEqual(1);
    expect(seen.most).toBe(1);
  });

  it('never runs the same job twice at once, with two servers on one database', async () => {
    const { job, seen } = probe('every-ten-seconds', { seconds: 10 }, () => aWhile().then(() => 1));
    schedule([job], 'server-a').start();
    schedule([job], 'server-b').start();
    for (let round = 1; round <= 4; round++) {
      await until(() => expect(seen.runs).toBe(round));
      await until(() => expect(seen.now).toBe(0));
      await aWhile();
      at.clock.advance(minutes(11 / 60));
    }
    expect(seen.most).toBe(1);
    expect(at.logged.filter((line) => line.includes('jobs-elsewhere'))).toHaveLength(1);
  });

  it('takes over when the other server stopped, or when nothing was heard of it for a while', async () => {
    const { job } = probe('nightly', { daily: '02:30' });
    const stopped = schedule([job], 'server-a');
    expect(await stopped.runNow(job, at.tenant)).toEqual({ outcome: 'done', done: 1 });
    const other = schedule([job], 'server-b');
    expect(await other.runNow(job, at.tenant)).toEqual({ outcome: 'elsewhere' });
    await stopped.stop();
    expect(await other.runNow(job, at.tenant)).toEqual({ outcome: 'done', done: 1 });

    // A crashed server renews nothing: its clock is not asked any more.
    const crashedClock = { now: at.clock.now, at: () => () => {} };
    await other.stop();
    const crashed = openScheduler({
      jobs: [job],
      tenants: () => [at.tenant],
      clock: crashedClock,
      log: at.log,
    });
    await crashed.runNow(job, at.tenant);
    const heir = schedule([job]);
    expect(await heir.runNow(job, at.tenant)).toEqual({ outcome: 'elsewhere' });
    at.clock.advance(minutes(1.6));
    expect(await heir.runNow(job, at.tenant)).toEqual({ outcome: 'done', done: 1 });
  });

  it('keeps its right for as long as it runs', async () => {
    const { job } = probe('nightly', { daily: '02:30' });
    const holding = schedule([job], 'server-a');
    await holding.runNow(job, at.tenant);
    const other = schedule([job], 'server-b');
    for (let step = 0; step < 6; step++) {
      at.clock.advance(minutes(0.6));
      await aWhile();
      expect(await other.runNow(job, at.tenant)).toEqual({ outcome: 'elsewhere' });
    }
  });

  it('goes on after a fault, more and more slowly, and keeps its message out of the record and the log', async () => {
    const { job, seen } = probe('failing', { seconds: 1 }, () => {
      if (seen.runs < 4) throw new Error('Erika Musterfrau has no address');
      return 1;
    });
    schedule([job]).start();
    await until(async () => expect(await runsOf(job)).toHaveLength(1));
    for (const [index, pause] of [30, 60, 120].entries()) {
      at.clock.advance(minutes((pause - 1) / 60));
      await aWhile();
      expect(seen.runs).toBe(index + 1);
      at.clock.advance(minutes(2 / 60));
      await until(async () => expect(await runsOf(job)).toHaveLength(index + 2));
    }
    const runs = await runsOf(job);
    expect(runs.map((run) => [run.fault, run.faults_in_a_row])).toEqual([
      [null, 0],
      ['unexpected', 3],
      ['unexpected', 2],
      ['unexpected', 1],
    ]);
    const logged = at.logged.find(
      (line) => line.includes('"fault"') && line.includes(String(runs[1]?.error)),
    );
    expect(JSON.parse(logged ?? '{}')).toMatchObject({
      event: 'fault',
      job: 'failing',
      tenant: at.tenant.id,
    });
    expect(JSON.stringify(runs) + at.logged.join()).not.toMatch(/Erika|Musterfrau/);
  });

  it('does not let one failing job keep another from running', async () => {
    const failing = probe('failing', { seconds: 60 }, () => Promise.reject(new Error('no')));
    const good = probe('good', { seconds: 60 });
    schedule([failing.job, good.job]).start();
    await until(() => expect([failing.seen.runs, good.seen.runs]).toEqual([1, 1]));
  });

  it('stops cleanly: waits for what runs and begins nothing more', async () => {
    const { open, opened } = gate();
    const { job, seen } = probe('slow', { seconds: 1 }, () => opened.then(() => 7));
    const scheduler = schedule([job]);
    scheduler.start();
    await until(() => expect(seen.runs).toBe(1));
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await aWhile();
    expect(stopped).toBe(false);
    open();
    await stopping;
    expect(await runsOf(job)).toMatchObject([{ done: 7 }]);
    at.clock.advance(1);
    await aWhile();
    expect(seen.runs).toBe(1);
  });

  it('runs the jobs of a tenant that came later', async () => {
    const { job, seen } = probe('every-minute', { seconds: 60 });
    const present: TestTenant['tenant'][] = [];
    const scheduler = openScheduler({ jobs: [job], tenants: () => present, clock: at.clock, log: at.log });
    schedulers.push(scheduler);
    scheduler.start();
    await aWhile();
    present.push(at.tenant);
    at.clock.advance(minutes(0.3));
    await until(() => expect(seen.runs).toBe(1));
  });

  it('writes runs without work down every five minutes only, and forgets runs after 90 days', async () => {
    const { job, seen } = probe('idle', { seconds: 10 }, () => 0);
    schedule([job]).start();
    await until(() => expect(seen.runs).toBe(1));
    for (let run = 2; run <= 12; run++) {
      at.clock.advance(minutes(0.5));
      await until(() => expect(seen.runs).toBe(run));
      await aWhile();
    }
    await until(async () => expect(await runsOf(job)).toHaveLength(2));
    at.clock.advance(91);
    await until(() => expect(seen.runs).toBe(13));
    await until(async () => expect(await runsOf(job)).toHaveLength(1));
  });

  it('shows its jobs with their last runs', async () => {
    const { job } = probe('nightly', { daily: '02:30' }, () => 5);
    const call = routesOf(jobsModule([job]), at.tenant);
    expect(await call('get /api/jobs')).toMatchObject({
      jobs: [{ id: 'nightly', title, every: { daily: '02:30' }, runs: [] }],
    });
    await schedule([job]).runNow(job, at.tenant);
    expect(await call('get /api/jobs')).toMatchObject({
      jobs: [{ runs: [{ startedAt: at.clock.now(), done: 5, fault: null, error: null }] }],
    });
  });
});
