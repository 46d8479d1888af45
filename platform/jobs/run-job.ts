import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import type { Job } from './job.ts';
import { faultOf, type RunEnd, recordRun } from './job-runs.ts';
import type { LastRun } from './next-run.ts';

/** Runs that had nothing to do are written down this often, not every few seconds. */
const idleRecordedEveryMs = 300_000;

/** What is known about a job from its earlier runs. */
export interface JobHistory {
  readonly last: LastRun | null;
  /** When a run was last written down; an instant, 0 for never. */
  readonly recordedAt: number;
}

/** Runs a job once, logs it and writes it down. A fault of the job is an outcome; a fault of the store is thrown. */
export async function runJob(
  job: Job,
  tenant: Tenant,
  before: JobHistory,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<{ readonly end: RunEnd; readonly history: JobHistory }> {
  const startedAt = clock.now();
  const end = await endOf(job, tenant, log);
  const endedAt = clock.now();
  const faultsInARow = 'fault' in end ? (before.last?.faultsInARow ?? 0) + 1 : 0;
  const last: LastRun = { startedAt, endedAt, faultsInARow };
  const idle = 'done' in end && end.done === 0 && 'seconds' in job.every && !before.last?.faultsInARow;
  if (idle && endedAt - before.recordedAt < idleRecordedEveryMs)
    return { end, history: { last, recordedAt: before.recordedAt } };
  const place = { tenant: tenant.engine, job, took: endedAt - startedAt };
  if ('fault' in end) log.write('job-failed', { ...place, error: end.error, inARow: faultsInARow });
  else log.write('job-ended', { ...place, done: end.done });
  await recordRun(tenant.engine, job.id, { ...last, end });
  return { end, history: { last, recordedAt: endedAt } };
}

async function endOf(job: Job, tenant: Tenant, log: Log): Promise<RunEnd> {
  try {
    return { done: await job.run(tenant) };
  } catch (error) {
    return { fault: faultOf(error), error: log.fault(error, { tenant: tenant.engine, job }) };
  }
}
