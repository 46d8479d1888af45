import type { AnyKind, Language, SealedField, Text } from '../declare/index.ts';

const text = (de: string, en: string): Text => ({ de, en });

/** The classes of the W3C DPV extension for personal data (`dpv-pd`) that declarations use, as papers name them. */
const categories: Readonly<Record<string, Text>> = {
  'dpv-pd:Authenticating': text('Anmeldedaten', 'authentication data'),
  'dpv-pd:Behavioral': text('Angaben zum Umgang miteinander', 'behaviour in dealing with us'),
  'dpv-pd:BankAccount': text('Bankverbindung', 'bank account'),
  'dpv-pd:Communication': text('Inhalt der Kommunikation', 'content of communication'),
  'dpv-pd:Contact': text('Kontaktdaten', 'contact details'),
  'dpv-pd:Country': text('Land', 'country'),
  'dpv-pd:EmailAddress': text('E-Mail-Adresse', 'e-mail address'),
  'dpv-pd:IPAddress': text('IP-Adresse', 'IP address'),
  'dpv-pd:Identifier': text('Kennungen', 'identifiers'),
  'dpv-pd:Identifying': text('Angaben zur Identität', 'identifying details'),
  'dpv-pd:Interest': text('Interessen', 'interests'),
  'dpv-pd:Language': text('Sprache', 'language'),
  'dpv-pd:Name': text('Name', 'name'),
  'dpv-pd:Opinion': text('Meinungen und Begründungen', 'opinions and reasons'),
  'dpv-pd:Password': text('Passwort', 'password'),
  'dpv-pd:PhysicalAddress': text('Anschrift', 'postal address'),
  'dpv-pd:Preference': text('Wünsche und Vorlieben', 'wishes and preferences'),
  'dpv-pd:EmploymentHistory': text('Werdegang', 'career'),
  'dpv-pd:Salary': text('Lohn', 'wages'),
  'dpv-pd:Salutation': text('Anrede', 'salutation'),
  'dpv-pd:Tax': text('Steuerdaten', 'tax details'),
  'dpv-pd:TelephoneNumber': text('Telefonnummer', 'telephone number'),
  'dpv-pd:UserAgent': text('Angaben zum Browser', 'browser details'),
  'dpv-pd:Username': text('Anmeldename', 'user name'),
};

/** A category in words; one that has no words yet by the name DPV gives it, so that it is never left out. */
export const categoryTitle = (category: string): Text => {
  const name = category.replace('dpv-pd:', '');
  return categories[category] ?? { de: name, en: name };
};

/** Fields of a kind under one category. `category` is `null` for plain columns: numbers, dates and states of the matter. */
export interface FieldGroup {
  readonly category: string | null;
  readonly title: Text;
  readonly fields: readonly Text[];
}

const matter = text('Angaben zum Vorgang', 'details of the matter');

/** All that is kept of a kind, grouped as a reader looks for it: personal fields by category, then numbers, dates, states, then rows of details. */
export function fieldGroups(kind: AnyKind): readonly FieldGroup[] {
  const byCategory = Map.groupBy(
    Object.values<SealedField>(kind.sealed),
    (field: SealedField) => field.category,
  );
  const sealed = [...byCategory].map(([category, fields]) => ({
    category,
    title: categoryTitle(category),
    fields: fields.map((field) => field.title),
  }));
  const moments = Object.values<{ readonly title: Text }>(kind.events).map(({ title }) => ({
    de: `Zeitpunkt „${title.de}“`,
    en: `time of “${title.en}”`,
  }));
  const columns = [
    ...Object.values<{ readonly title: Text }>(kind.plain).map(({ title }) => title),
    ...moments,
  ];
  const plain = columns.length === 0 ? [] : [{ category: null, title: matter, fields: columns }];
  const details = (kind.details ?? []).map((detail) => ({
    category: null,
    title: detail.title,
    fields: Object.values(detail.columns).map(({ title }) => title),
  }));
  return [...sealed, ...plain, ...details];
}

/** The groups in one line; a group of one field that is called like its category is named once. */
export function describeData(kind: AnyKind, language: Language): string {
  const groups = fieldGroups(kind).map(({ title, fields }) => {
    const names = fields.map((field) => field[language]);
    const [only] = names;
    if (names.length === 1 && only?.toLowerCase() === title[language].toLowerCase()) return only;
    return `${title[language]} (${names.join(', ')})`;
  });
  return groups.length === 0 ? noFields[language] : `${groups.join('; ')}.`;
}

const noFields: Text = text(
  'Keine Angaben außer der Zuordnung zur Person.',
  'Nothing but to whom it belongs.',
);
