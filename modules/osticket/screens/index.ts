import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { osticketScreenTexts } from './texts.ts';

/** What this module shows: a section of the owner's settings. */
export const screens: ModuleScreens = {
  id: 'osticket',
  texts: osticketScreenTexts,
  nav: [],
  routes: [],
  settings: [
    {
      id: 'osticket',
      titleKey: 'title',
      component: screen(() => import('./osticket-settings.tsx'), 'OsticketSettings'),
      order: 61,
    },
  ],
};
