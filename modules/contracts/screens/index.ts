import { IconFileText } from '@tabler/icons-react';
import { deferred, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { screenTexts } from './texts.ts';

const roles = ['owner', 'manager', 'agent', 'bookkeeping'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'contracts',
  texts: screenTexts,
  nav: [{ path: '/contracts', labelKey: 'nav', icon: IconFileText, order: 46, roles, key: 't' }],
  routes: [
    { path: '/contracts', component: screen(() => import('./contract-list.tsx'), 'ContractListPage'), roles },
  ],
  customerTabs: [
    {
      id: 'contracts',
      titleKey: 'title',
      component: deferred(() => import('./person-contracts.tsx'), 'PersonContracts'),
      roles,
      order: 16,
    },
  ],
};
