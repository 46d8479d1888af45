import type { Texts } from '../../platform/i18n/index.ts';
import { de, en } from './words.ts';

/** Texts of the open form. */
export const contactFormTexts = {
  de: {
    form: de,
    settings: {
      title: 'Kontaktformular',
      origin:
        'Bitte je Zeile eine Website, wie https://www.beispiel.de: mit https, ohne Pfad und ohne Platzhalter.',
    },
    routes: {
      link: 'Wo das Kontaktformular zu erreichen ist',
      look: 'Ob das Kontaktformular offen ist, und eine Rechenaufgabe dafür',
      send: 'Über das Kontaktformular schreiben',
      plain: 'Das Kontaktformular ohne JavaScript',
      plainSend: 'Ohne JavaScript über das Kontaktformular schreiben',
      file: 'Datei zu einer eben geschriebenen Nachricht',
    },
    plain: {
      lead: 'Dateien können Sie schicken, sobald wir geantwortet haben: als Antwort auf unsere E-Mail.',
      question: 'Wie viel ist {{first}} und {{second}}? Bitte als Zahl.',
      faults: 'Es ist noch nichts gesendet. Bitte sehen Sie die markierten Felder durch.',
      wrong: 'Das ist nicht die Summe. Bitte beantworten Sie die neue Frage.',
      early:
        'Das ging schneller, als jemand schreiben kann. Bitte beantworten Sie die neue Frage und senden Sie noch einmal.',
      late: 'Die Frage galt nicht mehr. Bitte beantworten Sie die neue und senden Sie noch einmal.',
      numbers: {
        n1: 'eins',
        n2: 'zwei',
        n3: 'drei',
        n4: 'vier',
        n5: 'fünf',
        n6: 'sechs',
        n7: 'sieben',
        n8: 'acht',
        n9: 'neun',
        n10: 'zehn',
        n11: 'elf',
        n12: 'zwölf',
      },
    },
    problem: {
      closed: 'Hier gibt es kein Kontaktformular.',
      proof: 'Die Prüfung Ihres Browsers ist abgelaufen. Bitte senden Sie noch einmal.',
      busy: 'Im Augenblick kommen zu viele Nachrichten an. Bitte versuchen Sie es in einer Stunde noch einmal oder rufen Sie an.',
      late: 'Zu dieser Nachricht lassen sich keine Dateien mehr schicken.',
    },
  },
  en: {
    form: en,
    settings: {
      title: 'Contact form',
      origin:
        'Please one website a line, such as https://www.example.com: with https, without a path and without placeholders.',
    },
    routes: {
      link: 'Where the contact form is reached',
      look: 'Whether the contact form is open, and a computing task for it',
      send: 'Write by the contact form',
      plain: 'The contact form without JavaScript',
      plainSend: 'Write by the contact form without JavaScript',
      file: 'A file for a message just written',
    },
    plain: {
      lead: 'You can send files as soon as we have answered: in reply to our e-mail.',
      question: 'How much is {{first}} and {{second}}? As a number, please.',
      faults: 'Nothing has been sent yet. Please look through the marked fields.',
      wrong: 'That is not the sum. Please answer the new question.',
      early: 'That was faster than anybody writes. Please answer the new question and send once more.',
      late: 'The question was no longer good. Please answer the new one and send once more.',
      numbers: {
        n1: 'one',
        n2: 'two',
        n3: 'three',
        n4: 'four',
        n5: 'five',
        n6: 'six',
        n7: 'seven',
        n8: 'eight',
        n9: 'nine',
        n10: 'ten',
        n11: 'eleven',
        n12: 'twelve',
      },
    },
    problem: {
      closed: 'There is no contact form here.',
      proof: 'The check of your browser has expired. Please send it once more.',
      busy: 'Too many messages are coming in at the moment. Please try again in an hour, or call.',
      late: 'No more files can be sent for this message.',
    },
  },
} as const satisfies Texts;
