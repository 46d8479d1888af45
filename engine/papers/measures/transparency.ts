import { both, type Measure, pledged, tested } from './measure.ts';

/** That it can be seen who did what. */
export const transparency = [
  {
    id: 'access-ledger',
    goal: 'transparency',
    title: both('Jeder Zugriff im Nachweis', 'Each access in the ledger'),
    does: both(
      'Bevor ein Datensatz geöffnet wird, steht im Nachweis, wer ihn wann zu welchem Zweck öffnet.',
      'Before a record is opened, the ledger says who opens it when and for which purpose.',
    ),
    proof: tested(
      'engine/vault/vault.store.test.ts',
      'a record opens for a declared purpose and role, and the access is in the ledger',
    ),
  },
  {
    id: 'rights-on-record',
    goal: 'transparency',
    title: both('Vergabe von Rechten im Nachweis', 'Granting of rights in the ledger'),
    does: both(
      'Wer wem wann welche Rolle gegeben oder entzogen hat, steht im Nachweis.',
      'Who gave or withdrew which role to whom and when is in the ledger.',
    ),
    proof: tested('platform/login/login.store.test.ts', 'are on record: who was given what by whom'),
  },
  {
    id: 'settings-on-record',
    goal: 'transparency',
    title: both('Änderungen der Einstellungen im Nachweis', 'Changes of settings in the ledger'),
    does: both(
      'Jede Änderung einer Einstellung steht mit Zeit und Person im Nachweis, ohne den Wert.',
      'Each change of a setting is in the ledger with time and person, without the value.',
    ),
    proof: tested(
      'platform/settings/settings.store.test.ts',
      'leaves an entry in the ledger with who and which, without the value',
    ),
  },
  {
    id: 'job-record',
    goal: 'transparency',
    title: both('Automatische Abläufe mit Verlauf', 'Automatic jobs with their history'),
    does: both(
      'Jeder automatische Ablauf hat Namen und Rhythmus; seine letzten Läufe mit Ergebnis sind 90 Tage lang zu sehen.',
      'Each automatic job has a name and a rhythm; its last runs with their outcome can be seen for 90 days.',
    ),
    proof: tested('platform/jobs/scheduler.store.test.ts', 'shows its jobs with their last runs'),
  },
  {
    id: 'consent-evidence',
    goal: 'transparency',
    title: both('Nachweis der Einwilligungen', 'Evidence of consents'),
    does: both(
      'Zu jeder Einwilligung sind Wortlaut, Zeitpunkt, Weg, Erfasser und, wenn vorhanden, das unterschriebene Blatt aufbewahrt; der Widerruf ebenso.',
      'For each consent its wording, time, channel, recorder and, if there is one, the signed sheet are kept; so is the withdrawal.',
    ),
    proof: pledged('consent.evidence'),
  },
  {
    id: 'consent-label',
    goal: 'transparency',
    title: both('Zeichen „DSGVO“ am Kunden', 'Sign “GDPR” beside the customer'),
    does: both(
      'Beim Arbeiten mit einer Kundenakte ist jederzeit zu sehen, wozu eingewilligt ist.',
      'While working with a customer file it can be seen at any time to what consent was given.',
    ),
    proof: pledged('consent.visible'),
  },
  {
    id: 'log-format',
    goal: 'transparency',
    title: both('Einheitliches Serverprotokoll', 'Uniform server log'),
    does: both(
      'Jede Zeile des Serverprotokolls ist ein JSON-Objekt mit Zeit (UTC, ISO 8601), Ereignis und Kurzname des Unternehmens.',
      'Each line of the server log is one JSON object with time (UTC, ISO 8601), event and short name of the company.',
    ),
    proof: tested(
      'platform/logging/log.test.ts',
      'writes one JSON object a line, with the time of the clock',
    ),
  },
] as const satisfies readonly Measure[];
