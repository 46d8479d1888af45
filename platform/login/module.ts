import { bilingual } from '../i18n/translate.ts';
import type { Job } from '../jobs/job.ts';
import type { Module } from '../module.ts';
import { loginDeclaration } from './declaration.ts';
import { loginPledges } from './pledges.ts';
import { allowedAddresses, secondFactorRoles } from './settings.ts';
import { staffSessions } from './staff-sessions.ts';
import { loginMigrations } from './tables.ts';
import { loginTexts } from './texts.ts';

/** Sessions nobody used for half a day are over at once; this clears them away. */
export const endExpiredSessions: Job = {
  id: 'end-expired-sessions',
  title: bilingual(loginTexts, 'job'),
  every: { seconds: 600 },
  run: (tenant) => staffSessions.end(tenant.engine, 'expired'),
};

/** Login and users. Its routes speak of all tenants and change the session, so they are hung by `openLogin` and not here. */
export const loginModule: Module = {
  id: 'login',
  declaration: loginDeclaration,
  migrations: loginMigrations,
  texts: loginTexts,
  routes: () => {},
  jobs: [endExpiredSessions],
  settings: [allowedAddresses, secondFactorRoles],
  pledges: loginPledges,
};
