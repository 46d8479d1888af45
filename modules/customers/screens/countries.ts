import type { Language } from '../../../platform/i18n/index.ts';

/** Countries offered by name (ISO 3166-1): Germany and its neighbours first, then Europe and where parcels often go. */
const codes = [
  'DE', 'AT', 'CH', 'LI', 'LU', 'FR', 'BE', 'NL', 'DK', 'PL', 'CZ',
  'BG', 'EE', 'FI', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LT', 'LV', 'MT', 'NO', 'PT', 'RO', 'RS', 'SE', 'SI', 'SK', 'ES', 'CY', 'TR', 'UA',
  'AR', 'AU', 'BR', 'CA', 'CL', 'CN', 'IL', 'IN', 'JP', 'KR', 'MX', 'NZ', 'US', 'VE', 'ZA',
] as const; // biome-ignore format: a list of codes is read as rows

/** The countries with their names in a language. */
export function countryChoices(
  language: Language,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return codes.map((value) => ({ value, label: names.of(value) ?? value }));
}
