import { IconClock, IconLifebuoy } from '@tabler/icons-react';
import { api, deferred, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import type { TicketInList } from '../schemas.ts';
import { NewsListener } from './news-listener.tsx';
import { screenTexts } from './texts.ts';

const roles = ['owner', 'manager', 'agent'] as const;
const books = ['owner', 'manager', 'bookkeeping'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'helpdesk',
  texts: screenTexts,
  provider: NewsListener,
  nav: [
    { path: '/helpdesk', labelKey: 'nav', icon: IconLifebuoy, order: 45, roles, key: 'f' },
    { path: '/times', labelKey: 'times.nav', icon: IconClock, order: 47, roles: books },
  ],
  routes: [
    { path: '/times', component: screen(() => import('./times-page.tsx'), 'TimesPage'), roles: books },
    { path: '/helpdesk', component: screen(() => import('./queue.tsx'), 'QueuePage'), roles },
    { path: '/helpdesk/$id', component: screen(() => import('./ticket-page.tsx'), 'TicketPage'), roles },
  ],
  customerTabs: [
    {
      id: 'tickets',
      titleKey: 'tab.title',
      component: deferred(() => import('./person-tickets.tsx'), 'PersonTickets'),
      roles,
      order: 15,
    },
  ],
  settings: [
    {
      id: 'helpdesk',
      titleKey: 'settings.title',
      component: deferred(() => import('./desk-settings.tsx'), 'DeskSettings'),
      roles: ['owner', 'manager'],
      order: 45,
    },
    {
      id: 'my-notices',
      titleKey: 'wish.title',
      component: deferred(() => import('./wish-settings.tsx'), 'WishSettings'),
      roles,
      order: 47,
    },
    {
      id: 'helpdesk-hours',
      titleKey: 'hours.title',
      component: deferred(() => import('./hours-settings.tsx'), 'HoursSettings'),
      order: 46,
    },
  ],
  search: [
    {
      id: 'tickets',
      titleKey: 'nav',
      roles,
      async find(words, signal) {
        const { rows } = await api.post<{ rows: readonly TicketInList[] }>(
          '/api/helpdesk/find',
          { words },
          { signal },
        );
        return rows.slice(0, 5).map((row) => ({
          id: row.id,
          title: row.number,
          to: `/helpdesk/${row.id}`,
          ...(row.contact !== null && { person: `${row.contact} · ${row.subject ?? ''}` }),
        }));
      },
    },
  ],
};
