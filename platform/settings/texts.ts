import { defineTexts } from '../i18n/texts.ts';

/** Texts of the settings. */
export const settingTexts = defineTexts({
  de: {
    company: 'Angaben zum Unternehmen',
    dataProtection: 'Datenschutz',
    routes: {
      company: 'Angaben zum Unternehmen',
      list: 'Alle Einstellungen; Geheimnisse ohne Wert',
      change: 'Eine Einstellung ändern',
    },
    problem: {
      unknown: 'Diese Einstellung gibt es nicht.',
      invalid: 'Die Einstellung ist so nicht möglich.',
      field: 'Diese Angabe passt nicht.',
      changed: 'Die Einstellung wurde inzwischen geändert. Bitte laden Sie sie neu.',
    },
  },
  en: {
    company: 'About the company',
    dataProtection: 'Data protection',
    routes: {
      company: 'About the company',
      list: 'All settings; secrets without their value',
      change: 'Change a setting',
    },
    problem: {
      unknown: 'There is no such setting.',
      invalid: 'The setting is not possible like this.',
      field: 'This entry does not fit.',
      changed: 'The setting was changed meanwhile. Please reload it.',
    },
  },
});
