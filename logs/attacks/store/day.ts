/** A day in UTC, as files are named by it: `20261128`. */
export type Day = string & { readonly [brand]: 'day' };
declare const brand: unique symbol;

const dayMs = 86_400_000;
/** How long a record of an attack lives, whatever happens. */
const longestLifeDays = 7;

/** The day an instant lies in. */
export const dayOf = (at: number): Day => new Date(at).toISOString().slice(0, 10).replaceAll('-', '') as Day;

const startOf = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));

/** From when on nothing of a day may be readable: seven days after it began, so that what was kept at its first instant is not older. */
export const deadAt = (day: Day): number => startOf(day) + longestLifeDays * dayMs;

/** When the next day begins. */
export const nextDay = (at: number): number => startOf(dayOf(at)) + dayMs;

/** The day a file's name begins with; undefined for files that are not ours. */
export const dayInName = (name: string, ending: string): Day | undefined =>
  /^\d{8}(?=[-.])/.test(name) && name.endsWith(ending) ? (name.slice(0, 8) as Day) : undefined;
