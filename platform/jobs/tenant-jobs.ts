import type { Clock } from '../clock.ts';
import type { ErrorId } from '../logging/field.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import type { Job } from './job.ts';
import { lastRuns } from './job-runs.ts';
import { leaseOf } from './lease.ts';
import { nextRun } from './next-run.ts';
import { type JobHistory, runJob } from './run-job.ts';

/** How a run that was asked for ended. `elsewhere`: another process runs this tenant's jobs. */
export type JobEnd =
  | { readonly outcome: 'done'; readonly done: number }
  | { readonly outcome: 'fault'; readonly error: ErrorId }
  | { readonly outcome: 'already-running' }
  | { readonly outcome: 'elsewhere' };

/** One tenant's jobs in this process. */
export interface TenantJobs {
  /** Begins what is due and answers the instant when the next job is due. Jobs that run meanwhile tell by `ended`. */
  beginDue(jobs: readonly Job[]): Promise<number>;
  runNow(job: Job): Promise<JobEnd>;
  /** Begins nothing any more; settles when what runs has ended. */
  stop(): Promise<void>;
}

/** What a tenant's jobs need. */
export interface TenantJobsOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly holder: string;
  readonly ended: () => void;
}

/** Keeps a tenant's jobs: what ran last, what runs now, and whether this process may run them. */
export function tenantJobs(tenant: Tenant, { clock, log, holder, ended }: TenantJobsOptions): TenantJobs {
  const lease = leaseOf(tenant.engine, clock, holder);
  const histories = new Map<string, JobHistory>();
  const running = new Map<string, Promise<JobEnd>>();
  let elsewhere = false;
  let stopped = false;

  async function mayRun(): Promise<boolean> {
    const held = await lease.hold();
    if (!held && !elsewhere) log.write('jobs-elsewhere', { tenant: tenant.engine });
    // What others ran meanwhile is read anew.
    if (!held) histories.clear();
    elsewhere = !held;
    return held;
  }

  async function historyOf(job: Job): Promise<JobHistory> {
    const known = histories.get(job.id);
    if (known) return known;
    const [row] = await lastRuns(tenant.engine, job.id, 1);
    const last = row
      ? { startedAt: row.started_at, endedAt: row.ended_at, faultsInARow: row.faults_in_a_row }
      : null;
    const history = { last, recordedAt: row?.ended_at ?? 0 };
    histories.set(job.id, history);
    return history;
  }

  /** Nothing is awaited between the question whether the job runs and the note that it does. */
  function run(job: Job, before: JobHistory): Promise<JobEnd> {
    if (running.has(job.id)) return Promise.resolve({ outcome: 'already-running' });
    const one = runJob(job, tenant, before, { clock, log })
      .then(({ end, history }): JobEnd => {
        histories.set(job.id, history);
        return 'done' in end ? { outcome: 'done', done: end.done } : { outcome: 'fault', error: end.error };
      })
      .finally(() => running.delete(job.id));
    running.set(job.id, one);
    return one;
  }

  return {
    async beginDue(jobs) {
      let soonest = Number.POSITIVE_INFINITY;
      if (stopped || !(await mayRun())) return soonest;
      for (const job of jobs) {
        if (running.has(job.id)) continue;
        const history = await historyOf(job);
        const due = nextRun(job.every, history.last, clock.now());
        if (due > clock.now()) soonest = Math.min(soonest, due);
        else if (!stopped)
          run(job, history).then(ended, (error) => log.fault(error, { tenant: tenant.engine, job }));
      }
      return soonest;
    },
    async runNow(job) {
      if (running.has(job.id)) return { outcome: 'already-running' };
      return (await mayRun()) ? run(job, await historyOf(job)) : { outcome: 'elsewhere' };
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(running.values());
      await lease.release();
    },
  };
}
