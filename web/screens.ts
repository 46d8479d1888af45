import type { ModuleScreens } from '../platform/ui/index.ts';

/** The screens of all modules, one line each. */
export const moduleScreens: readonly ModuleScreens[] = [];
