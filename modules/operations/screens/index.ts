import { IconServer2 } from '@tabler/icons-react';
import { deferred, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import { backupNavTexts } from './nav-texts.ts';

const roles = ['owner', 'manager', 'officer'] as const;

/** Makes a recovery kit; for the first run, which is no page of a module. */
export const KitMaker = deferred(() => import('./kit-maker.tsx'), 'KitMaker');

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'operations',
  texts: backupNavTexts,
  nav: [{ path: '/backups', labelKey: 'nav', icon: IconServer2, order: 88, roles, key: 'x' }],
  routes: [
    { path: '/backups', component: screen(() => import('./backups-page.tsx'), 'BackupsPage'), roles },
    { path: '/backups/kit', component: screen(() => import('./kit-page.tsx'), 'KitPage'), roles: ['owner'] },
  ],
  startPanels: [
    {
      id: 'backups',
      titleKey: 'panel',
      component: deferred(() => import('./backup-panel.tsx'), 'BackupPanel'),
      roles: ['owner', 'manager'],
      order: 70,
    },
  ],
};
