import type { LogKeeping } from '@redlich/engine';

/** What the log holds, as papers say it. `events.ts` is what makes it true: no field of any event takes a free text. */
export const logKeeping: LogKeeping = {
  holds: {
    de: 'Was der Server tat und wie lange es dauerte, dazu technische Störungen. Keine IP-Adresse, keine Mailadresse, keinen Namen, keine aufgerufene Adresse und keine Eingaben (Art. 5 Abs. 1 Buchst. c DSGVO).',
    en: 'What the server did and how long it took, and technical faults. No IP address, no mail address, no name, no address that was called and nothing that was entered (Art. 5 (1) (c) GDPR).',
  },
  keptFor: {
    de: 'Da das Protokoll keine personenbezogenen Daten enthält, gibt es dafür keine Löschfrist. Fehlgeschlagene Anmeldungen stehen nicht darin, sondern wie unten genannt.',
    en: 'As the log holds no personal data, there is no time limit for it. Failed sign-ins are not in it but kept as named below.',
  },
};
