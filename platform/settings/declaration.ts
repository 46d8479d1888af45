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
} from '@redlich/engine';
import { z } from 'zod';

const company = personCategory({
  id: 'company',
  title: { de: 'Das Unternehmen selbst', en: 'The company itself' },
  standing: 'no-person',
});

/** The program logs in to a service of the company with the company's own credentials. Nobody else may see them, not even the owner. */
export const useCredential = purpose({
  id: 'use_credential',
  title: { de: 'Anmeldung an Diensten des Unternehmens', en: 'Logging in to services of the company' },
  basis: { article: '6-1-c', law: { law: 'DSGVO', provision: 'Art. 32 Abs. 1' } },
  dpv: 'dpv:EnforceSecurity',
  roles: [automation],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

/** Passwords and keys of the company for services it uses. They belong to no person. */
export const secret = kind({
  id: 'secret',
  title: { de: 'Zugangsdaten des Unternehmens', en: 'Credentials of the company' },
  persons: company,
  purposes: [useCredential],
  provided: 'derived',
  origin: { de: 'Vom Inhaber eingegeben', en: 'Entered by the owner' },
  schemaVersion: 1,
  sealed: {
    value: personal(z.string(), {
      title: { de: 'Passwort oder Schlüssel', en: 'Password or key' },
      category: 'dpv-pd:Password',
      search: 'none',
    }),
  },
  plain: {
    setting: plain.text({ title: { de: 'Einstellung', en: 'Setting' }, afterlife: 'keep' }),
  },
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

/** What the settings do with personal data: nothing but keeping the company's own credentials. */
export const settingsDeclaration = declare({
  module: 'settings',
  activities: [
    activity({
      id: 'company_credentials',
      title: { de: 'Verwaltung der Zugangsdaten', en: 'Keeping credentials' },
      description: {
        de: 'Passwörter des Unternehmens für Dienste wie den Mailversand liegen versiegelt und werden nur vom Programm selbst benutzt.',
        en: 'The company’s passwords for services such as mail are kept sealed and are used by the program alone.',
      },
      kinds: [secret],
      recipients: [],
      provision: {
        required: 'no',
        without: {
          de: 'Die Zugangsdaten gehören dem Unternehmen und keiner Person. Ohne sie kann das System den jeweiligen Dienst nicht nutzen.',
          en: 'The credentials belong to the company and to no person. Without them the system cannot use the service in question.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [automation],
});
