import { defineTexts } from '../i18n/index.ts';

/** Words every printed paper needs besides its own. */
export const documentTexts = defineTexts({
  de: {
    page: 'Seite {page} von {pages}',
    missing: 'Noch einzutragen:',
    tick: 'Ankreuzfeld',
    replaced: '� steht für ein Schriftzeichen, das sich hier nicht drucken lässt.',
  },
  en: {
    page: 'Page {page} of {pages}',
    missing: 'Still to be entered:',
    tick: 'box to tick',
    replaced: '� stands for a character that cannot be printed here.',
  },
});
