import { IconMailForward } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { mailingTexts } from '../texts.ts';

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'mailings',
  texts: mailingTexts,
  nav: [
    {
      path: '/mailings',
      labelKey: 'nav',
      icon: IconMailForward,
      order: 50,
      roles: ['owner', 'manager'],
      key: 'm',
    },
  ],
  routes: [
    {
      path: '/mailings',
      component: screen(() => import('./mailing-list.tsx'), 'MailingListPage'),
      roles: ['owner', 'manager'],
    },
    {
      path: '/mailings/$id',
      component: screen(() => import('./mailing-page.tsx'), 'MailingPage'),
      roles: ['owner', 'manager'],
    },
  ],
};
