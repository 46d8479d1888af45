import { deferred, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { contactFormScreenTexts } from './texts.ts';

const contactPage = screen(() => import('./contact-page.tsx'), 'ContactPage');

/** What this module shows: the form to everybody under `/contact`, its switch to the owner. */
export const screens: ModuleScreens = {
  id: 'contact-form',
  texts: contactFormScreenTexts,
  nav: [],
  routes: [],
  settings: [
    {
      id: 'contact-form',
      titleKey: 'title',
      component: deferred(() => import('./form-settings.tsx'), 'FormSettings'),
      roles: ['owner'],
      order: 47,
    },
  ],
  openPages: [
    { path: '/contact', component: contactPage },
    { path: '/contact/$tenant', component: contactPage },
  ],
};
