import type { Language, Text } from '../declare/index.ts';

/** Writes in one of the languages, so that a paper's functions need not ask which one each time. */
export interface Voice {
  readonly language: Language;
  /** One of two sentences that stand side by side in the code. */
  readonly say: (de: string, en: string) => string;
  /** A declared text. */
  readonly of: (text: Text) => string;
  /** A local day given as `YYYY-MM-DD`: `1. Januar 2025`. */
  readonly day: (isoDay: string) => string;
  /** In the language's quotation marks. */
  readonly quote: (text: string) => string;
  /** `A, B und C`. */
  readonly and: (items: readonly string[]) => string;
}

/** The voice of a language. */
export function voiceOf(language: Language): Voice {
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  return {
    language,
    say,
    of: (text) => text[language],
    quote: (text) => say(`„${text}“`, `“${text}”`),
    day: (isoDay) => formats[language].format(new Date(`${isoDay}T00:00:00Z`)),
    and(items) {
      const last = items.at(-1) ?? '';
      const before = items.slice(0, -1).join(', ');
      return before === '' ? last : `${before} ${say('und', 'and')} ${last}`;
    },
  };
}

const formats = {
  de: new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
