import { IconUserCheck } from '@tabler/icons-react';
import { type ModuleScreens, type RoleId, screen } from '../../../platform/ui/index.ts';
import { rightsTexts } from '../texts.ts';
import { DuePanel } from './due-panel.tsx';

const answerers: readonly RoleId[] = ['owner', 'manager', 'officer'];

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'rights',
  texts: rightsTexts,
  nav: [
    { path: '/requests', labelKey: 'nav', icon: IconUserCheck, order: 65, roles: answerers },
    { path: '/requests/new', labelKey: 'new', icon: IconUserCheck, order: 65, roles: ['staff'] },
  ],
  routes: [
    {
      path: '/requests',
      component: screen(() => import('./request-list.tsx'), 'RequestListPage'),
      roles: answerers,
    },
    {
      path: '/requests/new',
      component: screen(() => import('./new-request.tsx'), 'NewRequestPage'),
      roles: [...answerers, 'staff'],
    },
    {
      path: '/requests/restricted/$person',
      component: screen(() => import('./standing-page.tsx'), 'StandingPage'),
      roles: answerers,
    },
    {
      path: '/requests/rectified/$person',
      component: screen(() => import('./rectified-page.tsx'), 'RectifiedPage'),
      roles: answerers,
    },
    {
      path: '/requests/$id',
      component: screen(() => import('./request-page.tsx'), 'RequestPage'),
      roles: answerers,
    },
    {
      path: '/requests/$id/review',
      component: screen(() => import('./review-page.tsx'), 'ReviewPage'),
      roles: answerers,
    },
  ],
  startPanels: [{ id: 'due', titleKey: 'start', component: DuePanel, roles: answerers, order: 5 }],
  openPages: [{ path: '/request', component: screen(() => import('./person-page.tsx'), 'PersonPage') }],
};
