import type { Language, SealedOf } from '@redlich/engine';
import type { customer } from './declaration.ts';

/** The personal fields of a customer. */
export type CustomerFields = SealedOf<typeof customer>;

type Named = Pick<CustomerFields, 'firstName' | 'lastName' | 'company'>;

/** A customer's name as people say it; the company's where there is no person's. */
export function nameOf({ firstName, lastName, company }: Named): string {
  const name = `${firstName} ${lastName}`.trim();
  return name === '' ? company : name;
}

/** The lines of a postal address, the country in capitals where it is not Germany. */
export function addressLines(
  fields: Omit<CustomerFields, 'emailWord' | 'phones' | 'email'>,
  language: Language,
): readonly string[] {
  const { company, street, postcode, city, country } = fields;
  const name = nameOf(fields);
  const lines = [
    company,
    name === company ? '' : name,
    street,
    `${postcode} ${city}`.trim(),
    country === 'DE' ? '' : countryName(country, language),
  ];
  return lines.filter((line) => line !== '');
}

/** The name of a country by its code (ISO 3166-1), in capitals as postal services want it. */
function countryName(country: string, language: Language): string {
  return (
    new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(country) ?? country
  ).toLocaleUpperCase(language);
}

const greetings = {
  de: {
    ms: 'Sehr geehrte Frau',
    mr: 'Sehr geehrter Herr',
    family: 'Sehr geehrte Familie',
    none: 'Guten Tag',
  },
  en: { ms: 'Dear Ms', mr: 'Dear Mr', family: 'Dear', none: 'Dear' },
} as const;

/** How a letter begins: `Sehr geehrte Frau Weber`, or by the full name where no form of address is known. */
export function letterGreeting(
  fields: Named & Pick<CustomerFields, 'salutation'>,
  language: Language,
): string {
  const { salutation, lastName } = fields;
  const isFormal = salutation !== 'none' && lastName !== '';
  if (!isFormal) return `${greetings[language].none} ${nameOf(fields)}`.trim();
  const family = salutation === 'family' && language === 'en' ? ' family' : '';
  return `${greetings[language][salutation]} ${lastName}${family}`;
}
