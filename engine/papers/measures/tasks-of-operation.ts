import { both, type OwnerTask } from './measure.ts';

/** What the owner is asked about machines and premises. */
export const tasksOfOperation = [
  {
    id: 'premises',
    title: both('Räume und Bildschirme', 'Premises and screens'),
    question: both(
      'Wie sind Räume, Server und Arbeitsplätze gegen Unbefugte gesichert (Schlösser, Alarm, Sperren des Bildschirms)?',
      'How are rooms, server and workplaces secured against unauthorised persons (locks, alarm, locking of screens)?',
    ),
  },
  {
    id: 'disk-encryption',
    title: both('Verschlüsselung der Platte', 'Encryption of the disk'),
    question: both(
      'Ist die Platte des Servers verschlüsselt, oder liegt der Ordner der Epochenschlüssel auf einem anderen Datenträger?',
      'Is the server’s disk encrypted, or does the folder of the epoch keys lie on another medium?',
    ),
  },
  {
    id: 'backup',
    title: both('Datensicherung', 'Backups'),
    question: both(
      'Wie oft, wohin und wie lange wird der Datenordner gesichert, wo liegen die Kopien, und wann wurde das Wiederherstellen zuletzt geprobt?',
      'How often, where to and for how long is the data folder backed up, where are the copies, and when was restoring last tried?',
    ),
  },
  {
    id: 'media',
    title: both('Datenträger', 'Storage media'),
    question: both(
      'Wann werden Datenträger ersetzt, und wie werden alte vernichtet (DIN 66399)?',
      'When are storage media replaced, and how are old ones destroyed (DIN 66399)?',
    ),
  },
  {
    id: 'computers',
    title: both('Betriebssysteme und Geräte', 'Operating systems and devices'),
    question: both(
      'Wie werden Betriebssysteme, Browser und Geräte aktuell gehalten und vor Schadprogrammen geschützt, und welche andere Software läuft auf dem Server?',
      'How are operating systems, browsers and devices kept up to date and protected from malware, and which other software runs on the server?',
    ),
  },
  {
    id: 'hosting',
    title: both('Auswahl und Prüfung des Betreibers', 'Choosing and checking the operator'),
    question: both(
      'Wer betreibt den Server, nach welchen Kriterien wurde er gewählt, und wie weist er seine Sicherheit und die Trennung von anderen Kunden nach?',
      'Who runs the server, by which criteria was it chosen, and how does it prove its security and the separation from other customers?',
    ),
  },
  {
    id: 'it-concept',
    title: both('Systeme, Netz und Datenflüsse', 'Systems, network and data flows'),
    question: both(
      'Wo sind Geräte, Netz, Dienste und Datenflüsse beschrieben (Netzplan, Speicherorte, Schnittstellen, Kriterien der Auswahl)?',
      'Where are devices, network, services and data flows described (network plan, places of storage, interfaces, criteria of choice)?',
    ),
  },
  {
    id: 'administration',
    title: both('Verwaltung der Rechner', 'Administration of the computers'),
    question: both(
      'Wer hat Administratorrechte auf dem Server, was darf diese Person, und wo wird ihr Tun aufgezeichnet (auch bei Fernwartung)?',
      'Who has administrator rights on the server, what may that person do, and where is it recorded (remote maintenance included)?',
    ),
  },
  {
    id: 'second-factor',
    title: both('Pflicht zum zweiten Faktor', 'Second factor as a duty'),
    question: both(
      'Für welche Rollen ist der zweite Faktor in den Einstellungen zur Pflicht gemacht?',
      'For which roles has the second factor been made a duty in the settings?',
    ),
  },
] as const satisfies readonly OwnerTask[];
