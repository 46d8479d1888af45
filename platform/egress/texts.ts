import { defineTexts } from '../i18n/texts.ts';

/** Texts of the door to the outside. */
export const egressTexts = defineTexts({
  de: {
    routes: {
      list: 'Alle Empfänger und ob die Verbindung eingeschaltet ist',
      switch: 'Die Verbindung zu einem Empfänger ein- oder ausschalten',
    },
    problem: {
      unknown: 'Diesen Empfänger gibt es nicht.',
      host: 'Bitte geben Sie einen Rechnernamen und einen Port an.',
      changed: 'Der Empfänger wurde inzwischen geändert. Bitte laden Sie die Seite neu.',
    },
  },
  en: {
    routes: {
      list: 'All recipients and whether the connection is on',
      switch: 'Switch the connection to a recipient on or off',
    },
    problem: {
      unknown: 'There is no such recipient.',
      host: 'Please enter a host name and a port.',
      changed: 'The recipient was changed meanwhile. Please reload the page.',
    },
  },
});
