import { IconClipboardCheck } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { ReviewPanel } from './review-panel.tsx';
import { measureScreenTexts } from './texts.ts';

const roles = ['owner', 'manager', 'officer'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'measures',
  texts: measureScreenTexts,
  nav: [{ path: '/measures', labelKey: 'nav', icon: IconClipboardCheck, order: 87, roles, key: 'j' }],
  routes: [
    { path: '/measures', component: screen(() => import('./measures-page.tsx'), 'MeasuresPage'), roles },
  ],
  startPanels: [
    { id: 'review', titleKey: 'panel', component: ReviewPanel, roles: ['owner', 'officer'], order: 75 },
  ],
};
