import { both, type Measure, pledged, tested } from './measure.ts';

/** That anybody entitled can see what happens with data. */
export const transparency = [
  {
    id: 'declared-data',
    goal: 'transparency',
    title: both('Erklärte Verarbeitung', 'Declared processing'),
    does: both(
      'Jede Datenart ist mit Feldern, Personen, Zwecken, Rechtsgrundlagen, Rollen, Herkunft und Löschregel erklärt. Dieselbe Erklärung führt das System aus und druckt es in die Papiere.',
      'Each kind of data is declared with fields, persons, purposes, legal bases, roles, origin and deletion rule. The system carries out the same declaration that it prints in the papers.',
    ),
    proof: tested(
      'e2e/architecture/house-plan.test.ts',
      'the program follows the house plan, and every file of it was read',
    ),
  },
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
    id: 'rules-in-words',
    goal: 'transparency',
    title: both('Löschregeln in Worten', 'Deletion rules in words'),
    does: both(
      'Die Löschregel jeder Datenart wird aus derselben Erklärung in Sätze gefasst, nach der gelöscht wird.',
      'The deletion rule of each kind is put in sentences from the same declaration deletion works by.',
    ),
    proof: tested(
      'engine/papers/describe-rule.test.ts',
      'a rule is one whole sentence that names the period and the event it counts from',
    ),
  },
  {
    id: 'built-rules',
    goal: 'transparency',
    title: both('Geprüfte Schnittstelle mit Beschreibung', 'Described interface'),
    does: both(
      'Jede Adresse der Schnittstelle ist beschrieben (OpenAPI 3.1), mit der Angabe, wer sie aufrufen darf.',
      'Each address of the interface is described (OpenAPI 3.1), saying who may call it.',
    ),
    proof: tested(
      'platform/http/app.store.test.ts',
      'is OpenAPI 3.1, says who may call what, in the language of the reader',
    ),
  },
  {
    id: 'measures-list',
    goal: 'transparency',
    title: both('Maßnahmen mit lebendem Nachweis', 'Measures with a live proof'),
    does: both(
      'Diese Aufstellung wird aus dem Zustand des laufenden Systems geschrieben: Ist eine Zusage verletzt, steht es hier.',
      'This list is written from the state of the running system: if a pledge is broken, it says so here.',
    ),
    proof: tested(
      'engine/papers/measures/measures.test.ts',
      'a broken pledge is said in the paper, and its rows are no longer met',
    ),
  },
] as const satisfies readonly Measure[];
