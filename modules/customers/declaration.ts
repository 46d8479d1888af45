import {
  activity,
  after,
  afterWithdrawal,
  automation,
  days,
  declare,
  earliest,
  kind,
  type LifeEvent,
  personal,
  personCategory,
  plain,
  standardLimitation,
  statutory,
  unlessConsent,
} from '@redlich/engine';
import { z } from 'zod';
import { agent, manager, owner, staff } from '../../platform/roles/roles.ts';
import { customerConsents, marketing, unlimitedStorage } from './consents.ts';
import {
  advertising,
  consentEvidence,
  customerCare,
  customerService,
  fileAccuracy,
  legalClaims,
  orderNotification,
} from './purposes.ts';

export * from './purposes.ts';

/** Whose data this module keeps. */
export const customerPerson = personCategory({
  id: 'customer',
  title: { de: 'Kundinnen und Kunden', en: 'Customers' },
});

// ------------------------------------------------------------------------------------------- How long a file is kept

/** What can start the end of a customer file. Both are cleared as soon as an order is open. */
const fileEvents = {
  orders_done: {
    title: { de: 'letzte Bestellung abgeholt oder storniert', en: 'last order collected or cancelled' },
    start: 'end-of-matter',
  },
  left_idle: { title: { de: 'Akte ohne Bestellung', en: 'file without an order' }, start: 'collection' },
} as const satisfies Readonly<Record<string, LifeEvent>>;

/** Days a file without an order is kept for somebody who may come back for one. */
export const idleDays = 30;

/** The end of a customer file: with the last order done, or a month after somebody was filed and ordered nothing. */
const endOfFile = unlessConsent(
  unlimitedStorage,
  earliest(after('orders_done', days(0)), after('left_idle', days(idleDays))),
);

const withTheFile = {
  per: 'person',
  when: endOfFile,
  how: 'erase',
  reason: {
    de: 'Ist die letzte Bestellung abgeholt oder storniert, ist der Vertrag erfüllt und die Akte wird nicht mehr gebraucht; wer nichts bestellt, wird nach 30 Tagen vergessen. Länger bleibt sie nur mit der Einwilligung zur unbefristeten Speicherung, und mit deren Widerruf wird sie gelöscht.',
    en: 'When the last order is collected or cancelled, the contract is fulfilled and the file is no longer needed; who orders nothing is forgotten after 30 days. It stays longer only with the consent to unlimited storage, and is deleted with its withdrawal.',
  },
} as const;

const fromThePerson = {
  de: 'Von der Kundin oder dem Kunden selbst, an der Kasse, am Telefon oder schriftlich',
  en: 'From the customers themselves, at the counter, by phone or in writing',
} as const;

// -------------------------------------------------------------------------------------------------------------- Kinds

/** Name, address and how to reach a customer. One record a person; its key dies with the file. */
export const customer = kind({
  id: 'customer',
  title: { de: 'Kundenstammdaten', en: 'Customer master data' },
  persons: customerPerson,
  purposes: [customerService, customerCare, orderNotification, advertising, fileAccuracy, legalClaims],
  provided: 'by-person',
  origin: fromThePerson,
  schemaVersion: 1,
  sealed: {
    salutation: personal(z.enum(['none', 'ms', 'mr', 'family']), {
      title: { de: 'Anrede', en: 'Form of address' },
      category: 'dpv-pd:Name',
      search: 'none',
      meanings: {
        none: { de: 'keine Angabe', en: 'not given' },
        ms: { de: 'Frau', en: 'Ms' },
        mr: { de: 'Herr', en: 'Mr' },
        family: { de: 'Familie', en: 'Family' },
      },
    }),
    firstName: personal(z.string(), {
      title: { de: 'Vorname', en: 'First name' },
      category: 'dpv-pd:Name',
      search: 'words',
      contact: 'given-name',
    }),
    lastName: personal(z.string(), {
      title: { de: 'Nachname', en: 'Last name' },
      category: 'dpv-pd:Name',
      search: 'words',
      contact: 'family-name',
    }),
    company: personal(z.string(), {
      title: { de: 'Firma', en: 'Company' },
      category: 'dpv-pd:Name',
      search: 'words',
      contact: 'organisation',
    }),
    street: personal(z.string(), {
      title: { de: 'Straße und Hausnummer', en: 'Street and number' },
      category: 'dpv-pd:PhysicalAddress',
      search: 'none',
      contact: 'street',
    }),
    postcode: personal(z.string(), {
      title: { de: 'Postleitzahl', en: 'Postcode' },
      category: 'dpv-pd:PhysicalAddress',
      search: 'none',
      contact: 'postcode',
    }),
    city: personal(z.string(), {
      title: { de: 'Ort', en: 'Town' },
      category: 'dpv-pd:PhysicalAddress',
      search: 'none',
      contact: 'city',
    }),
    country: personal(z.string(), {
      title: { de: 'Land', en: 'Country' },
      category: 'dpv-pd:Country',
      search: 'none',
      contact: 'country',
    }),
    phones: personal(z.array(z.string()), {
      title: { de: 'Telefonnummern', en: 'Phone numbers' },
      category: 'dpv-pd:TelephoneNumber',
      search: 'phone',
      contact: 'phone',
    }),
    email: personal(z.string(), {
      title: { de: 'E-Mail-Adresse', en: 'E-mail address' },
      category: 'dpv-pd:EmailAddress',
      search: 'none',
      contact: 'email',
    }),
    emailWord: personal(z.string(), {
      title: { de: 'E-Mail-Adresse als ein Suchwort', en: 'E-mail address as one search word' },
      category: 'dpv-pd:EmailAddress',
      search: 'words',
      derived: true,
    }),
  },
  plain: {
    number: plain.text({
      title: { de: 'Kundennummer', en: 'Customer number' },
      afterlife: 'clear',
      search: 'words',
    }),
  },
  events: fileEvents,
  deletion: withTheFile,
});

/** What staff should know when they serve somebody. Dies with the file. */
export const customerNote = kind({
  id: 'customer_note',
  title: { de: 'Notizen zur Kundin oder zum Kunden', en: 'Notes about a customer' },
  persons: customerPerson,
  purposes: [customerService, customerCare, fileAccuracy, legalClaims],
  provided: 'derived',
  origin: { de: 'Von Mitarbeitenden im Gespräch festgehalten', en: 'Recorded by staff in conversation' },
  schemaVersion: 1,
  sealed: {
    text: personal(z.string(), {
      title: { de: 'Notiz', en: 'Note' },
      category: 'dpv-pd:Behavioral',
      search: 'none',
    }),
  },
  plain: {
    pinned: plain.integer({
      title: { de: 'an der Kasse sichtbar', en: 'visible at the counter' },
      afterlife: 'clear',
      meanings: { 0: { de: 'nein', en: 'no' }, 1: { de: 'ja', en: 'yes' } },
    }),
    author: plain.text({ title: { de: 'Erfasst von', en: 'Recorded by' }, afterlife: 'clear' }),
  },
  events: fileEvents,
  deletion: withTheFile,
});

/** What was discussed or sent, when and by which channel. Dies with the file. */
export const contactEntry = kind({
  id: 'contact_entry',
  title: { de: 'Kontakte mit der Kundin oder dem Kunden', en: 'Contacts with a customer' },
  persons: customerPerson,
  purposes: [customerService, customerCare, fileAccuracy, legalClaims],
  provided: 'derived',
  origin: {
    de: 'Entsteht im Kontakt mit der Kundin oder dem Kunden',
    en: 'Arises in contact with the customer',
  },
  schemaVersion: 1,
  sealed: {
    text: personal(z.string(), {
      title: { de: 'Worum es ging', en: 'What it was about' },
      category: 'dpv-pd:Communication',
      search: 'none',
    }),
  },
  plain: {
    happened: plain.integer({ title: { de: 'Zeitpunkt', en: 'Time' }, afterlife: 'clear' }),
    channel: plain.text({
      title: { de: 'Weg', en: 'Channel' },
      afterlife: 'clear',
      meanings: {
        counter: { de: 'an der Kasse', en: 'at the counter' },
        phone: { de: 'am Telefon', en: 'by phone' },
        letter: { de: 'per Brief', en: 'by letter' },
        'e-mail': { de: 'per E-Mail', en: 'by e-mail' },
      },
    }),
    direction: plain.text({
      title: { de: 'Richtung', en: 'Direction' },
      afterlife: 'clear',
      meanings: {
        in: { de: 'von Ihnen an uns', en: 'from you to us' },
        out: { de: 'von uns an Sie', en: 'from us to you' },
      },
    }),
    author: plain.text({ title: { de: 'Erfasst von', en: 'Recorded by' }, afterlife: 'clear' }),
  },
  events: fileEvents,
  deletion: withTheFile,
});

/** What somebody is interested in. Lives by the third consent alone. */
export const interestProfile = kind({
  id: 'interest_profile',
  title: { de: 'Interessenprofil', en: 'Profile of interests' },
  persons: customerPerson,
  purposes: [advertising],
  provided: 'by-person',
  origin: fromThePerson,
  schemaVersion: 1,
  sealed: {
    topics: personal(z.array(z.string()), {
      title: { de: 'Interessen', en: 'Interests' },
      category: 'dpv-pd:Interest',
      search: 'none',
    }),
    remark: personal(z.string(), {
      title: { de: 'Bemerkung', en: 'Remark' },
      category: 'dpv-pd:Preference',
      search: 'none',
    }),
  },
  plain: {},
  events: fileEvents,
  deletion: {
    per: 'person',
    when: earliest(afterWithdrawal(marketing, days(0)), endOfFile),
    how: 'erase',
    reason: {
      de: 'Das Profil ruht allein auf der Einwilligung „Einladung, Werbung, Profil“: Mit ihrem Widerruf wird es sofort gelöscht, spätestens mit der Kundenakte.',
      en: 'The profile rests on the consent “Invitation, advertising, profile” alone: it is deleted at once with its withdrawal, and with the customer file at the latest.',
    },
  },
});

/** The scan of a signed sheet. Outlives the file, because it is what proves the consent. */
export const consentPaper = kind({
  id: 'consent_paper',
  title: { de: 'Unterschriebene Einwilligungen', en: 'Signed consents' },
  persons: customerPerson,
  purposes: [consentEvidence, legalClaims],
  provided: 'by-person',
  origin: {
    de: 'Von der Kundin oder dem Kunden unterschrieben und eingescannt',
    en: 'Signed by the customer and scanned',
  },
  schemaVersion: 1,
  sealed: {
    sheet: personal(z.string(), {
      title: {
        de: 'Unterschriebenes Blatt (Scan mit Name und Unterschrift)',
        en: 'Signed sheet (scan with name and signature)',
      },
      category: 'dpv-pd:Identifying',
      search: 'none',
    }),
  },
  plain: {
    consents: plain.text({
      title: { de: 'Einwilligungen auf dem Blatt', en: 'Consents on the sheet' },
      afterlife: 'clear',
    }),
    signed: plain.integer({ title: { de: 'Unterschrieben am', en: 'Signed on' }, afterlife: 'clear' }),
  },
  events: {
    ended: {
      title: {
        de: 'alle Einwilligungen des Blatts widerrufen oder Kundenakte gelöscht',
        en: 'all consents of the sheet withdrawn or customer file erased',
      },
      start: 'end-of-relation',
      byErasure: true,
    },
  },
  deletion: {
    per: 'record',
    when: statutory(standardLimitation, 'ended'),
    how: 'erase',
    reason: {
      de: 'Solange aus der Verarbeitung Ansprüche erwachsen können, müssen wir die Einwilligung nachweisen (Art. 7 Abs. 1 DSGVO, §§ 195, 199 BGB): drei Jahre, gerechnet ab dem Ende des Jahres.',
      en: 'As long as claims can arise from the processing, we must be able to prove the consent (Art. 7 (1) GDPR, §§ 195, 199 BGB): three years from the end of the year.',
    },
  },
});

/** All kinds that live and die with the customer file: its events are theirs. */
export const fileKinds = [customer, customerNote, contactEntry, interestProfile] as const;

// --------------------------------------------------------------------------------------------------------- Activities

/** All that this module does with personal data. */
export const customersDeclaration = declare({
  module: 'customers',
  activities: [
    activity({
      id: 'customer_file',
      title: { de: 'Führen der Kundenkartei', en: 'Keeping the customer file' },
      description: {
        de: 'Kundinnen und Kunden, die etwas bestellen, werden mit Anschrift und Erreichbarkeit geführt, dazu Notizen und Kontakte, damit Bestellungen richtig ausgeführt werden.',
        en: 'Customers who order something are kept with address and contact details, with notes and contacts, so that orders are carried out correctly.',
      },
      kinds: [customer, customerNote, contactEntry],
      recipients: [],
      provision: {
        required: 'for-contract',
        without: {
          de: 'Ein Einkauf an der Kasse geht ohne Angaben zur Person. Für eine Bestellung brauchen wir einen Namen, um die Ware zuzuordnen; alles Weitere ist freiwillig. Ohne Anschrift, Telefonnummer oder E-Mail-Adresse können wir Sie nicht erreichen, und Sie fragen selbst nach.',
          en: 'Buying at the counter takes no personal details. For an order we need a name, so that the goods can be assigned; everything else is voluntary. Without an address, phone number or e-mail address we cannot reach you, and you ask for yourself.',
        },
      },
      automatedDecision: 'none',
    }),
    activity({
      id: 'interest_profiles',
      title: { de: 'Interessenprofile', en: 'Profiles of interests' },
      description: {
        de: 'Mit Einwilligung werden Interessen festgehalten, um passende Einladungen und Empfehlungen auszuwählen. Es gibt keine automatische Entscheidung.',
        en: 'With consent, interests are recorded to choose fitting invitations and recommendations. There is no automated decision.',
      },
      kinds: [interestProfile],
      recipients: [],
      provision: {
        required: 'no',
        without: {
          de: 'Ohne Angaben zu Ihren Interessen erhalten Sie keine darauf abgestimmten Einladungen und Empfehlungen; weitere Folgen hat das nicht.',
          en: 'Without details of your interests you receive no invitations and recommendations chosen by them; there are no other consequences.',
        },
      },
      automatedDecision: 'none',
    }),
    activity({
      id: 'consent_records',
      title: { de: 'Nachweis der Einwilligungen', en: 'Proof of consents' },
      description: {
        de: 'Einwilligungen und Widerrufe werden mit Wortlaut, Zeitpunkt, Weg und Erfasser im Nachweis geführt; unterschriebene Blätter werden versiegelt aufbewahrt.',
        en: 'Consents and withdrawals are kept in the ledger with wording, time, channel and who recorded them; signed sheets are kept sealed.',
      },
      kinds: [consentPaper],
      recipients: [],
      provision: {
        required: 'no',
        without: {
          de: 'Keine Einwilligung muss erteilt werden. Wer eine erteilt, wird mit Wortlaut und Zeitpunkt vermerkt, weil wir sie nachweisen müssen (Art. 7 Abs. 1 DSGVO); eine Unterschrift ist dafür nicht nötig.',
          en: 'No consent has to be given. Whoever gives one is noted with wording and time, because we must be able to prove it (Art. 7 (1) GDPR); a signature is not needed for that.',
        },
      },
      automatedDecision: 'none',
    }),
  ],
  consents: customerConsents,
  roles: [owner, manager, staff, agent, automation],
});
