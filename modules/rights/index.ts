import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { answerRoutes } from './answer-routes.ts';
import { rightsDeclaration } from './declaration.ts';
import { rightsPledges } from './pledges.ts';
import { rectificationRoutes } from './rectification-routes.ts';
import { requestRoutes } from './routes.ts';
import { keeper } from './service/close.ts';
import { forgetLinks } from './service/links.ts';
import { standingRoutes } from './standing-routes.ts';
import { rightsMigrations } from './tables.ts';
import { rightsTexts } from './texts.ts';

const linksJob: Job = {
  id: 'forget-rights-links',
  title: bilingual(rightsTexts, 'jobs.links'),
  every: { daily: '03:50' },
  run: ({ engine }) => forgetLinks(engine, keeper),
};

/** Requests of persons, Art. 15 to 22 GDPR: from their receipt to the answer that the person alone gets. */
export const rightsModule: Module = {
  id: 'rights',
  declaration: rightsDeclaration,
  migrations: rightsMigrations,
  texts: rightsTexts,
  routes(api) {
    requestRoutes(api);
    answerRoutes(api);
    standingRoutes(api);
    rectificationRoutes(api);
  },
  jobs: [linksJob],
  pledges: rightsPledges,
};

export { type Right, rightIds } from './rights.ts';
export { requestsAbout, takeRequest } from './service/requests.ts';
