import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import type { Job } from './job.ts';
import { type JobEnd, type TenantJobs, tenantJobs } from './tenant-jobs.ts';

export type { JobEnd } from './tenant-jobs.ts';

/** Runs all jobs of all tenants by the clock, each at most once at a time. */
export interface Scheduler {
  start(): void;
  /** Begins no job any more and settles when the running ones have ended. Not to be started again. */
  stop(): Promise<void>;
  /** Runs a job now, whatever its rhythm; also without `start`. Call `stop` afterwards, so that another process may go on. */
  runNow(job: Job, tenant: Tenant): Promise<JobEnd>;
}

/** What the scheduler needs. */
export interface SchedulerOptions {
  readonly jobs: readonly Job[];
  /** Asked at every look, so that a new tenant's jobs run too. */
  readonly tenants: () => readonly Tenant[];
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process; random when left out. */
  readonly holder?: string;
}

/** How long a new tenant, or a lease that became free, stays unnoticed. */
const longestWaitMs = 15_000;

/** Makes a scheduler; nothing runs before `start` or `runNow`. */
export function openScheduler({
  jobs,
  tenants,
  clock,
  log,
  holder = crypto.randomUUID(),
}: SchedulerOptions): Scheduler {
  const byTenant = new Map<string, TenantJobs>();
  let state: 'idle' | 'started' | 'stopped' = 'idle';
  let alarm: Cancel | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  function jobsOf(tenant: Tenant): TenantJobs {
    const known = byTenant.get(tenant.id) ?? tenantJobs(tenant, { clock, log, holder, ended: lookSoon });
    byTenant.set(tenant.id, known);
    return known;
  }

  async function look(): Promise<void> {
    lookAgain = false;
    alarm?.();
    let soonest = clock.now() + longestWaitMs;
    for (const tenant of tenants()) {
      try {
        soonest = Math.min(soonest, await jobsOf(tenant).beginDue(jobs));
      } catch (error) {
        log.fault(error, { tenant: tenant.engine });
      }
    }
    if (state === 'started') alarm = clock.at(soonest, lookSoon);
  }

  function lookSoon(): void {
    lookAgain = true;
    looking ??= lookWhileWanted().finally(() => {
      looking = null;
    });
  }

  async function lookWhileWanted(): Promise<void> {
    while (lookAgain && state === 'started') await look();
  }

  return {
    start() {
      if (state === 'stopped') throw new TypeError('a stopped scheduler is not started again');
      state = 'started';
      lookSoon();
    },
    async stop() {
      state = 'stopped';
      alarm?.();
      await looking;
      await Promise.all([...byTenant.values()].map((each) => each.stop()));
    },
    runNow: (job, tenant) => jobsOf(tenant).runNow(job),
  };
}
