import type { LogKeeping } from '@redlich/engine';

/** What the log holds, as papers say it. `events.ts` is what makes it true: no field of any event takes a free text. */
export const logKeeping: LogKeeping = {
  holds: {
    de: 'Was der Server tat und wie lange es dauerte, dazu technische Störungen. Keine IP-Adresse, keine Mailadresse, keinen Namen, keine aufgerufene Adresse und keine Eingaben (Art. 5 Abs. 1 Buchst. c DSGVO).',
    en: 'What the server did and how long it took, and technical faults. No IP address, no mail address, no name, no address that was called and nothing that was entered (Art. 5 (1) (c) GDPR).',
  },
  keptFor: {
    de: 'In Dateien 14 Tage, dann wird jede von selbst gelöscht; wie lange die Ausgabe eines Servers ohne Protokolldatei bleibt, bestimmt sein Betriebssystem. Personenbezogene Daten enthält es nicht. Fehlgeschlagene Anmeldungen stehen nicht darin, sondern wie unten genannt.',
    en: 'In files for 14 days, then each is deleted by itself; how long the output of a server without a log file stays is up to its operating system. It holds no personal data. Failed sign-ins are not in it but kept as named below.',
  },
};
