import { IconBell } from '@tabler/icons-react';
import { type ModuleScreens, screen } from '../../platform/ui/index.ts';
import { alarmRoles } from './alarm-reply.ts';
import { AlarmSection } from './alarm-section.tsx';
import { alarmScreenTexts } from './texts.ts';

/** Alarms: the page, and where they are told. */
export const alarmScreens: ModuleScreens = {
  id: 'alarms',
  texts: alarmScreenTexts,
  nav: [{ path: '/alarms', labelKey: 'nav', icon: IconBell, order: 95, roles: alarmRoles }],
  routes: [{ path: '/alarms', component: screen(() => import('./alarms.tsx'), 'Alarms'), roles: alarmRoles }],
  settings: [{ id: 'alarms', titleKey: 'settings', component: AlarmSection, order: 46 }],
};
