import { IconHourglass, IconLink, IconShieldCheck } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { privacyTexts } from '../texts.ts';
import { ClockPanel } from './clock-panel.tsx';

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'privacy',
  texts: privacyTexts,
  nav: [
    {
      path: '/clock',
      labelKey: 'nav.clock',
      icon: IconHourglass,
      order: 60,
      roles: ['owner', 'manager', 'officer'],
      key: 'l',
    },
    {
      path: '/ledger',
      labelKey: 'nav.ledger',
      icon: IconLink,
      order: 70,
      roles: ['owner', 'officer'],
      key: 'n',
    },
    {
      path: '/pledges',
      labelKey: 'nav.pledges',
      icon: IconShieldCheck,
      order: 80,
      roles: ['owner', 'officer'],
      key: 'z',
    },
  ],
  routes: [
    {
      path: '/clock',
      component: screen(() => import('./clock.tsx'), 'ClockPage'),
      roles: ['owner', 'manager', 'officer'],
    },
    {
      path: '/ledger',
      component: screen(() => import('./ledger.tsx'), 'LedgerPage'),
      roles: ['owner', 'officer'],
    },
    {
      path: '/pledges',
      component: screen(() => import('./pledges.tsx'), 'PledgesPage'),
      roles: ['owner', 'officer'],
    },
  ],
  startPanels: [
    {
      id: 'clock',
      titleKey: 'start.title',
      component: ClockPanel,
      roles: ['owner', 'manager', 'officer'],
      order: 60,
    },
  ],
};
