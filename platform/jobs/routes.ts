import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { bilingual } from '../i18n/translate.ts';
import { officer, owner } from '../roles/roles.ts';
import type { Tenant } from '../tenant.ts';
import type { Job } from './job.ts';
import { type JobRun, lastRuns } from './job-runs.ts';
import { nextRun } from './next-run.ts';
import { jobTexts as texts } from './texts.ts';

const runSchema = z.object({
  startedAt: z.number().int(),
  endedAt: z.number().int(),
  done: z.number().int(),
  /** Id of the fault and its number in the log; `null` after a good run. */
  fault: z.string().nullable(),
  error: z.string().nullable(),
});

const jobSchema = z.object({
  id: z.string(),
  title: z.object({ de: z.string(), en: z.string() }),
  every: z.union([z.object({ seconds: z.number() }), z.object({ daily: z.string() })]),
  /** When it is due next, as far as its written runs tell; in the past when it is due now. */
  nextAt: z.number().int(),
  /** Newest first. A run every few seconds that had nothing to do is written down every five minutes only. */
  runs: z.array(runSchema),
});

const shownRuns = 10;

/** The owner and the officer see what runs by itself, and whether it went well. */
export const jobRoutes =
  (jobs: readonly Job[]) =>
  (api: Api): void =>
    api.route(
      {
        method: 'get',
        path: '/api/jobs',
        summary: bilingual(texts, 'routes.list'),
        access: [owner, officer],
        reply: z.object({ jobs: z.array(jobSchema) }),
      },
      async ({ tenant }) => ({ jobs: await Promise.all(jobs.map((job) => shown(job, tenant))) }),
    );

async function shown(job: Job, tenant: Tenant): Promise<z.input<typeof jobSchema>> {
  const runs = await lastRuns(tenant.engine, job.id, shownRuns);
  const [newest] = runs;
  const last = newest
    ? { startedAt: newest.started_at, endedAt: newest.ended_at, faultsInARow: newest.faults_in_a_row }
    : null;
  const { id, title, every } = job;
  return { id, title, every, nextAt: nextRun(every, last, tenant.engine.now()), runs: runs.map(asReply) };
}

const asReply = (run: JobRun): z.input<typeof runSchema> => ({
  startedAt: run.started_at,
  endedAt: run.ended_at,
  done: run.done,
  fault: run.fault,
  error: run.error,
});
