import { defineTexts } from '../i18n/texts.ts';

/** Texts of the jobs. */
export const jobTexts = defineTexts({
  de: { routes: { list: 'Alle selbsttätigen Abläufe mit ihren letzten Läufen' } },
  en: { routes: { list: 'All automatic processes with their last runs' } },
});
