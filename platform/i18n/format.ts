import type { Language } from '@redlich/engine';
import { localeOf } from './language.ts';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function remembered<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const known = cache.get(key);
  if (known !== undefined) return known as Format;
  const made = make();
  cache.set(key, made);
  return made;
}

/** An amount of euro cents: `1.234,50 €` or `€1,234.50`. */
export function formatMoney(cents: number, language: Language): string {
  const format = remembered(
    `money ${language}`,
    () => new Intl.NumberFormat(localeOf[language], { style: 'currency', currency: 'EUR' }),
  );
  return format.format(cents / 100);
}

/** A plain number with thousands separators. */
export function formatNumber(value: number, language: Language): string {
  return remembered(`number ${language}`, () => new Intl.NumberFormat(localeOf[language])).format(value);
}

/** How much of an instant is shown. */
export type DateStyle = 'day' | 'day-short' | 'minute' | 'second' | 'month' | 'time' | 'weekday';

const dateStyles = {
  day: { day: '2-digit', month: '2-digit', year: 'numeric' },
  'day-short': { day: 'numeric', month: 'short' },
  minute: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<DateStyle, Intl.DateTimeFormatOptions>;

/** The zone in which German companies count their days. */
export const businessTimeZone = 'Europe/Berlin';

/** A calendar day without a time (`2026-03-02`): `02.03.2026` or `02/03/2026`. */
export const formatDay = (day: string, language: Language): string =>
  formatInstant(Date.parse(`${day}T12:00:00Z`), 'day', language);

/** An instant (milliseconds since 1970) in German time. */
export function formatInstant(instant: number, style: DateStyle, language: Language): string {
  const format = remembered(
    `${style} ${language}`,
    () => new Intl.DateTimeFormat(localeOf[language], { ...dateStyles[style], timeZone: businessTimeZone }),
  );
  return format.format(instant);
}

/** A calendar day as `YYYY-MM-DD`, in German time. */
export function calendarDay(instant: number): string {
  const format = remembered(
    'calendar',
    () =>
      new Intl.DateTimeFormat('en-CA', {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        timeZone: businessTimeZone,
      }),
  );
  return format.format(instant);
}

/** Whole calendar days from one instant to another in German time; negative when `to` is earlier. */
export function calendarDaysBetween(from: number, to: number): number {
  const noon = (instant: number) => Date.parse(`${calendarDay(instant)}T12:00:00Z`);
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}

/** `heute`, `morgen`, `in 12 Tagen`, `vor 3 Tagen`; from 60 days on in months, from 24 months on in years. */
export function formatRelativeDays(days: number, language: Language): string {
  const format = remembered(
    `relative ${language}`,
    () => new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }),
  );
  const size = Math.abs(days);
  if (size < 60) return format.format(days, 'day');
  const months = Math.round(days / 30.44);
  return Math.abs(months) < 24
    ? format.format(months, 'month')
    : format.format(Math.round(days / 365.25), 'year');
}
