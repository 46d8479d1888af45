import { enginePledges, type Pledge } from '@redlich/engine';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { papersDeclaration } from './declaration.ts';
import { paperMigrations } from './paper.tables.ts';
import { paperPledges } from './pledges.ts';
import { publicPaperRoutes } from './public-routes.ts';
import { paperRoutes } from './routes.ts';
import { lookAtPapers } from './service/publish.ts';
import { papersSetting, publicPapersSetting } from './settings.ts';
import { paperTexts } from './texts.ts';

export { type PublicPaper, publicNotice } from './service/public-papers.ts';
export { noticeInForce } from './service/read-versions.ts';
export { type ReadablePaper, readablePaper, readablePapers } from './service/readable-paper.ts';

/**
 * The papers a company owes or hands out: written from what runs, kept by version, compared, printed, published.
 * @param others the modules whose pledges the papers speak of
 */
export function papersModule(others: readonly Module[]): Module {
  const pledges: readonly Pledge[] = [...enginePledges, ...others.flatMap((module) => module.pledges ?? [])];
  const look: Job = {
    id: 'look-at-papers',
    title: bilingual(paperTexts, 'jobs.look'),
    every: { seconds: 900 },
    async run(tenant) {
      const { publish } = await tenant.settings.get(papersSetting);
      const reason = publish === 'by-clock' ? paperTexts.de.autoReason : null;
      return lookAtPapers(tenant, pledges, reason);
    },
  };
  return {
    id: 'papers',
    declaration: papersDeclaration,
    migrations: paperMigrations,
    texts: paperTexts,
    routes(api) {
      paperRoutes(api, pledges);
      publicPaperRoutes(api);
    },
    jobs: [look],
    settings: [papersSetting, publicPapersSetting],
    pledges: paperPledges,
  };
}
