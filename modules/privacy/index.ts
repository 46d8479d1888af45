import { declare, enginePledges, type Pledge } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { periodRoutes } from './periods/routes.ts';
import { privacyMigrations } from './pledge-history.tables.ts';
import { watchPledges } from './pledges/history.ts';
import { privacyRoutes } from './routes.ts';
import { sweepNow } from './service.ts';
import { privacyTexts } from './texts.ts';

export type { Pledges as PledgesChecked } from './schemas.ts';
export { checkPledges } from './service.ts';

const sweepJob: Job = {
  id: 'sweep',
  title: bilingual(privacyTexts, 'jobs.sweep'),
  every: { seconds: 60 },
  async run({ engine }) {
    const { erased, anonymised, restricted } = await sweepNow(engine);
    return erased + anonymised + restricted;
  },
};

/** Looks at the pledges each night, so that the history of each tells when it changed and not when somebody looked. */
const watchJob = (pledges: readonly Pledge[]): Job => ({
  id: 'watch-pledges',
  title: bilingual(privacyTexts, 'jobs.watch'),
  every: { daily: '04:10' },
  run: async ({ engine }) => (await watchPledges(engine, pledges)).changed,
});

/**
 * What the owner and the data protection officer look at: the deletion clock, the ledger, the pledges. Holds no personal data
 * of its own.
 * @param others the modules whose pledges are shown beside the engine's
 */
export function privacyModule(others: readonly Module[]): Module {
  const pledges: readonly Pledge[] = [...enginePledges, ...others.flatMap((module) => module.pledges ?? [])];
  return {
    id: 'privacy',
    declaration: declare({ module: 'privacy', activities: [], consents: [], roles: [] }),
    migrations: privacyMigrations,
    texts: privacyTexts,
    routes(api) {
      privacyRoutes(api, pledges);
      periodRoutes(api);
    },
    jobs: [sweepJob, watchJob(pledges)],
    pledges: enginePledges,
  };
}
