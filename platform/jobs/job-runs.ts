import { type Actor, automation, type Engine, EngineFault, newId, type RecordId } from '@redlich/engine';
import type { ErrorId } from '../logging/field.ts';
import type { LastRun } from './next-run.ts';
import { type JobTables, jobTables } from './tables.ts';

/** One run of a job, as it is kept. */
export type JobRun = JobTables['records.job_run'];

/** How a run ended. */
export type RunEnd = { readonly done: number } | { readonly fault: string; readonly error: ErrorId };

/** Who writes down what the jobs did, and runs them. */
export const jobActor: Actor = { id: 'jobs', roles: [automation.id] };

/** Runs are forgotten after this long. */
const keptForMs = 90 * 86_400_000;

/** What is written of a fault: the engine's own id, or that nobody expected it. */
export const faultOf = (error: unknown): string => (error instanceof EngineFault ? error.id : 'unexpected');

/** The last runs of a job, newest first. */
export const lastRuns = (engine: Engine, job: string, limit: number): Promise<JobRun[]> =>
  jobTables(engine.db)
    .selectFrom('records.job_run')
    .selectAll()
    .where('job', '=', job)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Writes a run down, and forgets the runs of long ago. */
export async function recordRun(
  engine: Engine,
  job: string,
  run: LastRun & { readonly end: RunEnd },
): Promise<void> {
  const { startedAt, endedAt, end } = run;
  await engine.write(jobActor, async (unit) => {
    const db = jobTables(unit.db);
    await db
      .insertInto('records.job_run')
      .values({
        id: newId<RecordId>(endedAt),
        job,
        started_at: startedAt,
        ended_at: endedAt,
        done: 'done' in end ? end.done : 0,
        fault: 'fault' in end ? end.fault : null,
        error: 'fault' in end ? end.error : null,
        faults_in_a_row: run.faultsInARow,
      })
      .execute();
    await db
      .deleteFrom('records.job_run')
      .where('started_at', '<', endedAt - keptForMs)
      .execute();
  });
}
