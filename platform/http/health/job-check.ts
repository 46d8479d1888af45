import { jobAlarm } from '../../alarms/kinds.ts';
import type { Job } from '../../jobs/job.ts';
import { lastRuns } from '../../jobs/job-runs.ts';
import type { HealthCheck } from './check.ts';

const dayMs = 86_400_000;

/** After so long without a good run a job is late: a day and a half for daily ones, otherwise ten minutes or three times its pace. */
const lateAfterMs = ({ every }: Job): number =>
  'daily' in every ? 1.5 * dayMs : Math.max(600_000, 3 * every.seconds * 1_000);

/**
 * Whether a job runs as it should; a sweep that stands still keeps what should be gone. The value is how many seconds ago its last
 * run ended, `null` before the first.
 */
export function jobCheck(job: Job): HealthCheck {
  const watchedSince = performance.now();
  return {
    id: `job-${job.id}`,
    title: job.title,
    alarm: { kind: jobAlarm, about: job.id },
    async run({ engine }) {
      const [last] = await lastRuns(engine, job.id, 1);
      if (last === undefined) {
        const late = performance.now() - watchedSince > lateAfterMs(job);
        return { state: late ? 'warning' : 'ok', value: null };
      }
      const age = engine.now() - Number(last.ended_at);
      const bad =
        last.fault !== null ||
        (age > lateAfterMs(job) && performance.now() - watchedSince > lateAfterMs(job));
      return { state: bad ? 'warning' : 'ok', value: Math.round(age / 1_000) };
    },
  };
}
