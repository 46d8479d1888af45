import type { Module } from '../../platform/module.ts';
import { mailingsDeclaration } from './declaration.ts';
import { consentMarketing } from './pledges.ts';
import { mailingRoutes } from './routes.ts';
import { sendMailingsJob } from './send-job.ts';
import { mailingMigrations } from './tables.ts';
import { mailingTexts } from './texts.ts';

/** Serial letters and e-mails to those who gave the third consent. */
export const mailingsModule: Module = {
  id: 'mailings',
  declaration: mailingsDeclaration,
  migrations: mailingMigrations,
  texts: mailingTexts,
  routes: mailingRoutes,
  jobs: [sendMailingsJob],
  pledges: [consentMarketing],
};
