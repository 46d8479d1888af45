import { defineTexts } from '../../../platform/i18n/index.ts';
import { de, en } from '../words.ts';

/** Texts of the open form and of its settings. */
export const contactFormScreenTexts = defineTexts({
  de: {
    ...de,
    files: 'Dateien anhängen',
    filesHint: 'Je Datei höchstens {{megabytes}} Megabyte.',
    insecure: 'Dieses Formular braucht eine verschlüsselte Verbindung (https).',
    plain: 'Weiter zum einfachen Formular',
    notAll:
      'Nicht alle Dateien wurden angenommen: Sie sind zu groß, oder ihr Inhalt passt nicht zu ihrem Namen.',
    settings: {
      open: 'Kontaktformular offen',
      openHint:
        'Wer den Link kennt, kann Ihnen ohne Zugang schreiben. Automatische Eintragungen werden durch eine Rechenaufgabe im Browser gebremst, ohne fremden Dienst. Bestätigungsmails gibt es nicht: Sonst könnte jemand in Ihrem Namen Fremde anschreiben lassen.',
      link: 'Link für Ihre Website',
      code: 'Für eine Seite in HTML',
      framedOn: 'Darf eingebettet werden auf',
      framedOnHint:
        'Je Zeile eine Website, wie https://www.beispiel.de; mit und ohne www sind zwei. Leer: nirgends. Alle anderen Seiten von Redlich lassen sich nie einbetten.',
      frame: 'Zum Einbetten in diese Websites',
      frameHint:
        'Die Zeile mit „script“ passt die Höhe an und darf fehlen. Wer ohne JavaScript kommt, findet ein einfaches Formular mit einer Rechenfrage.',
      save: 'Sichern',
      saved: 'Gesichert.',
    },
  },
  en: {
    ...en,
    files: 'Attach files',
    filesHint: 'At most {{megabytes}} megabytes a file.',
    insecure: 'This form needs an encrypted connection (https).',
    plain: 'Go on to the plain form',
    notAll: 'Not all files were taken: they are too large, or their content does not fit their name.',
    settings: {
      open: 'Contact form open',
      openHint:
        'Whoever knows the link can write to you without an account. Automatic entries are slowed down by a computing task in the browser, without a foreign service. There are no confirmation mails: otherwise somebody could have strangers mailed in your name.',
      link: 'Link for your website',
      code: 'For a page in HTML',
      framedOn: 'May be embedded on',
      framedOnHint:
        'One website a line, such as https://www.example.com; with and without www are two. Empty: nowhere. All other pages of Redlich can never be embedded.',
      frame: 'To embed in these websites',
      frameHint:
        'The line with “script” adapts the height and may be left out. Whoever comes without JavaScript finds a plain form with a sum to answer.',
      save: 'Save',
      saved: 'Saved.',
    },
  },
});
