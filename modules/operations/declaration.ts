import {
  activity,
  after,
  automation,
  days,
  declare,
  kind,
  personal,
  personCategory,
  plain,
  purpose,
  recipient,
} from '@redlich/engine';
import { z } from 'zod';

/** Whoever keeps a place for copies. Each place outside this computer is a destination of its own. */
export const backupPlace = recipient({
  id: 'backup-place',
  title: { de: 'Ablage für Sicherungskopien', en: 'Place for backup copies' },
  role: 'processor',
  receives: {
    de: 'alle Daten als verschlüsselte Sicherungskopie; ohne den Wiederherstellungsbogen des Unternehmens und Schlüssel von weiteren Ablagen sind sie nicht lesbar',
    en: 'all data as an encrypted copy, which nobody can read without the company’s recovery kit and keys from further places',
  },
  thirdCountry: 'none',
});

const company = personCategory({
  id: 'backup_company',
  title: { de: 'Das Unternehmen selbst', en: 'The company itself' },
  standing: 'no-person',
});

/** The program logs in where copies are kept. */
export const reachPlace = purpose({
  id: 'reach_place',
  title: { de: 'Anmeldung bei den Ablagen für Sicherungskopien', en: 'Logging in to the places for copies' },
  basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 32 Abs. 1' } },
  dpv: 'dpv:EnforceSecurity',
  roles: [automation],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** The password or key for a place. Belongs to no person. */
export const placeLogin = kind({
  id: 'place_login',
  title: { de: 'Zugangsdaten der Ablagen', en: 'Credentials for places' },
  persons: company,
  purposes: [reachPlace],
  provided: 'derived',
  origin: { de: 'Vom Inhaber eingegeben', en: 'Entered by the owner' },
  schemaVersion: 1,
  sealed: {
    secret: personal(z.string(), {
      title: { de: 'Passwort oder privater Schlüssel', en: 'Password or private key' },
      category: 'dpv-pd:Password',
      search: 'none',
    }),
  },
  plain: { place: plain.text({ title: { de: 'Ablage', en: 'Place' }, afterlife: 'keep' }) },
  events: {
    replaced: { title: { de: 'Ersetzt oder entfernt', en: 'Replaced or removed' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: after('replaced', days(0)),
    how: 'erase',
    reason: {
      de: 'Ein ersetztes Passwort wird nicht mehr gebraucht und sofort gelöscht.',
      en: 'A replaced password is no longer needed and is erased at once.',
    },
  },
});

/** What this module does with personal data: sealed copies of everything lie at places the owner chose. */
export const operationsDeclaration = declare({
  module: 'operations',
  activities: [
    activity({
      id: 'backup_copies',
      title: { de: 'Sicherungskopien', en: 'Backup copies' },
      description: {
        de: 'Alle Daten werden täglich verschlüsselt an mehrere Orte gesichert. Jede Löschung erreicht die Kopien innerhalb eines Tages, weil mit ihr die Schlüssel sterben.',
        en: 'All data is copied, encrypted, to several places every day. Each deletion reaches the copies within a day, because the keys die with it.',
      },
      kinds: [placeLogin],
      recipients: [backupPlace],
      provision: {
        required: 'no',
        without: {
          de: 'Die Zugangsdaten gehören dem Unternehmen und keiner Person. Ohne sie erreicht das System die Ablage nicht.',
          en: 'The credentials belong to the company and to no person. Without them the system cannot reach the place.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [],
});
