import type { Module } from '../../platform/module.ts';
import { osticketDeclaration } from './declaration.ts';
import { osticketRoutes } from './routes.ts';
import { osticketTexts } from './texts.ts';

/** Takes over the enquiries of an osTicket from a dump of its database. */
export const osticketModule: Module = {
  id: 'osticket',
  declaration: osticketDeclaration,
  migrations: [],
  texts: osticketTexts,
  routes: osticketRoutes,
  jobs: [],
};

export type { LeftOut, OsticketReport } from './report.ts';
export { takeOver } from './service/take-over.ts';
