import {
  activity,
  after,
  automation,
  days,
  declare,
  earliest,
  kind,
  months,
  personal,
  personCategory,
  plain,
} from '@redlich/engine';
import { z } from 'zod';
import { agent, bookkeeping, manager, officer, owner, staff } from '../roles/roles.ts';
import { attackDefence, staffAccess, staffAdministration, staffAttribution } from './purposes.ts';
import { sessionParts } from './session-parts.ts';

/** Everybody who works for the company and has an account. */
export const employee = personCategory({
  id: 'employee',
  title: { de: 'Beschäftigte', en: 'Staff' },
  standing: 'staff',
});

const nobody = personCategory({
  id: 'unknown_caller',
  title: { de: 'Unbekannte, die sich anzumelden versuchen', en: 'Unknown persons who try to sign in' },
  standing: 'caller',
});

/** A passkey (WebAuthn credential): its public half, and the name its owner gave it. */
const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  publicKey: z.string(),
  counter: z.number().int(),
  transports: z.array(z.string()),
  createdAt: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
});

/** One account of a member of staff. */
export const staffAccount = kind({
  id: 'staff_account',
  title: { de: 'Zugang einer beschäftigten Person', en: 'Account of a member of staff' },
  persons: employee,
  purposes: [staffAccess, staffAdministration, staffAttribution],
  provided: 'by-person',
  origin: {
    de: 'Vom Inhaber angelegt, von der Person selbst ergänzt',
    en: 'Made by the owner, completed by the person',
  },
  schemaVersion: 1,
  sealed: {
    name: personal(z.string(), {
      title: { de: 'Name', en: 'Name' },
      category: 'dpv-pd:Name',
      search: 'none',
    }),
    login: personal(z.string(), {
      title: { de: 'Anmeldename', en: 'Login name' },
      category: 'dpv-pd:Username',
      search: 'none',
    }),
    language: personal(z.enum(['de', 'en']), {
      title: { de: 'Sprache', en: 'Language' },
      category: 'dpv-pd:Language',
      search: 'none',
    }),
    passwordHash: personal(z.string(), {
      title: { de: 'Passwort, nur als Argon2id-Wert', en: 'Password, as an Argon2id value only' },
      category: 'dpv-pd:Password',
      search: 'none',
    }),
    totpSecret: personal(z.string().nullable(), {
      title: { de: 'Schlüssel für Einmalcodes', en: 'Secret of one-time codes' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
    totpStep: personal(z.number().int(), {
      title: { de: 'Zuletzt benutzter Einmalcode (Nummer)', en: 'One-time code used last (number)' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
    recoveryCodes: personal(z.array(z.string()), {
      title: { de: 'Ersatzcodes, nur als Prüfwert', en: 'Recovery codes, as hashes only' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
    passkeys: personal(z.array(passkeySchema), {
      title: { de: 'Passkeys, nur der öffentliche Teil', en: 'Passkeys, the public half only' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
  },
  plain: {
    /**
     * Finds the account of a login name without opening a seal: keyed BLAKE2b under the tenant's own sign-in key. The blind
     * index would not do, because it answers every name that begins alike. Without the key the value tells nothing.
     */
    login_hash: plain.text({
      title: { de: 'Prüfwert des Anmeldenamens', en: 'Hash of the login name' },
      afterlife: 'clear',
    }),
    roles: plain.text({ title: { de: 'Rollen', en: 'Roles' }, afterlife: 'keep' }),
    active: plain.integer({ title: { de: 'Zugang offen', en: 'Account open' }, afterlife: 'keep' }),
    must_change: plain.integer({
      title: { de: 'Erstes Passwort noch zu ändern', en: 'First password still to be changed' },
      afterlife: 'keep',
    }),
    second_factor: plain.integer({
      title: { de: 'Zweiter Faktor eingerichtet', en: 'Second factor set up' },
      afterlife: 'keep',
    }),
  },
  events: {
    left: { title: { de: 'Ausscheiden', en: 'Leaving the company' }, start: 'end-of-relation' },
    closed: { title: { de: 'Zugang gesperrt', en: 'Account closed' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'person',
    when: earliest(after('left', days(0)), after('closed', months(6))),
    how: 'erase',
    reason: {
      de: 'Wer ausgeschieden ist, braucht keinen Zugang: Er wird sofort gelöscht. Ein gesperrter Zugang (Elternzeit, lange Krankheit) bleibt höchstens sechs Monate. Im Nachweis bleibt nur die zufällige Nummer.',
      en: 'Whoever has left needs no account: it is erased at once. A closed account (parental leave, long illness) stays six months at most. Only the random number remains in the ledger.',
    },
  },
});

/** A time during which somebody is signed in on one browser. */
export const staffSession = kind({
  id: 'staff_session',
  title: { de: 'Anmeldung in einem Browser', en: 'Session in a browser' },
  persons: employee,
  purposes: [staffAccess],
  ...sessionParts,
});

/** A failed sign-in: the evidence of an attack or an attempt (pledge logs.attack). The password that was tried is not kept. */
export const signInAttempt = kind({
  id: 'sign_in_attempt',
  title: { de: 'Fehlgeschlagene Anmeldung', en: 'Failed sign-in' },
  persons: nobody,
  purposes: [attackDefence],
  provided: 'derived',
  origin: { de: 'Mit der Anfrage übermittelt', en: 'Sent with the request' },
  schemaVersion: 1,
  sealed: {
    address: personal(z.string().nullable(), {
      title: { de: 'IP-Adresse', en: 'IP address' },
      category: 'dpv-pd:IPAddress',
      search: 'none',
    }),
    browser: personal(z.string().nullable(), {
      title: { de: 'Browser und System', en: 'Browser and system' },
      category: 'dpv-pd:UserAgent',
      search: 'none',
    }),
    login: personal(z.string(), {
      title: { de: 'Versuchter Anmeldename', en: 'Login name that was tried' },
      category: 'dpv-pd:Username',
      search: 'none',
    }),
  },
  plain: {
    login_hash: plain.text({
      title: { de: 'Prüfwert des Anmeldenamens', en: 'Hash of the login name' },
      afterlife: 'clear',
    }),
    step: plain.text({ title: { de: 'Woran es scheiterte', en: 'What failed' }, afterlife: 'keep' }),
    counts: plain.integer({
      title: { de: 'Zählt für die Wartezeit', en: 'Counts for the delay' },
      afterlife: 'keep',
    }),
  },
  events: {},
  deletion: {
    per: 'record',
    // Six days end at the midnight after the sixth, so never more than seven times 24 hours.
    when: after('created', days(6)),
    how: 'erase',
    reason: {
      de: 'Sieben Tage genügen, um einen Angriff zu erkennen und den Behörden zu übergeben; länger wird nichts aufbewahrt.',
      en: 'Seven days are enough to recognise an attack and hand it to the authorities; nothing is kept longer.',
    },
  },
});

/** The key under which login names and recovery codes are hashed. Belongs to no person. */
export const signInKey = kind({
  id: 'sign_in_key',
  title: { de: 'Schlüssel der Anmeldung', en: 'Key of the login' },
  persons: employee,
  purposes: [staffAccess],
  provided: 'derived',
  origin: { de: 'Zufällig erzeugt', en: 'Made at random' },
  schemaVersion: 1,
  sealed: {
    key: personal(z.string(), {
      title: { de: 'Schlüssel', en: 'Key' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
  },
  plain: {},
  events: { replaced: { title: { de: 'Ersetzt', en: 'Replaced' }, start: 'end-of-matter' } },
  deletion: {
    per: 'record',
    when: after('replaced', days(0)),
    how: 'erase',
    reason: {
      de: 'Der Schlüssel wird gebraucht, solange es Zugänge gibt; ein ersetzter wird sofort gelöscht.',
      en: 'The key is needed as long as there are accounts; one that was replaced is erased at once.',
    },
  },
});

/** What the login does with the data of staff and of those who try to get in. */
export const loginDeclaration = declare({
  module: 'login',
  activities: [
    activity({
      id: 'staff-access',
      title: { de: 'Zugang der Beschäftigten', en: 'Access of staff' },
      description: {
        de: 'Jede beschäftigte Person meldet sich mit eigenem Namen an. Fehlversuche werden höchstens sieben Tage festgehalten. Es wird kein Arbeitsverhalten ausgewertet.',
        en: 'Every member of staff signs in by name. Failed attempts are kept for seven days at most. No conduct at work is evaluated.',
      },
      kinds: [staffAccount, staffSession, signInAttempt, signInKey],
      recipients: [],
      provision: {
        required: 'for-contract',
        without: {
          de: 'Name und Anmeldename sind für die Arbeit mit dem System nötig; ohne sie gibt es keinen Zugang. Der zweite Faktor und Passkeys werden freiwillig eingerichtet, soweit der Arbeitgeber sie nicht verlangt.',
          en: 'Name and login name are needed to work with the system; without them there is no account. The second factor and passkeys are set up voluntarily as far as the employer does not require them.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [automation, owner, manager, staff, agent, bookkeeping, officer],
});
