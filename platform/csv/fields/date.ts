import { calendarDay } from '../../i18n/format.ts';
import { type CellReader, type Reading, refuse } from './reader.ts';

/** The days a date may lie between, both included, as `YYYY-MM-DD`. */
export interface DateRange {
  readonly earliest: string;
  readonly latest: string;
}

/**
 * A calendar day as `YYYY-MM-DD`. Read are ISO 8601 (`2024-02-29`, also with a time) and German dates (`29.02.2024`, `29.2.2024`,
 * also with a time). A time with a zone (`…Z`, `…+02:00`) gives the day it was in Germany. Refused: days that do not exist,
 * years of two digits, dates with slashes (nobody knows which is the month), days out of range.
 */
export const date = ({ earliest, latest }: DateRange): CellReader<string> => ({
  read(cell) {
    const reading = readDay(cell.trim());
    if (!('value' in reading)) return reading;
    if (reading.value < earliest) return refuse('too-early', { limit: earliest });
    return reading.value > latest ? refuse('too-late', { limit: latest }) : reading;
  },
});

const time = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[T ](${time}) ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$`);
const german = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,? (${time})(?: Uhr)?)?$`);
const shortYear = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/;
const slashes = /^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/;

function readDay(text: string): Reading<string> {
  const [isIso, isoYear, isoMonth, isoDay, isoTime, zone] = iso.exec(text) ?? [];
  const [isGerman, day, month, year, germanTime] = german.exec(text) ?? [];
  if (isIso === undefined && isGerman === undefined) {
    if (shortYear.test(text)) return refuse('two-digit-year');
    return refuse(slashes.test(text) ? 'ambiguous-date' : 'not-a-date');
  }
  const value = isoDate(Number(isoYear ?? year), Number(isoMonth ?? month), Number(isoDay ?? day));
  const clock = isoTime ?? germanTime;
  if (value === null || (clock !== undefined && !isTimeOfDay(clock))) return refuse('impossible-date');
  if (zone === undefined || clock === undefined) return { value };
  const instant = Date.parse(`${value}T${instantTime(clock)}${instantZone(zone)}`);
  return Number.isNaN(instant) ? refuse('impossible-date') : { value: calendarDay(instant) };
}

/** A day of the Gregorian calendar, or `null` when it has no such day. */
function isoDate(year: number, month: number, day: number): string | null {
  const exists = year >= 1 && day >= 1 && day <= daysIn(year, month);
  return exists ? `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` : null;
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** How many days a month has; none if there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function isTimeOfDay(clock: string): boolean {
  const [hour = 0, minute = 0, second = 0] = clock.split(/[:.,]/).map(Number);
  return hour <= 23 && minute <= 59 && second <= 59;
}

const instantTime = (clock: string): string => {
  const [hour = '', minute = '', second = '00'] = clock.split(/[:.,]/);
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
};

const instantZone = (zone: string): string =>
  zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
