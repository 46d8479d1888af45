// The words that both faces of the form share: the page of the interface and the one without JavaScript.

/** German. */
export const de = {
  title: 'Kontaktformular',
  heading: 'Schreiben Sie uns',
  headingOf: 'Schreiben Sie {{company}}',
  lead: 'Wir antworten per E-Mail an die Adresse, die Sie angeben. Diese Seite setzt keinen Cookie und fragt niemanden sonst.',
  name: 'Ihr Name',
  email: 'Ihre E-Mail-Adresse',
  category: 'Worum geht es?',
  subject: 'Betreff',
  text: 'Ihre Nachricht',
  send: 'Senden',
  machines: 'Dieses Feld bitte leer lassen',
  closed: 'Hier gibt es kein Kontaktformular.',
  sent: 'Danke. Ihre Nachricht ist angekommen.',
  sentNumber: 'Sie hat die Nummer {{number}}. Wir melden uns unter der angegebenen E-Mail-Adresse.',
  another: 'Noch eine Nachricht schreiben',
} as const;

/** English. */
export const en = {
  title: 'Contact form',
  heading: 'Write to us',
  headingOf: 'Write to {{company}}',
  lead: 'We answer by e-mail to the address you give. This page sets no cookie and asks nobody else.',
  name: 'Your name',
  email: 'Your e-mail address',
  category: 'What is it about?',
  subject: 'Subject',
  text: 'Your message',
  send: 'Send',
  machines: 'Please leave this field empty',
  closed: 'There is no contact form here.',
  sent: 'Thank you. Your message has arrived.',
  sentNumber: 'Its number is {{number}}. We will answer to the e-mail address you gave.',
  another: 'Write another message',
} as const;
