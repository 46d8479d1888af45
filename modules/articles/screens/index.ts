import { IconTags } from '@tabler/icons-react';
import { api, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import type { Article } from '../schemas.ts';
import { articleTexts } from '../texts.ts';

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'articles',
  texts: articleTexts,
  nav: [
    {
      path: '/articles',
      labelKey: 'nav',
      icon: IconTags,
      order: 45,
      roles: ['owner', 'manager', 'staff'],
      key: 'a',
    },
  ],
  routes: [
    {
      path: '/articles',
      component: screen(() => import('./article-list.tsx'), 'ArticleListPage'),
      roles: ['owner', 'manager', 'staff'],
    },
  ],
  search: [
    {
      id: 'articles',
      titleKey: 'search',
      roles: ['owner', 'manager', 'staff'],
      async find(words, signal) {
        const { rows } = await api.get<{ rows: readonly Article[] }>('/api/articles', {
          query: { q: words, limit: 5 },
          signal,
        });
        return rows.map(({ id, number, title }) => ({
          id,
          title,
          to: `/articles?q=${encodeURIComponent(number)}`,
        }));
      },
    },
  ],
};

export { ArticleDialog } from './article-dialog.tsx';
