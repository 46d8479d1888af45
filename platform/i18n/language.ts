import type { Language } from '@redlich/engine';

/** All languages of the product; the first is the one spoken when nothing else is known. */
export const languages = ['de', 'en'] as const satisfies readonly Language[];

/** The BCP 47 locale whose formats a language uses for dates, numbers and money. */
export const localeOf = { de: 'de-DE', en: 'en-GB' } as const satisfies Record<Language, string>;

/** True for `de` and `en`. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * The language wanted most by an `Accept-Language` header or a list such as `navigator.languages` (RFC 9110, 12.5.4;
 * basic filtering of RFC 4647). German when none of ours is wanted.
 */
export function negotiateLanguage(wanted: string | readonly string[] | null | undefined): Language {
  const ranges = typeof wanted === 'string' ? wanted.split(',') : (wanted ?? []);
  const weighed = ranges.map((range, position) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag: tag.toLowerCase(), weight: quality === undefined ? 1 : Number(quality) || 0, position };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.position - b.position);
  for (const { tag, weight } of weighed) {
    const primary = tag.split('-')[0];
    if (weight > 0 && isLanguage(primary)) return primary;
  }
  return 'de';
}
