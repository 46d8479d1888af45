import type { Texts } from '../../platform/i18n/index.ts';

/** Texts of the open form. */
export const contactFormTexts = {
  de: {
    settings: {
      title: 'Kontaktformular',
      origin:
        'Bitte je Zeile eine Website, wie https://www.beispiel.de: mit https, ohne Pfad und ohne Platzhalter.',
    },
    routes: {
      link: 'Wo das Kontaktformular zu erreichen ist',
      look: 'Ob das Kontaktformular offen ist, und eine Rechenaufgabe dafür',
      send: 'Über das Kontaktformular schreiben',
      file: 'Datei zu einer eben geschriebenen Nachricht',
    },
    problem: {
      closed: 'Hier gibt es kein Kontaktformular.',
      proof: 'Die Prüfung Ihres Browsers ist abgelaufen. Bitte senden Sie noch einmal.',
      busy: 'Im Augenblick kommen zu viele Nachrichten an. Bitte versuchen Sie es in einer Stunde noch einmal oder rufen Sie an.',
      late: 'Zu dieser Nachricht lassen sich keine Dateien mehr schicken.',
    },
  },
  en: {
    settings: {
      title: 'Contact form',
      origin:
        'Please one website a line, such as https://www.example.com: with https, without a path and without placeholders.',
    },
    routes: {
      link: 'Where the contact form is reached',
      look: 'Whether the contact form is open, and a computing task for it',
      send: 'Write by the contact form',
      file: 'A file for a message just written',
    },
    problem: {
      closed: 'There is no contact form here.',
      proof: 'The check of your browser has expired. Please send it once more.',
      busy: 'Too many messages are coming in at the moment. Please try again in an hour, or call.',
      late: 'No more files can be sent for this message.',
    },
  },
} as const satisfies Texts;
