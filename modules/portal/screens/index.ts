import { IconDoorEnter } from '@tabler/icons-react';
import { deferred, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { portalNavTexts } from './nav-texts.ts';

const roles = ['owner', 'manager', 'agent'] as const;

/** What this module shows: to those who run the portal, and to customers under `/portal`. */
export const screens: ModuleScreens = {
  id: 'portal',
  texts: portalNavTexts,
  nav: [{ path: '/portal-desk', labelKey: 'nav', icon: IconDoorEnter, order: 47, roles }],
  routes: [{ path: '/portal-desk', component: screen(() => import('./desk-page.tsx'), 'DeskPage'), roles }],
  settings: [
    {
      id: 'portal',
      titleKey: 'settings',
      component: deferred(() => import('./portal-settings.tsx'), 'PortalSettings'),
      roles: ['owner'],
      order: 46,
    },
  ],
  openPages: [{ path: '/portal', component: screen(() => import('./portal-page.tsx'), 'PortalPage') }],
};
