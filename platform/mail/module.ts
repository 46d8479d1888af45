import { declare } from '@redlich/engine';
import type { Module } from '../module.ts';
import { mailboxPassword, mailboxSetting } from './inbound/mailbox.ts';
import { mailRoutes } from './routes.ts';
import { mailPassword, mailSetting } from './settings.ts';
import { mailTexts } from './texts.ts';

/**
 * Sending mail. It keeps nothing itself: the modules that send declare their messages and name `mailProvider` as a recipient
 * of their activities.
 */
export const mailModule: Module = {
  id: 'mail',
  declaration: declare({ module: 'mail', activities: [], consents: [], roles: [] }),
  migrations: [],
  texts: mailTexts,
  routes: mailRoutes,
  jobs: [],
  settings: [mailSetting, mailPassword, mailboxSetting, mailboxPassword],
};
