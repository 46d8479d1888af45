/** An instant as a field of the browser takes it, in the time of the one who sits before it; empty for none. */
export function toLocalTime(at: number | null): string {
  if (at === null) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant such a field means; `null` when it is empty. */
export const fromLocalTime = (text: string): number | null => (text === '' ? null : new Date(text).getTime());
