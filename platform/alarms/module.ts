import { logServerCheck } from '../logging/log-server/index.ts';
import type { Module } from '../module.ts';
import { alarmDeclaration } from './declaration.ts';
import { evidenceKey } from './evidence-key.ts';
import { alarmPledges } from './pledges.ts';
import { alarmRoutes } from './routes.ts';
import { alarmSetting, metricsToken, webhookSecret } from './settings.ts';
import { alarmMigrations } from './tables.ts';
import { tellAlarms } from './tell-alarms.ts';
import { alarmTexts } from './texts.ts';

/** Alarms: what stands, who is told, and the evidence of attacks on the server. */
export const alarmsModule: Module = {
  id: 'alarms',
  declaration: alarmDeclaration,
  migrations: alarmMigrations,
  texts: alarmTexts,
  routes: alarmRoutes,
  jobs: [tellAlarms],
  settings: [alarmSetting, webhookSecret, metricsToken, evidenceKey],
  checks: [logServerCheck],
  pledges: alarmPledges,
};
