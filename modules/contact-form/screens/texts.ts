import { defineTexts } from '../../../platform/i18n/index.ts';

/** Texts of the open form and of its settings. */
export const contactFormScreenTexts = defineTexts({
  de: {
    title: 'Kontaktformular',
    heading: 'Schreiben Sie uns',
    headingOf: 'Schreiben Sie {{company}}',
    lead: 'Wir antworten per E-Mail an die Adresse, die Sie angeben. Diese Seite setzt keinen Cookie und fragt niemanden sonst.',
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    category: 'Worum geht es?',
    subject: 'Betreff',
    text: 'Ihre Nachricht',
    files: 'Dateien anhängen',
    filesHint: 'Je Datei höchstens {{megabytes}} Megabyte.',
    send: 'Senden',
    machines: 'Dieses Feld bitte leer lassen',
    closed: 'Hier gibt es kein Kontaktformular.',
    insecure: 'Dieses Formular braucht eine verschlüsselte Verbindung (https).',
    sent: 'Danke. Ihre Nachricht ist angekommen.',
    sentNumber: 'Sie hat die Nummer {{number}}. Wir melden uns unter der angegebenen E-Mail-Adresse.',
    notAll:
      'Nicht alle Dateien wurden angenommen: Sie sind zu groß, oder ihr Inhalt passt nicht zu ihrem Namen.',
    another: 'Noch eine Nachricht schreiben',
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
      save: 'Sichern',
      saved: 'Gesichert.',
    },
  },
  en: {
    title: 'Contact form',
    heading: 'Write to us',
    headingOf: 'Write to {{company}}',
    lead: 'We answer by e-mail to the address you give. This page sets no cookie and asks nobody else.',
    name: 'Your name',
    email: 'Your e-mail address',
    category: 'What is it about?',
    subject: 'Subject',
    text: 'Your message',
    files: 'Attach files',
    filesHint: 'At most {{megabytes}} megabytes a file.',
    send: 'Send',
    machines: 'Please leave this field empty',
    closed: 'There is no contact form here.',
    insecure: 'This form needs an encrypted connection (https).',
    sent: 'Thank you. Your message has arrived.',
    sentNumber: 'Its number is {{number}}. We will answer to the e-mail address you gave.',
    notAll: 'Not all files were taken: they are too large, or their content does not fit their name.',
    another: 'Write another message',
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
      save: 'Save',
      saved: 'Saved.',
    },
  },
});
