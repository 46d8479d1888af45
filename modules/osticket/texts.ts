import type { Texts } from '../../platform/i18n/index.ts';

const de = {
  routes: {
    run: 'Anfragen aus einer osTicket-Datenbank prüfen oder übernehmen',
    progress: 'Wie weit die Übernahme aus osTicket ist',
  },
  problem: { busy: 'Eine Übernahme läuft schon. Bitte warten, bis sie fertig ist.' },
  refused: {
    'no-dump': 'Das ist kein Auszug einer osTicket-Datenbank (mysqldump oder mariadb-dump, als SQL).',
    'no-osticket':
      'In diesem Auszug fehlen Tabellen von osTicket (ab Version 1.10): Anfragen, Verläufe oder Benutzer.',
    several: 'In diesem Auszug sind mehrere osTicket: {{prefixes}}. Bitte eines angeben.',
  },
  leftOut: {
    deleted: 'Anfragen, die in osTicket gelöscht sind',
    withoutTicket: 'Benutzer ohne übernommene Anfrage: Ohne Anliegen gibt es keinen Zweck',
    filesElsewhere: 'Anhänge, die nicht in der Datenbank liegen, sondern in einem Ordner oder einer Cloud',
    filesRefused: 'Anhänge, die nicht angenommen wurden: zu viele an einer Nachricht, oder Schadsoftware',
    ownFields:
      'Eigene Felder von Benutzern und Organisationen: Für eine Anfrage werden sie nicht gebraucht; was eine Anfrage selbst betrifft, steht dort als Notiz',
    events: 'Ereignisse, die nur sagen, wer wann etwas ansah, oder die das Programm betreffen',
    looseTasks: 'Aufgaben ohne Anfrage',
    accounts:
      'Zugänge von Beschäftigten: Ihre Namen stehen an den Antworten, ihre Zugänge werden neu angelegt',
  },
  unreadable: {
    rows: 'Zeilen, die nicht zu ihrer Tabelle passen',
    tickets: 'Anfragen ohne Datum und ohne Verlauf',
    cutOff: 'Der Auszug endet mitten in einer Anweisung; was danach käme, fehlt',
  },
} as const;

/** Texts of taking over an osTicket. */
export const osticketTexts = {
  de,
  en: {
    routes: {
      run: 'Check or take over enquiries of an osTicket database',
      progress: 'How far taking over from osTicket is',
    },
    problem: { busy: 'Something is being taken over already. Please wait until it is done.' },
    refused: {
      'no-dump': 'This is no dump of an osTicket database (mysqldump or mariadb-dump, as SQL).',
      'no-osticket':
        'Tables of osTicket (from version 1.10) are missing in this dump: tickets, threads or users.',
      several: 'There are several osTickets in this dump: {{prefixes}}. Please name one.',
    },
    leftOut: {
      deleted: 'tickets deleted in osTicket',
      withoutTicket: 'users without an enquiry taken over: without a concern there is no purpose',
      filesElsewhere: 'attachments that are not in the database but in a folder or a cloud',
      filesRefused: 'attachments not taken: too many on one message, or malware',
      ownFields:
        'own fields of users and organisations: an enquiry has no need of them; what concerns an enquiry itself stands there as a note',
      events: 'events that only tell who looked at something when, or concern the program',
      looseTasks: 'tasks without a ticket',
      accounts: 'accounts of staff: their names stand with their answers, their accounts are made anew',
    },
    unreadable: {
      rows: 'rows that do not fit their table',
      tickets: 'tickets without a date and without a thread',
      cutOff: 'the dump ends in the middle of a statement; what would follow is missing',
    },
  },
} as const satisfies Texts;
