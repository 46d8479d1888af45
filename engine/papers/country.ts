import type { Language } from '../declare/index.ts';

/** Members of the European Union, and Iceland, Liechtenstein and Norway, which with them form the European Economic Area. */
const economicArea: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

const code = /^[A-Z]{2}$/;

/** Made when first asked for, because a server starts faster without them. */
const lazily = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const names = lazily(() => ({
  de: new Intl.DisplayNames('de', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}));

/** A country by its ISO 3166 code (`DE`); anything else is taken for a name and kept. */
export const countryName = (country: string, language: Language): string =>
  code.test(country) ? (names()[language].of(country) ?? country) : country;

/** The present code of a country given as code or as German or English name; `null` when it is neither. */
export function countryCode(country: string): string | null {
  const wanted = country.trim();
  if (code.test(wanted)) return present(wanted);
  return codes().get(wanted.toLowerCase()) ?? null;
}

/** `GB` for `UK`, `DE` for the withdrawn `DD`. */
const present = (region: string): string => new Intl.Locale(`und-${region}`).region ?? region;

const codes = lazily(() => {
  const known = new Map<string, string>();
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  for (const each of letters.flatMap((first) => letters.map((second) => first + second))) {
    for (const language of ['de', 'en'] as const) {
      const name = names()[language].of(each);
      if (name !== undefined && name !== each) known.set(name.toLowerCase(), present(each));
    }
  }
  return known;
});

/** Whether data there is outside the reach of the GDPR, so that Art. 44 to 49 ask for a safeguard. */
export const isThirdCountry = (country: string): boolean =>
  !economicArea.has(countryCode(country) ?? country.trim());
