import { after, days, earliest, plain } from '@redlich/engine';

/**
 * What every session is made of, whoever it lets in: whose it is and when it was used last, and nothing else. No address, no browser,
 * no place (pledge portal.logs).
 */
export const sessionParts = {
  provided: 'derived',
  origin: { de: 'Entsteht bei der Anmeldung', en: 'Comes into being when signing in' },
  schemaVersion: 1,
  sealed: {},
  plain: {
    token_hash: plain.text({
      title: { de: 'Prüfwert der Sitzungsnummer', en: 'Hash of the session id' },
      afterlife: 'clear',
    }),
    account_id: plain.text({
      title: { de: 'Nummer des Zugangs', en: 'Number of the account' },
      afterlife: 'clear',
    }),
    seen_at: plain.integer({ title: { de: 'Zuletzt benutzt', en: 'Last used' }, afterlife: 'clear' }),
  },
  events: {
    ended: { title: { de: 'Abmeldung oder Ablauf', en: 'Signing out or expiry' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: earliest(after('ended', days(0)), after('created', days(1))),
    how: 'erase',
    reason: {
      de: 'Mit der Abmeldung, nach zwölf Stunden ohne Benutzung oder nach einem Tag ist die Sitzung zu Ende und wird gelöscht.',
      en: 'The session ends and is erased on signing out, after twelve hours without use or after one day.',
    },
  },
} as const;
