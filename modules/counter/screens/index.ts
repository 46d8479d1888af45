import { IconCashRegister } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { counterScreenTexts } from './texts.ts';

/** What this module shows: the one screen of the day. */
export const screens: ModuleScreens = {
  id: 'counter',
  texts: counterScreenTexts,
  nav: [
    {
      path: '/counter',
      labelKey: 'nav',
      icon: IconCashRegister,
      order: 10,
      roles: ['owner', 'manager', 'staff'],
      key: 'c',
    },
  ],
  routes: [
    {
      path: '/counter',
      component: screen(() => import('./counter-page.tsx'), 'CounterPage'),
      roles: ['owner', 'manager', 'staff'],
    },
  ],
};
