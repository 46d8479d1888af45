/**
 * A length of time in one calendar unit, as laws and deletion concepts state it (DIN 66398, Regellöschfrist).
 * Months and years are calendar months and years, not multiples of days.
 */
export type Period = { readonly days: number } | { readonly months: number } | { readonly years: number };

/**
 * `days(0)` means: at the very moment of the start event. Any longer period ends at midnight, local time of the tenant.
 * @throws {RangeError} unless the count is a whole number from 0 to 36,525.
 */
export const days = (count: number): Period => ({ days: wholeNumber(count) });

/** Calendar months. Throws as `days` does. */
export const months = (count: number): Period => ({ months: wholeNumber(count) });

/** Calendar years. Throws as `days` does. */
export const years = (count: number): Period => ({ years: wholeNumber(count) });

function wholeNumber(count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > 36_525) throw new RangeError(`not a period: ${count}`);
  return count;
}
