import type { AmountUnit, Language } from '../../declare/index.ts';
import type { CopiedField } from '../view.ts';

/** Integers from here on are instants: amounts in cents of a small company stay below a billion euros. */
const firstInstant = 100_000_000_000;

/** Writes days and values as a person reads them. Making the formatters once matters with thousands of values. */
export function valueWriter(language: Language, timeZone: string) {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const euros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const dayText = (instant: number): string => day.format(instant);
  const momentText = (instant: number): string => moment.format(instant);

  /** A value in words; empty for what is empty. */
  function valueText(value: unknown, unit: AmountUnit | null = null): string {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'number' && unit === 'cent') return euros.format(value / 100);
    if (typeof value === 'number')
      return Number.isInteger(value) && value >= firstInstant ? momentText(value) : String(value);
    if (typeof value === 'boolean')
      return { de: ['nein', 'ja'], en: ['no', 'yes'] }[language][value ? 1 : 0] ?? '';
    if (Array.isArray(value))
      return value
        .map((each) => valueText(each))
        .filter((text) => text !== '')
        .join('; ');
    if (typeof value === 'object')
      return Object.entries(value)
        .map(([name, part]) => `${name}: ${valueText(part)}`)
        .join(', ');
    return String(value);
  }

  /** A field's content, or why it is not there. */
  function fieldText({ value, unit, meaning, withheld, partly }: CopiedField): string {
    const note = {
      de: 'teils geschwärzt, betrifft andere Personen',
      en: 'partly blacked out, concerns other persons',
    };
    if (withheld === null)
      return `${meaning?.[language] ?? valueText(value, unit)}${partly === true ? ` [${note[language]}]` : ''}`;
    const why = {
      secret: {
        de: 'gespeichert, aus Sicherheitsgründen nicht ausgegeben',
        en: 'stored, not handed out for security',
      },
      'blacked-out': {
        de: 'geschwärzt, betrifft andere Personen',
        en: 'blacked out, concerns other persons',
      },
    };
    return `[${why[withheld][language]}]`;
  }

  return { dayText, momentText, valueText, fieldText };
}

/** Writes values of one report. */
export type ValueWriter = ReturnType<typeof valueWriter>;
