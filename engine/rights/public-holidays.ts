/*
 * Public holidays in Germany, as deadlines need them. Holidays of single municipalities are left out (Assumption in Bavaria, Corpus
 * Christi in parts of Saxony and Thuringia, the peace festival of Augsburg): a deadline then ends a day too early, never too late.
 * Sundays are no matter here, because they never are working days.
 */

type Moving = { readonly easter: number };
type Fixed = { readonly month: number; readonly day: number };

interface Holiday {
  readonly on: Moving | Fixed;
  /** Codes of ISO 3166-2; `all` for the whole country. */
  readonly states: 'all' | readonly string[];
  readonly from?: number;
  readonly until?: number;
}

const fixed = (month: number, day: number): Fixed => ({ month, day });
const easter = (days: number): Moving => ({ easter: days });

/** Laws on Sundays and holidays of the states; 3 October by the Unification Treaty (Art. 2 (2)). */
const holidays: readonly Holiday[] = [
  { on: fixed(1, 1), states: 'all' },
  { on: easter(-2), states: 'all' },
  { on: easter(1), states: 'all' },
  { on: fixed(5, 1), states: 'all' },
  { on: easter(39), states: 'all' },
  { on: easter(50), states: 'all' },
  { on: fixed(10, 3), states: 'all' },
  { on: fixed(12, 25), states: 'all' },
  { on: fixed(12, 26), states: 'all' },
  { on: fixed(1, 6), states: ['DE-BW', 'DE-BY', 'DE-ST'] },
  { on: fixed(3, 8), states: ['DE-BE'], from: 2019 },
  { on: fixed(3, 8), states: ['DE-MV'], from: 2023 },
  { on: fixed(5, 8), states: ['DE-BE'], from: 2025, until: 2025 },
  { on: easter(60), states: ['DE-BW', 'DE-BY', 'DE-HE', 'DE-NW', 'DE-RP', 'DE-SL'] },
  { on: fixed(8, 15), states: ['DE-SL'] },
  { on: fixed(9, 20), states: ['DE-TH'], from: 2019 },
  { on: fixed(10, 31), states: ['DE-BB', 'DE-MV', 'DE-SN', 'DE-ST', 'DE-TH'] },
  { on: fixed(10, 31), states: ['DE-HB', 'DE-HH', 'DE-NI', 'DE-SH'], from: 2018 },
  { on: fixed(11, 1), states: ['DE-BW', 'DE-BY', 'DE-NW', 'DE-RP', 'DE-SL'] },
];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The day of repentance: the Wednesday before 23 November. */
function repentanceOf(year: number): Temporal.PlainDate {
  const last = new Temporal.PlainDate(year, 11, 22);
  return last.subtract({ days: (last.dayOfWeek - 3 + 7) % 7 });
}

/**
 * Whether a local day (`YYYY-MM-DD`) is a public holiday in a federal state.
 * @param state code of ISO 3166-2 such as `DE-SN`, or `null` while nobody has entered it: then holidays of the whole country only
 */
export function isPublicHoliday(day: string, state: string | null): boolean {
  const date = Temporal.PlainDate.from(day);
  const { year } = date;
  if (state === 'DE-SN' && date.equals(repentanceOf(year))) return true;
  return holidays.some(({ on, states, from = year, until = year }) => {
    const there = states === 'all' || (state !== null && states.includes(state));
    if (!there || year < from || year > until) return false;
    return date.equals(
      'easter' in on ? easterOf(year).add({ days: on.easter }) : { year, month: on.month, day: on.day },
    );
  });
}

/** Whether a local day is neither Saturday, Sunday nor public holiday (Art. 2 (2) Regulation 1182/71). */
export const isWorkingDay = (day: string, state: string | null): boolean =>
  Temporal.PlainDate.from(day).dayOfWeek < 6 && !isPublicHoliday(day, state);
