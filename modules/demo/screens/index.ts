import type { ModuleScreens } from '../../../platform/ui/index.ts';
import { demoTexts } from '../texts.ts';
import { AdvanceClock } from './advance-clock.tsx';

/** What the demonstration adds to the interface: nothing where it is no demonstration. */
export const screens: ModuleScreens = {
  id: 'demo',
  texts: demoTexts,
  nav: [],
  routes: [],
  clockLine: AdvanceClock,
};
