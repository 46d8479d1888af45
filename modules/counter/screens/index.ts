import { IconCashRegister, IconReceipt } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { counterScreenTexts } from './texts.ts';
import { TillProvider } from './till-provider.tsx';

/** What this module shows: the one screen of the day, and what it brought in. */
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
    {
      path: '/sales',
      labelKey: 'navSales',
      icon: IconReceipt,
      order: 44,
      roles: ['owner', 'manager', 'staff', 'bookkeeping'],
      key: 'v',
    },
  ],
  routes: [
    {
      path: '/counter',
      component: screen(() => import('./counter-page.tsx'), 'CounterPage'),
      roles: ['owner', 'manager', 'staff'],
    },
    {
      path: '/sales',
      component: screen(() => import('./sales-page.tsx'), 'SalesPage'),
      roles: ['owner', 'manager', 'staff', 'bookkeeping'],
    },
  ],
  provider: TillProvider,
};
