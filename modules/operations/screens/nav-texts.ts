import { defineTexts } from '../../../platform/i18n/texts.ts';

/** What the shell shows of this module before any of its screens is loaded. */
export const backupNavTexts = defineTexts({
  de: { nav: 'Sicherungen', panel: 'Sicherungen' },
  en: { nav: 'Backups', panel: 'Backups' },
});
