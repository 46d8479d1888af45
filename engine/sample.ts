import { z } from 'zod';
import {
  activity,
  after,
  afterWithdrawal,
  consent,
  days,
  declare,
  kind,
  personal,
  personCategory,
  plain,
  purpose,
  role,
  type Statute,
  statutory,
  type Text,
  unlessConsent,
  years,
} from './declare/index.ts';

// A small lending library, used by the engine's own tests and benchmarks. It shows in one file what a declaration takes.

const text = (de: string, en: string): Text => ({ de, en });

/** Works at the desk. */
export const librarian = role({ id: 'librarian', title: text('Bibliothek', 'Library') });
/** Keeps the books, sees no loans. */
export const accountant = role({ id: 'accountant', title: text('Buchhaltung', 'Accounting') });
/** Whoever borrows books. */
export const reader = personCategory({ id: 'reader', title: text('Leserinnen und Leser', 'Readers') });

/** Lets the reader file outlive the reader’s last loan. */
export const keep = consent({
  id: 'keep',
  title: text('Aufbewahrung', 'Keeping'),
  wording: { version: '1', text: text('Sie dürfen meine Angaben behalten.', 'You may keep my details.') },
  withdrawal: text('Ein Wort an der Theke genügt.', 'A word at the desk is enough.'),
});

/** Lets the library write and note interests. */
export const newsletter = consent({
  id: 'newsletter',
  title: text('Rundbrief', 'Newsletter'),
  wording: { version: '1', text: text('Sie dürfen mir schreiben.', 'You may write to me.') },
  withdrawal: text('Ein Wort an der Theke genügt.', 'A word at the desk is enough.'),
});

/** Lending books to a reader. */
export const lending = purpose({
  id: 'lending',
  title: text('Ausleihe', 'Lending'),
  basis: { article: '6-1-b', contract: text('Leihvertrag', 'Loan agreement') },
  dpv: 'dpv:ServiceProvision',
  roles: [librarian],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** Writing to readers who agreed. */
export const writing = purpose({
  id: 'writing',
  title: text('Rundbrief', 'Newsletter'),
  basis: { article: '6-1-a', consent: newsletter },
  dpv: 'dpv:DirectMarketing',
  roles: [librarian],
  underRestriction: 'refused',
  onObjection: 'refused',
});

/** Keeping what tax law demands. */
export const bookkeeping = purpose({
  id: 'bookkeeping',
  title: text('Buchführung', 'Bookkeeping'),
  basis: { article: '6-1-c', law: { law: 'AO', provision: '§ 147' } },
  dpv: 'dpv:LegalObligation',
  roles: [accountant],
  underRestriction: 'allowed',
  onObjection: 'allowed',
});

const name = personal(z.string(), { title: text('Name', 'Name'), category: 'dpv-pd:Name', search: 'words' });
const origin = text('von Ihnen selbst', 'from you');

/** One key per person: dies when the reader leaves, unless the reader agreed to be kept. */
export const readerFile = kind({
  id: 'reader_file',
  title: text('Leserkartei', 'Reader file'),
  persons: reader,
  purposes: [lending],
  provided: 'by-person',
  origin,
  schemaVersion: 1,
  sealed: {
    name,
    phones: personal(z.array(z.string()), {
      title: text('Telefon', 'Phone'),
      category: 'dpv-pd:TelephoneNumber',
      search: 'phone',
    }),
  },
  plain: {
    number: plain.textOrNull({ title: text('Nummer', 'Number'), afterlife: 'clear', search: 'words' }),
  },
  events: { left: { title: text('ausgetreten', 'left'), start: 'end-of-relation' } },
  deletion: {
    per: 'person',
    when: unlessConsent(keep, after('left', days(0))),
    how: 'erase',
    reason: text('Danach wird nichts mehr gebraucht.', 'Nothing is needed after that.'),
  },
});

/** One key per record: anonymous as soon as the book is back, so that only the count of loans is left. */
export const loan = kind({
  id: 'loan',
  title: text('Ausleihe', 'Loan'),
  persons: reader,
  purposes: [lending],
  provided: 'by-person',
  origin,
  schemaVersion: 1,
  sealed: {
    remark: personal(z.string(), {
      title: text('Bemerkung', 'Remark'),
      category: 'dpv-pd:Preference',
      search: 'none',
    }),
  },
  plain: {
    book: plain.text({ title: text('Buch', 'Book'), afterlife: 'keep' }),
    card: plain.textOrNull({ title: text('Kartennummer', 'Card number'), afterlife: 'clear' }),
  },
  events: { returned: { title: text('zurückgegeben', 'returned'), start: 'end-of-matter' } },
  deletion: {
    per: 'record',
    when: after('returned', days(0)),
    how: 'anonymise',
    reason: text('Mit der Rückgabe ist der Vertrag erfüllt.', 'The contract is fulfilled with the return.'),
  },
});

/** Lives by consent alone. */
export const taste = kind({
  id: 'taste',
  title: text('Interessen', 'Interests'),
  persons: reader,
  purposes: [writing],
  provided: 'by-person',
  origin,
  schemaVersion: 1,
  sealed: {
    topics: personal(z.array(z.string()), {
      title: text('Themen', 'Topics'),
      category: 'dpv-pd:Interest',
      search: 'none',
    }),
  },
  plain: {},
  events: {},
  deletion: {
    per: 'person',
    when: afterWithdrawal(newsletter, days(0)),
    how: 'erase',
    reason: text('Ohne Einwilligung keine Grundlage.', 'No basis without consent.'),
  },
});

/** What the law of this library demands of its fees: an invented duty with the shape of a real one. */
export const libraryFees = {
  id: 'library-fees',
  title: text('Gebührenbelege', 'Fee vouchers'),
  law: '§ 7 BüchereiG',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: [{ from: '2000-01-01', period: years(3), source: text('Büchereigesetz', 'Library act') }],
} as const satisfies Statute;

/** One key per person and calendar year: restricted after a year, gone three years after the end of the year. */
export const fee = kind({
  id: 'fee',
  title: text('Gebühr', 'Fee'),
  persons: reader,
  purposes: [bookkeeping, lending],
  provided: 'derived',
  origin,
  schemaVersion: 1,
  sealed: { payer: name },
  plain: { cents: plain.integer({ title: text('Betrag', 'Amount'), unit: 'cent', afterlife: 'keep' }) },
  events: {},
  deletion: {
    per: 'year',
    when: statutory(libraryFees, 'created'),
    how: 'erase',
    restrict: after('created', years(1)),
    reason: text('Aufbewahrung nach Steuerrecht.', 'Kept for tax law.'),
  },
});

/** What every activity says of what persons must provide and what machines decide. */
export const asked = {
  provision: {
    required: 'for-contract',
    without: text('Ohne Namen gibt es keine Ausleihe.', 'There is no loan without a name.'),
  },
  automatedDecision: 'none',
} as const;

/** Everything the library declares. */
export const library = declare({
  module: 'library',
  activities: [
    activity({
      id: 'library',
      title: text('Bibliothek', 'Library'),
      description: text('Bücher verleihen und Gebühren abrechnen.', 'Lending books and charging fees.'),
      kinds: [readerFile, loan, taste, fee],
      recipients: [],
      ...asked,
    }),
  ],
  consents: [keep, newsletter],
  roles: [librarian, accountant],
});
