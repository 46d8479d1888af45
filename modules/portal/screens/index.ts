import { IconDoorEnter } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { PortalSettings } from './portal-settings.tsx';
import { portalScreenTexts } from './texts.ts';

const roles = ['owner', 'manager', 'agent'] as const;

/** What this module shows: to those who run the portal, and to customers under `/portal`. */
export const screens: ModuleScreens = {
  id: 'portal',
  texts: portalScreenTexts,
  nav: [{ path: '/portal-desk', labelKey: 'desk.nav', icon: IconDoorEnter, order: 47, roles }],
  routes: [{ path: '/portal-desk', component: screen(() => import('./desk-page.tsx'), 'DeskPage'), roles }],
  settings: [
    { id: 'portal', titleKey: 'desk.settings', component: PortalSettings, roles: ['owner'], order: 46 },
  ],
  openPages: [{ path: '/portal', component: screen(() => import('./portal-page.tsx'), 'PortalPage') }],
};
