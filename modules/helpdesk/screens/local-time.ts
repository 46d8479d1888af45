/** Screens show German time wherever they are looked at, so what is typed is German time too. */
const timeZone = 'Europe/Berlin';

/** An instant as a field of the browser takes it (`2030-01-07T12:00`); empty for none. */
export function toLocalTime(at: number | null): string {
  if (at === null) return '';
  // Swedish writes times as ISO 8601 does.
  return new Date(at).toLocaleString('sv-SE', { timeZone }).slice(0, 16).replace(' ', 'T');
}

/** The instant such a field means; `null` when it is empty. An hour that does not exist in spring is the one after it. */
export function fromLocalTime(text: string): number | null {
  if (text === '') return null;
  const meant = Date.parse(`${text}Z`);
  const aheadAt = (at: number) => Date.parse(`${toLocalTime(at)}Z`) - at;
  return meant - aheadAt(meant - aheadAt(meant));
}
