import { defineTexts } from '../../platform/i18n/index.ts';

/** Texts of the privacy shield's module. */
export const shieldTexts = defineTexts({
  de: {
    routes: { note: 'Wie der Sichtschutz eines Bildschirms steht' },
    jobs: { forget: 'Lange nicht gesehene Bildschirme vergessen' },
  },
  en: {
    routes: { note: 'How the privacy shield of a screen stands' },
    jobs: { forget: 'Forget screens not seen for long' },
  },
});
