import { defineTexts } from '../../platform/i18n/index.ts';

/** Texts of the register of recipients that the server needs. */
export const recipientTexts = defineTexts({
  de: {
    routes: {
      list: 'Alle Empfänger und Auftragsverarbeiter',
      catalogue: 'Verbreitete Dienste als Vorlage',
      declared: 'Angaben zu einem Empfänger des Programms',
      add: 'Einen eigenen Empfänger aufnehmen',
      change: 'Einen eigenen Empfänger ändern',
      remove: 'Einen eigenen Empfänger herausnehmen',
    },
    problem: {
      unknown: 'Diesen Empfänger gibt es nicht.',
      changed: 'Der Eintrag wurde inzwischen geändert. Bitte laden Sie ihn neu.',
      safeguard: 'Für ein Drittland muss hier stehen, was die Daten dort schützt (Art. 44 bis 49 DSGVO).',
    },
  },
  en: {
    routes: {
      list: 'All recipients and processors',
      catalogue: 'Common services as templates',
      declared: 'Details of a recipient of the program',
      add: 'Add a recipient of your own',
      change: 'Change a recipient of your own',
      remove: 'Take out a recipient of your own',
    },
    problem: {
      unknown: 'There is no such recipient.',
      changed: 'The entry was changed meanwhile. Please reload it.',
      safeguard: 'For a third country this must say what protects the data there (Art. 44 to 49 GDPR).',
    },
  },
});
