import { defineTexts } from '../i18n/texts.ts';

/** Words of the recovery kit. */
export const kitTexts = defineTexts({
  de: {
    title: 'Wiederherstellungsbogen',
    lead: 'Geht der Server verloren, lassen sich alle Daten aus den Sicherungen wiederherstellen: mit diesem Bogen und mit mindestens zwei der Ablagen. Was gelöscht war, bleibt gelöscht.',
    warning:
      'Ohne diesen Bogen und ohne den Server kann niemand die Sicherungen lesen, auch kein Anbieter und nicht der Hersteller. Wer den Bogen und die Ablagen hat, kann alles lesen. Verwahren Sie ihn wie einen Tresorschlüssel.',
    code: 'Der Code enthält dieselben 24 Wörter.',
    company: 'Unternehmen',
    tenant: 'Mandant',
    date: 'Erstellt am',
    fingerprint: 'Kennzeichen des Bogens',
    how: 'Wiederherstellen',
    steps: {
      install: 'Redlich auf dem neuen Rechner installieren (docs/operations.md), aber nicht starten.',
      disks: 'Mindestens zwei Ablagen erreichbar machen, etwa die Platten anschließen.',
      restore:
        'npx redlich restore --from folder:/pfad/zur/ablage-1 --from folder:/pfad/zur/ablage-2 --into data und die 24 Wörter eingeben.',
      start: 'Den Bericht lesen und Redlich mit npx redlich start --data data starten.',
    },
    keep: 'Aufbewahren',
    rules: {
      apart: 'Getrennt vom Server und von den Ablagen, zum Beispiel im Bankschließfach.',
      copies: 'Ein zweites Exemplar an einem anderen Ort.',
      photo: 'Nicht fotografieren, nicht einscannen, nicht abtippen und speichern.',
      test: 'Einmal im Jahr unter „Sicherungen“ prüfen, ob der Bogen noch passt.',
    },
  },
  en: {
    title: 'Recovery kit',
    lead: 'If the server is lost, all data can be restored from the backups: with this kit and at least two of the places. What was erased stays erased.',
    warning:
      'Without this kit and without the server nobody can read the backups, no provider and not the maker either. Whoever has the kit and the places can read everything. Keep it like the key of a safe.',
    code: 'The code holds the same 24 words.',
    company: 'Company',
    tenant: 'Tenant',
    date: 'Made on',
    fingerprint: 'Mark of the kit',
    how: 'How to restore',
    steps: {
      install: 'Install Redlich on the new computer (docs/operations.md), but do not start it.',
      disks: 'Make at least two places reachable, for example connect the disks.',
      restore:
        'npx redlich restore --from folder:/path/to/place-1 --from folder:/path/to/place-2 --into data and enter the 24 words.',
      start: 'Read the report and start Redlich with npx redlich start --data data.',
    },
    keep: 'Where to keep it',
    rules: {
      apart: 'Apart from the server and the places, for example in a bank’s deposit box.',
      copies: 'A second copy at another place.',
      photo: 'Do not photograph, scan, type or save it.',
      test: 'Once a year, test under “Backups” that the kit still fits.',
    },
  },
});
