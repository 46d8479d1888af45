import type { Module } from '../../platform/module.ts';
import { contactFormDeclaration } from './declaration.ts';
import { contactFormRoutes } from './routes.ts';
import { sitesWithForm } from './service/take-form.ts';
import { contactFormSetting } from './settings.ts';
import { contactFormTexts } from './texts.ts';

/** The open form: anybody writes to the company without an account, as far as the owner wants it. */
export const contactFormModule: Module = {
  id: 'contact-form',
  declaration: contactFormDeclaration,
  migrations: [],
  texts: contactFormTexts,
  routes: contactFormRoutes,
  jobs: [],
  settings: [contactFormSetting],
  framed: { path: '/contact', plain: '/plain', origins: sitesWithForm },
};
