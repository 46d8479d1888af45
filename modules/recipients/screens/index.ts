import { IconAffiliate } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { RecipientPanel } from './recipient-panel.tsx';
import { registerTexts } from './texts.ts';

export { ThirdCountryFields } from './third-country-fields.tsx';

const roles = ['owner', 'manager', 'officer'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'recipients',
  texts: registerTexts,
  nav: [{ path: '/recipients', labelKey: 'nav', icon: IconAffiliate, order: 86, roles, key: 'y' }],
  routes: [
    {
      path: '/recipients',
      component: screen(() => import('./recipient-list.tsx'), 'RecipientListPage'),
      roles,
    },
  ],
  startPanels: [{ id: 'recipients', titleKey: 'panel', component: RecipientPanel, roles, order: 70 }],
};
