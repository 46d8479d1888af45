import type { ModuleScreens } from '../../../platform/ui/index.ts';
import { shieldTexts } from '../texts.ts';
import { ShieldReport } from './shield-report.tsx';

/** Shows nothing of its own; stands around the interface and reports the shield. */
export const screens: ModuleScreens = {
  id: 'shield',
  texts: shieldTexts,
  nav: [],
  routes: [],
  provider: ShieldReport,
};
