import { type Actor, automation } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { customersDeclaration } from './declaration.ts';
import { customerPledges } from './pledges.ts';
import { consentRoutes } from './routes/consent-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { paperRoutes } from './routes/paper-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { rightsRoutes } from './routes/rights-routes.ts';
import { endOrphanPapers } from './service/consent-papers.ts';
import { customerMigrations } from './tables.ts';
import { customerTexts } from './texts.ts';

const clerk: Actor = { id: 'customers', roles: [automation.id] };

const papersJob: Job = {
  id: 'end-consent-papers',
  title: bilingual(customerTexts, 'jobs.papers'),
  every: { daily: '03:10' },
  run: ({ engine }) => endOrphanPapers(engine, clerk),
};

/** The customer file: who orders, what they agreed to, and when all of it dies. */
export const customersModule: Module = {
  id: 'customers',
  declaration: customersDeclaration,
  migrations: customerMigrations,
  texts: customerTexts,
  routes: (api: Api) => {
    for (const routes of [fileRoutes, consentRoutes, paperRoutes, recordRoutes, rightsRoutes]) routes(api);
  },
  jobs: [papersJob],
  pledges: customerPledges,
};
