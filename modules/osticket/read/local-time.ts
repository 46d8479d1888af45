/**
 * The instant of a date and time as osTicket keeps it: without a zone, in that of its database. `null`: none, `0000-00-00` or no date.
 * @example instantIn('2021-03-28 02:30:00', 'Europe/Berlin') // the hour that did not exist becomes 03:30
 */
export function instantIn(text: string | null | undefined, zone: string): number | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d/.test(text ?? '')) return null;
  try {
    return Temporal.PlainDateTime.from((text ?? '').replace(' ', 'T')).toZonedDateTime(zone)
      .epochMilliseconds;
  } catch {
    return null;
  }
}
