import { IconFiles } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { PublishSetting } from './publish-setting.tsx';
import { paperScreenTexts } from './texts.ts';

export { HandoutLinks } from './handout-links.tsx';
export { NoticeLink } from './notice-link.tsx';

const roles = ['owner', 'manager', 'officer'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'papers',
  texts: paperScreenTexts,
  nav: [{ path: '/papers', labelKey: 'nav', icon: IconFiles, order: 85, roles, key: 'd' }],
  routes: [
    { path: '/papers', component: screen(() => import('./paper-list.tsx'), 'PaperListPage'), roles },
    { path: '/papers/$id', component: screen(() => import('./paper-page.tsx'), 'PaperPage'), roles },
  ],
  settings: [{ id: 'papers', titleKey: 'publishing.title', component: PublishSetting, order: 30 }],
};
