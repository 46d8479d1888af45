import type { ModuleScreens } from '../../platform/ui/index.ts';
import { DoorsSection } from './doors-section.tsx';
import { doorTexts } from './texts.ts';

/** The doors to the outside. */
export const doorScreens: ModuleScreens = {
  id: 'doors',
  texts: doorTexts,
  nav: [],
  routes: [],
  settings: [
    {
      id: 'doors',
      titleKey: 'section',
      component: DoorsSection,
      roles: ['owner', 'officer'],
      order: 44,
    },
  ],
};
