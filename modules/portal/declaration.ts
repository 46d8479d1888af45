import {
  activity,
  after,
  automation,
  days,
  declare,
  earliest,
  kind,
  personal,
  personCategory,
  plain,
  years,
} from '@redlich/engine';
import { z } from 'zod';
import { sessionParts } from '../../platform/login/index.ts';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { agent, manager, owner, portalUser } from '../../platform/roles/roles.ts';
import { portalAccess, portalNotices } from './purposes.ts';

export * from './purposes.ts';

/** Customers and partners who use the portal. */
export const portalPerson = personCategory({
  id: 'portal_person',
  title: { de: 'Nutzerinnen und Nutzer des Portals', en: 'Users of the portal' },
});

const ways = {
  mail: { de: 'per E-Mail und im Portal', en: 'by e-mail and in the portal' },
  screen: { de: 'nur im Portal', en: 'in the portal only' },
  off: { de: 'gar nicht', en: 'not at all' },
} as const;

const choice = (de: string, en: string) =>
  plain.text({ title: { de, en }, afterlife: 'clear', meanings: ways });

/** Somebody's account for the portal. */
export const portalAccount = kind({
  id: 'portal_account',
  title: { de: 'Zugang zum Portal', en: 'Account for the portal' },
  persons: portalPerson,
  purposes: [portalAccess, portalNotices],
  provided: 'by-person',
  origin: {
    de: 'Vom Unternehmen eingeladen; Passwort und Wünsche von der Person selbst',
    en: 'Invited by the company; password and choices by the person',
  },
  schemaVersion: 1,
  sealed: {
    name: personal(z.string(), {
      title: { de: 'Name', en: 'Name' },
      category: 'dpv-pd:Name',
      search: 'words',
    }),
    email: personal(z.string(), {
      title: { de: 'E-Mail-Adresse, zugleich Anmeldename', en: 'E-mail address, also the login name' },
      category: 'dpv-pd:EmailAddress',
      search: 'none',
    }),
    language: personal(z.enum(['de', 'en']), {
      title: { de: 'Sprache', en: 'Language' },
      category: 'dpv-pd:Language',
      search: 'none',
    }),
    passwordHash: personal(z.string().nullable(), {
      title: { de: 'Passwort, nur als Argon2id-Wert', en: 'Password, as an Argon2id value only' },
      category: 'dpv-pd:Password',
      search: 'none',
    }),
  },
  plain: {
    login_hash: plain.textOrNull({
      title: { de: 'Prüfwert des Anmeldenamens', en: 'Hash of the login name' },
      afterlife: 'clear',
    }),
    company_id: plain.textOrNull({ title: { de: 'Firma', en: 'Company' }, afterlife: 'clear' }),
    reach: plain.text({
      title: { de: 'Was im Portal zu sehen ist', en: 'What is to be seen in the portal' },
      afterlife: 'clear',
      meanings: {
        own: { de: 'eigene Anfragen und Verträge', en: 'own enquiries and contracts' },
        company: {
          de: 'Anfragen und Verträge der ganzen Firma',
          en: 'enquiries and contracts of the whole company',
        },
      },
    }),
    active: plain.integer({
      title: { de: 'Zugang offen', en: 'Account open' },
      afterlife: 'clear',
      meanings: { 0: { de: 'nein', en: 'no' }, 1: { de: 'ja', en: 'yes' } },
    }),
    must_change: plain.integer({
      title: { de: 'Erstes Passwort noch zu ändern', en: 'First password still to be changed' },
      afterlife: 'clear',
    }),
    notify_security: choice('Hinweise auf Sicherheitsupdates', 'Notices of security patches'),
    notify_features: choice('Hinweise auf neue Funktionen', 'Notices of new features'),
    notify_hints: choice('Wichtige Hinweise', 'Important hints'),
    link_hash: plain.textOrNull({
      title: { de: 'Prüfwert des Einladungslinks', en: 'Hash of the invitation link' },
      afterlife: 'clear',
    }),
    link_until: plain.integerOrNull({
      title: { de: 'Link gültig bis', en: 'Link valid until' },
      afterlife: 'clear',
    }),
    used_on: plain.textOrNull({
      title: { de: 'Zuletzt benutzt am', en: 'Last used on' },
      afterlife: 'clear',
    }),
  },
  events: {
    used: { title: { de: 'letzte Anmeldung', en: 'last sign-in' }, start: 'end-of-matter' },
    closed: { title: { de: 'Zugang geschlossen', en: 'Account closed' }, start: 'end-of-relation' },
  },
  deletion: {
    per: 'person',
    when: earliest(after('closed', days(0)), after('used', years(2))),
    how: 'erase',
    reason: {
      de: 'Ein geschlossener Zugang wird sofort gelöscht, ein seit zwei Jahren nicht benutzter von selbst: Wer nicht mehr kommt, braucht ihn nicht.',
      en: 'A closed account is erased at once, one not used for two years by itself: whoever no longer comes does not need it.',
    },
  },
});

/** A time during which somebody is signed in to the portal on one browser. No address, no browser, no place (pledge portal.logs). */
export const portalSession = kind({
  id: 'portal_session',
  title: { de: 'Anmeldung im Portal', en: 'Session in the portal' },
  persons: portalPerson,
  purposes: [portalAccess],
  ...sessionParts,
});

/** What this module does with personal data. */
export const portalDeclaration = declare({
  module: 'portal',
  activities: [
    activity({
      id: 'portal',
      title: { de: 'Portal für Kunden und Partner', en: 'Portal for customers and partners' },
      description: {
        de: 'Ein geschützter Bereich, in dem Kunden und Partner Anfragen stellen und verfolgen, ihre Verträge und Papiere sehen und wählen, worüber sie auf welchem Weg benachrichtigt werden. Es wird nicht festgehalten, von wo und womit jemand das Portal benutzt.',
        en: 'A protected area in which customers and partners make and follow enquiries, see their contracts and papers and choose what they are told of and how. From where and with what somebody uses the portal is not recorded.',
      },
      kinds: [portalAccount, portalSession],
      recipients: [mailProvider],
      provision: {
        required: 'no',
        without: {
          de: 'Niemand muss das Portal benutzen. Ohne E-Mail-Adresse gibt es keinen Zugang; Anfragen sind auf jedem anderen Weg möglich.',
          en: 'Nobody has to use the portal. Without an e-mail address there is no account; enquiries are possible in every other way.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [owner, manager, agent, portalUser, automation],
});
