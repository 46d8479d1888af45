import type { Module } from '../../platform/module.ts';
import { recipientsDeclaration } from './declaration.ts';
import { recipientPledges } from './pledges.ts';
import { recipientMigrations } from './recipient.tables.ts';
import { recipientRoutes } from './routes.ts';
import { recipientTexts } from './texts.ts';

export { namedProviders, nameProvider, type Provider } from './service/providers.ts';
export { knownRecipients } from './service/register.ts';

/** The register of recipients and processors: those the program declares, and the company's own. */
export const recipientsModule: Module = {
  id: 'recipients',
  declaration: recipientsDeclaration,
  migrations: recipientMigrations,
  texts: recipientTexts,
  routes: recipientRoutes,
  jobs: [],
  pledges: recipientPledges,
};
