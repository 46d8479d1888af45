import { recipient } from '@redlich/engine';

/**
 * The virus scanner (clamd) attachments are shown to before they are kept. It stands in the company's own network and keeps nothing; it
 * is named and switched like everybody else who gets data, because it might be run by somebody else.
 */
export const virusScanner = recipient({
  id: 'virus-scanner',
  title: { de: 'Virenprüfung im eigenen Netz (clamd)', en: 'Virus scanner in the own network (clamd)' },
  role: 'processor',
  receives: {
    de: 'den Inhalt von Anhängen, ohne Namen und ohne Absender, für die Dauer der Prüfung',
    en: 'the content of attachments, without name and sender, while it is scanned',
  },
  thirdCountry: 'none',
});
