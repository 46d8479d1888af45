import type { Module } from '../module.ts';
import { companySetting } from './company.ts';
import { dataProtectionSetting } from './data-protection.ts';
import { settingsDeclaration } from './declaration.ts';
import { settingRoutes } from './routes.ts';
import { settingMigrations } from './tables.ts';
import { settingTexts } from './texts.ts';

/** What the owner sets, and the company's own details. */
export const settingsModule: Module = {
  id: 'settings',
  declaration: settingsDeclaration,
  migrations: settingMigrations,
  texts: settingTexts,
  routes: settingRoutes,
  jobs: [],
  settings: [companySetting, dataProtectionSetting],
};
