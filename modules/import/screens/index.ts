import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { importScreenTexts } from './texts.ts';

/** What this module shows: a section of the owner's settings. */
export const screens: ModuleScreens = {
  id: 'import',
  texts: importScreenTexts,
  nav: [],
  routes: [],
  settings: [
    {
      id: 'import',
      titleKey: 'title',
      component: screen(() => import('./import-settings.tsx'), 'ImportSettings'),
      order: 60,
    },
  ],
};
