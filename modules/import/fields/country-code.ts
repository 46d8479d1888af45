import { foldText } from '@redlich/engine';

const fold = (name: string): string => foldText(name).replace(/[^\p{L}]/gu, '');

/** Names people write that are no country's own. */
const otherNames: Readonly<Record<string, string>> = {
  brd: 'DE',
  bundesrepublikdeutschland: 'DE',
  d: 'DE',
  a: 'AT',
  holland: 'NL',
  england: 'GB',
  uk: 'GB',
  greatbritain: 'GB',
  grossbritannien: 'GB',
  scotland: 'GB',
  usa: 'US',
  unitedstatesofamerica: 'US',
  vereinigtestaatenvonamerika: 'US',
  tschechischerepublik: 'CZ',
  czechrepublic: 'CZ',
};

let known: ReadonlyMap<string, string> | null = null;

/** Every country by its code and its German and English name (Unicode CLDR, as Node brings it). */
function countries(): ReadonlyMap<string, string> {
  if (known !== null) return known;
  const found = new Map(Object.entries(otherNames));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const language of ['de', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const a of letters) {
      for (const b of letters) {
        const name = names.of(a + b);
        if (name === undefined || a + b === 'ZZ') continue;
        const code = codeInForce(a + b);
        found.set(fold(name), code);
        found.set(fold(a + b), code);
      }
    }
  }
  known = found;
  return found;
}

/** Codes that were withdrawn stand for those in force: `DD` for `DE`, `UK` for `GB`. */
const codeInForce = (code: string): string => new Intl.Locale(`und-${code}`).region ?? code;

/** The code of a country (ISO 3166-1) by its code or its German or English name; `null` when there is none of this name. */
export const countryCode = (name: string): string | null => countries().get(fold(name)) ?? null;
