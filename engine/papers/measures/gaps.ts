import { both, type Gap } from './measure.ts';

const gap = <const Id extends string>(id: Id, de: string, en: string) =>
  ({ id, reason: both(de, en) }) satisfies Gap;

/** What is not done by anybody, with the reason. Some of it is left out on purpose, some is still to come; each says which. */
export const gaps = [
  gap(
    'long-term-store',
    'Das System ist kein Langzeitarchiv: Daten bleiben in der laufenden Anwendung, bis ihre Frist endet.',
    'The system is no long-term archive: data stays in the running application until its period ends.',
  ),
  gap(
    'qualified-signatures',
    'Das System erzeugt und erhält keine qualifizierten elektronischen Signaturen oder Zeitstempel nach der eIDAS-Verordnung.',
    'The system neither makes nor preserves qualified electronic signatures or time stamps under the eIDAS Regulation.',
  ),
  gap(
    'error-correction',
    'Schäden werden erkannt, aber nicht repariert. Fehlerkorrektur leisten Datenträger und Dateisystem, so weit sie es können.',
    'Damage is noticed but not repaired. Error correction is up to storage medium and file system, as far as they can.',
  ),
  gap(
    'rectified-after-restore',
    'Löschungen, Widerrufe und Einschränkungen gelten nach einem Wiederherstellen sofort wieder. Berichtigungen, die nach der letzten Sicherung geschahen, sind dagegen verloren; der Bericht nennt ihre Zahl, nachgeholt werden sie von Hand.',
    'Erasures, withdrawals and restrictions are in force at once after a restore. Rectifications made after the last snapshot are lost, however; the report tells their number, and they are repeated by hand.',
  ),
  gap(
    'log-analysis',
    'Protokolle werden nicht ausgewertet, verdichtet oder nach Dringlichkeit geordnet. Es gibt keine Berichte daraus.',
    'Logs are not analysed, condensed or ordered by urgency. There are no reports from them.',
  ),
  gap(
    'log-commands',
    'Auf Protokolleinträge hin führt das System keine Befehle aus; es hebt Alarme, die Menschen lesen.',
    'The system runs no commands on entries of a log; it raises alarms that people read.',
  ),
  gap(
    'restricted-unannounced',
    'Über einzelne Zugriffe auf eingeschränkte Daten benachrichtigt das System nicht; sie stehen im Nachweis.',
    'The system does not notify of single accesses to restricted data; they stand in the ledger.',
  ),
  gap(
    'log-server',
    'Protokolle liegen auf demselben Rechner; einen getrennten Protokollserver gibt es noch nicht.',
    'Logs lie on the same computer; there is no separate log server yet.',
  ),
  gap(
    'shared-process',
    'Mehrere Unternehmen auf einem Server haben getrennte Datenbanken und Schlüssel, teilen sich aber einen Prozess und dessen Arbeitsspeicher.',
    'Several companies on one server have databases and keys of their own but share one process and its memory.',
  ),
  gap(
    'fixed-logging',
    'Der Nachweis über Zugriffe lässt sich mit Absicht weder abschalten noch einschränken.',
    'The ledger of accesses can on purpose be neither switched off nor narrowed.',
  ),
  gap(
    'fixed-roles',
    'Die Rollen sind im Programm erklärt und für alle Unternehmen gleich; eigene Rollen lassen sich nicht anlegen.',
    'Roles are declared in the program and the same for all companies; own roles cannot be made.',
  ),
  gap(
    'single-sign-on',
    'Es gibt keine gemeinsame Anmeldung mit anderen Systemen; jeder Zugang gehört zu diesem System allein.',
    'There is no common sign-in with other systems; each account belongs to this system alone.',
  ),
  gap(
    'temporary-roles',
    'Rollen lassen sich nicht befristet vergeben.',
    'Roles cannot be given for a limited time.',
  ),
  gap(
    'four-eyes',
    'Ein Vier-Augen-Prinzip erzwingt das System nicht.',
    'The system does not enforce a four-eyes principle.',
  ),
  gap(
    'owner-administers',
    'Der Inhaber verwaltet Zugänge und Einstellungen und arbeitet zugleich mit den Daten; eine getrennte Rolle nur für die Verwaltung gibt es nicht.',
    'The owner administers accounts and settings and also works with the data; there is no separate role for administration only.',
  ),
  gap(
    'eid',
    'Mit der eID des Personalausweises kann sich niemand ausweisen.',
    'Nobody can identify themselves by the eID of the identity card.',
  ),
  gap(
    'portal-second-factor',
    'Das Kundenportal kennt keinen zweiten Faktor. Antworten auf Anträge gehen statt dessen über einen Einmallink mit einem zweiten Geheimnis.',
    'The customer portal knows no second factor. Answers to requests go by a one-time link with a second secret instead.',
  ),
  gap(
    'deletion-by-key',
    'Das System überschreibt Datenträger nicht mit Löschprogrammen; es vernichtet den Schlüssel der gelöschten Daten.',
    'The system does not overwrite media with wiping programs; it destroys the key of what is deleted.',
  ),
  gap(
    'nothing-published',
    'Das System veröffentlicht keine personenbezogenen Daten.',
    'The system publishes no personal data.',
  ),
  gap(
    'sent-by-hand',
    'E-Mails stehen als Übermittlung im Nachweis. Briefe, Anrufe und Ausdrucke, die jemand weitergibt, erfasst das System nicht.',
    'Mails are in the ledger as disclosures. Letters, calls and printouts somebody hands on are not recorded by the system.',
  ),
  gap(
    'restricted-in-place',
    'Eingeschränkte Daten bleiben versiegelt an ihrem Platz und werden nicht getrennt abgelegt, kopiert oder zusätzlich pseudonymisiert.',
    'Restricted data stays sealed in its place and is not stored apart, copied or pseudonymised in addition.',
  ),
  gap(
    'restricted-still-found',
    'Die Suche nach einer eingeschränkten Person nennt deren Nummer und die Verweigerung; sie öffnet nichts, verschweigt aber nicht, dass es die Akte gibt.',
    'A search for a restricted person names their number and the refusal; it opens nothing but does not hide that the file exists.',
  ),
  gap(
    'bulk-rectification',
    'Daten werden einzeln berichtigt; eine Berichtigung vieler Datensätze auf einmal gibt es nicht.',
    'Data is rectified one by one; there is no rectification of many records at once.',
  ),
  gap(
    'public-archive',
    'Das Unternehmen bietet keinem öffentlichen Archiv Unterlagen an.',
    'The company offers documents to no public archive.',
  ),
  gap(
    'no-id-copies',
    'Kopien von Ausweisen werden mit Absicht nicht verlangt und nicht gespeichert (Art. 5 Abs. 1 Buchst. c DSGVO).',
    'Copies of identity cards are on purpose neither asked for nor stored (Art. 5 (1) (c) GDPR).',
  ),
  gap(
    'cross-company-reports',
    'Auswertungen über mehrere Unternehmen hinweg gibt es nicht.',
    'There are no reports across companies.',
  ),
] as const satisfies readonly Gap[];
