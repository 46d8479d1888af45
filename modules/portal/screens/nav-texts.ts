import { defineTexts } from '../../../platform/i18n/texts.ts';

/** What the shell shows of this module before any of its screens is loaded. */
export const portalNavTexts = defineTexts({
  de: { nav: 'Portal', settings: 'Portal' },
  en: { nav: 'Portal', settings: 'Portal' },
});
