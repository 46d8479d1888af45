import {
  activity,
  after,
  afterWithdrawal,
  type Detail,
  days,
  declare,
  earliest,
  kind,
  personal,
  plain,
} from '@redlich/engine';
import { z } from 'zod';
import { mailProvider } from '../../platform/mail/recipient.ts';
import { advertising, customerPerson, marketing } from '../customers/index.ts';

/** What the letter says: the same to everybody, and about somebody because it was sent to them. */
const mailingText = {
  table: 'mailing',
  match: { column: 'id', own: 'mailing_id' },
  orderBy: 'id',
  title: { de: 'Inhalt des Schreibens', en: 'What the letter says' },
  columns: {
    subject: { title: { de: 'Betreff', en: 'Subject' } },
    body: { title: { de: 'Text', en: 'Text' } },
  },
} as const satisfies Detail;

/** One letter or e-mail of a mailing, on its way to one customer. */
export const mailingPiece = kind({
  id: 'mailing_piece',
  title: {
    de: 'Einladungs- oder Werbeschreiben an eine Person',
    en: 'Invitation or advertising to one person',
  },
  persons: customerPerson,
  purposes: [advertising],
  provided: 'derived',
  details: [mailingText],
  origin: { de: 'Aus Ihren Angaben in der Kundenkartei', en: 'From your details in the customer file' },
  schemaVersion: 1,
  sealed: {
    name: personal(z.string(), {
      title: { de: 'Name', en: 'Name' },
      category: 'dpv-pd:Name',
      search: 'none',
    }),
    salutation: personal(z.string(), {
      title: { de: 'Anrede im Brief', en: 'Salutation' },
      category: 'dpv-pd:Salutation',
      search: 'none',
    }),
    address: personal(z.array(z.string()), {
      title: { de: 'Postanschrift', en: 'Postal address' },
      category: 'dpv-pd:PhysicalAddress',
      search: 'none',
    }),
    email: personal(z.string(), {
      title: { de: 'E-Mail-Adresse', en: 'E-mail address' },
      category: 'dpv-pd:EmailAddress',
      search: 'none',
    }),
    /** What a click on “unsubscribe” proves; it stands in the mail and here, and nowhere else. */
    unsubscribe: personal(z.string(), {
      title: { de: 'Kennwort des Abmelde-Links', en: 'Secret of the unsubscribe link' },
      category: 'dpv-pd:Authenticating',
      search: 'none',
    }),
  },
  plain: {
    mailing_id: plain.text({ title: { de: 'Aussendung', en: 'Mailing' }, afterlife: 'keep' }),
    channel: plain.text({ title: { de: 'Weg', en: 'Channel' }, afterlife: 'keep' }),
    state: plain.text({ title: { de: 'Stand', en: 'State' }, afterlife: 'keep' }),
    attempts: plain.integer({ title: { de: 'Versuche', en: 'Attempts' }, afterlife: 'keep' }),
    /** BLAKE2b of the secret: finds the piece of a click without a list of secrets. */
    unsubscribe_hash: plain.textOrNull({
      title: { de: 'Prüfwert des Abmelde-Links', en: 'Hash of the unsubscribe link' },
      afterlife: 'clear',
    }),
  },
  events: {
    sent: { title: { de: 'Versand', en: 'Sending' }, start: 'end-of-matter' },
  },
  deletion: {
    per: 'record',
    when: earliest(after('sent', days(30)), after('created', days(60)), afterWithdrawal(marketing, days(0))),
    how: 'erase',
    reason: {
      de: 'Dreißig Tage nach dem Versand sind Rückläufer und Abmeldungen da; was nicht versandt wurde, ist nach sechzig Tagen überholt. Mit dem Widerruf sofort.',
      en: 'Thirty days after sending, returns and unsubscriptions have arrived; what was not sent is outdated after sixty days. At once with the withdrawal.',
    },
  },
});

/** What this module does with personal data. */
export const mailingsDeclaration = declare({
  module: 'mailings',
  activities: [
    activity({
      id: 'mailings',
      title: { de: 'Einladungen und Werbung', en: 'Invitations and advertising' },
      description: {
        de: 'Briefe und E-Mails an Kundinnen und Kunden, die in Einladung, Werbung und Profil eingewilligt haben. Für alle anderen entsteht kein Schreiben.',
        en: 'Letters and e-mails to customers who consented to invitation, advertising and profile. For all others nothing is written.',
      },
      kinds: [mailingPiece],
      recipients: [mailProvider],
      provision: {
        required: 'no',
        without: {
          de: 'Ohne die Einwilligung erhalten Sie keine Einladungen und keine Werbung; Bestellungen und Einkäufe sind davon unabhängig.',
          en: 'Without the consent you receive no invitations and no advertising; orders and purchases do not depend on it.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: [],
  roles: [],
});
