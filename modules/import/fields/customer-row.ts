import {
  choice,
  date,
  email,
  note,
  optional,
  parsedBy,
  phone,
  required,
  rowSchema,
  text,
  type ValuesOf,
} from '../../../platform/csv/index.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { ImportedCustomer } from '../../customers/index.ts';
import { importTexts } from '../texts.ts';
import { countryCode } from './country-code.ts';
import { type SplitName, splitName } from './split-name.ts';

/** No business of today has customers from before; also the first day instants can be counted from. */
export const firstDay = '1970-01-02';

/** Who somebody is. */
const nameColumns = {
  number: required(text({ max: 20 }), [
    'Kundennummer',
    'Kunden-Nr.',
    'Kd-Nr.',
    'Kundennr',
    'Kunden-ID',
    'customer number',
    'customer no',
    'customer id',
    'client id',
    'Debitorennummer',
    'Debitor',
    'Adressnummer',
    'Nr.',
    'ID',
  ]),
  salutation: optional(
    choice({
      ms: ['Frau', 'Fr.', 'Mrs', 'Ms', 'Miss', 'w', 'f'],
      mr: ['Herr', 'Herrn', 'Hr.', 'Mr', 'm'],
      family: ['Familie', 'Fam.'],
      none: ['keine', 'divers', 'Firma', 'Company', 'd'],
    }),
    ['Anrede', 'form of address', 'title of courtesy'],
  ),
  firstName: optional(text({ max: 80 }), ['Vorname', 'first name', 'given name', 'forename'], ''),
  lastName: optional(
    text({ max: 120 }),
    ['Nachname', 'Familienname', 'Zuname', 'last name', 'surname', 'family name'],
    '',
  ),
  personName: optional(text({ max: 200 }), [
    'Ansprechpartner',
    'Ansprechpartnerin',
    'Kontaktperson',
    'Kundenname',
    'contact name',
    'customer name',
    'full name',
    'contact',
    'Name',
  ]),
  company: optional(
    text({ max: 160 }),
    ['Firma', 'Firmenname', 'Unternehmen', 'company name', 'organisation', 'organization'],
    '',
  ),
};

/** Where somebody lives. */
const addressColumns = {
  street: optional(
    text({ max: 150 }),
    [
      'Straße',
      'Straße und Hausnummer',
      'Str.',
      'Anschrift',
      'Adresse',
      'street address',
      'address',
      'address line 1',
    ],
    '',
  ),
  houseNumber: optional(text({ max: 20 }), ['Hausnummer', 'Haus-Nr.', 'Hausnr', 'house number'], ''),
  postcode: optional(text({ max: 12 }), ['PLZ', 'Postleitzahl', 'postal code', 'zip', 'zip code'], ''),
  city: optional(text({ max: 120 }), ['Ort', 'Stadt', 'Wohnort', 'town'], ''),
  country: optional(
    parsedBy(countryCode, 'import:country', bilingual(importTexts, 'reason.country')),
    ['Land', 'Ländercode', 'country code', 'Staat'],
    'DE',
  ),
};

/** How somebody is reached. */
const reachColumns = {
  phone: optional(phone(), [
    'Telefon',
    'Telefonnummer',
    'Tel.',
    'Rufnummer',
    'Telefon privat',
    'phone number',
    'telephone',
  ]),
  mobile: optional(phone(), ['Mobil', 'Mobiltelefon', 'Handy', 'mobile phone', 'cell phone']),
  otherPhone: optional(phone(), ['Telefon 2', 'Telefon geschäftlich', 'phone 2', 'work phone']),
  fax: optional(phone(), ['Telefax', 'Faxnummer', 'fax number']),
  email: optional(email(), ['E-Mail', 'Mail', 'E-Mail-Adresse', 'email address'], ''),
};

/**
 * The columns of a customer list. There is none for consents: a tick in an old system says neither what was agreed to nor when or
 * how, so nobody could prove it (Art. 7 (1) GDPR).
 * @param today the last day something can have happened on
 */
export const customerRow = (today: string) =>
  rowSchema({
    ...nameColumns,
    ...addressColumns,
    ...reachColumns,
    createdAt: optional(date({ earliest: firstDay, latest: today }), [
      'Kunde seit',
      'Angelegt am',
      'Angelegt',
      'Erfasst am',
      'Erstellt am',
      'customer since',
      'created',
      'created on',
    ]),
    ordersDoneAt: optional(date({ earliest: firstDay, latest: today }), [
      'Letzter Kauf',
      'Letzte Bestellung erledigt',
      'last order done',
      'last purchase',
    ]),
    note: optional(
      note({ max: 4_000 }),
      ['Notiz', 'Bemerkung', 'Bemerkungen', 'Kommentar', 'notes', 'comment', 'remark'],
      '',
    ),
  });

/** The values of one row of a customer list. */
export type CustomerValues = ValuesOf<ReturnType<typeof customerRow>>;

/** The day as an instant: noon, so that it is the same day in Germany; never later than now. */
export const instantOf = (day: string, now: number): number => Math.min(now, Date.parse(`${day}T12:00:00Z`));

/** A row as the customer file takes it. Its own schema has the last word. */
export function customerOf(values: CustomerValues, now: number): Record<keyof ImportedCustomer, unknown> {
  const { number, street, houseNumber, createdAt, ordersDoneAt, postcode, city, country, email, note } =
    values;
  const name = nameIn(values);
  const phones = [values.phone, values.mobile, values.otherPhone, values.fax].filter(
    (phone) => phone !== null,
  );
  return {
    number,
    ...name,
    street: `${street} ${houseNumber}`.trim(),
    // A spreadsheet takes the leading zero of German postcodes away.
    postcode: country === 'DE' && /^\d{4}$/.test(postcode) ? `0${postcode}` : postcode,
    city,
    country,
    phones: [...new Set(phones)],
    email,
    note,
    consents: [],
    createdAt: createdAt === null ? undefined : instantOf(createdAt, now),
    ordersDoneAt: ordersDoneAt === null ? undefined : instantOf(ordersDoneAt, now),
  };
}

function nameIn(values: CustomerValues): SplitName & { readonly company: string } {
  const { firstName, lastName, personName, company, salutation } = values;
  // `Name` beside `Vorname` holds the last name alone.
  const split =
    personName === null || lastName !== ''
      ? { salutation: 'none' as const, firstName, lastName }
      : firstName === ''
        ? splitName(personName)
        : { salutation: 'none' as const, firstName, lastName: personName };
  return { ...split, salutation: salutation ?? split.salutation, company };
}

/** Headings of columns that hold consents; they are named in the report, and never taken over. */
export const consentHeading =
  /einwillig|einverst|zustimm|newsletter|werbung|dsgvo|gdpr|consent|opt[\s_-]?in|permission|marketing/i;
