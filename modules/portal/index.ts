import type { Module } from '../../platform/module.ts';
import { portalDeclaration } from './declaration.ts';
import { portalEntrance } from './entrance.ts';
import { endExpiredPortalSessions, mailNotices } from './jobs.ts';
import { portalPledges } from './pledges.ts';
import { portalPrivacyRoutes } from './privacy-routes.ts';
import { portalRoutes } from './routes.ts';
import { portalSetting } from './settings.ts';
import { portalMigrations } from './tables.ts';
import { portalTexts } from './texts.ts';
import { portalTicketRoutes } from './ticket-routes.ts';

/** The protected area for customers and partners. */
export const portalModule: Module = {
  id: 'portal',
  declaration: portalDeclaration,
  migrations: portalMigrations,
  texts: portalTexts,
  routes(api) {
    portalRoutes(api);
    portalTicketRoutes(api);
    portalPrivacyRoutes(api);
  },
  entrance: portalEntrance,
  jobs: [endExpiredPortalSessions, mailNotices],
  settings: [portalSetting],
  pledges: portalPledges,
};
