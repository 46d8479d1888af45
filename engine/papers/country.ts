import type { Language } from '../declare/index.ts';

/** Members of the European Union, and Iceland, Liechtenstein and Norway, which with them form the European Economic Area. */
const economicArea: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

const code = /^[A-Z]{2}$/;
const names = {
  de: new Intl.DisplayNames('de', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** A country by its ISO 3166 code (`DE`); anything else is taken for a name and kept. */
export const countryName = (country: string, language: Language): string =>
  code.test(country) ? (names[language].of(country) ?? country) : country;

/** The code of a country given as code or as German or English name; `null` when it is neither. */
export function countryCode(country: string): string | null {
  const wanted = country.trim();
  if (code.test(wanted)) return wanted;
  return known.get(wanted.toLowerCase()) ?? null;
}

const known = new Map<string, string>();
for (let first = 65; first <= 90; first++) {
  for (let second = 65; second <= 90; second++) {
    const each = String.fromCharCode(first, second);
    for (const language of ['de', 'en'] as const) {
      const name = names[language].of(each);
      // Withdrawn codes share the name of the present one, which comes first in the alphabet.
      const key = name?.toLowerCase() ?? each;
      if (name !== each && !known.has(key)) known.set(key, each);
    }
  }
}

/** Whether data there is outside the reach of the GDPR, so that Art. 44 to 49 ask for a safeguard. */
export const isThirdCountry = (country: string): boolean =>
  !economicArea.has(countryCode(country) ?? country.trim());
