const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const iso = /(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?/;
const access = /(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?/;
const syslog = /\b(\w{3}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d+)?(?: (\d{4}))?/;

/**
 * When a line of an old log was written, as it says itself. Zones that are not named are taken for UTC: what counts is the time
 * between lines of one log.
 *
 * @param year of lines that name none
 */
export function timeOfLine(line: string, year: number): number | undefined {
  const head = line.slice(0, 120);
  const plain = iso.exec(head);
  if (plain !== null) {
    const [, y, m, d, hour, minute, second, zone] = plain;
    return (
      Date.UTC(Number(y), Number(m) - 1, Number(d), Number(hour), Number(minute), Number(second)) -
      offset(zone)
    );
  }
  const request = access.exec(head);
  if (request !== null) {
    const [, d, m = '', y, hour, minute, second, zone] = request;
    return (
      Date.UTC(Number(y), monthOf(m), Number(d), Number(hour), Number(minute), Number(second)) - offset(zone)
    );
  }
  const stamped = syslog.exec(head);
  const month = monthOf(stamped?.[1] ?? '');
  if (stamped === null || month < 0) return undefined;
  const [, , d, hour, minute, second, y] = stamped;
  return Date.UTC(Number(y ?? year), month, Number(d), Number(hour), Number(minute), Number(second));
}

const monthOf = (name: string): number => months.indexOf(name.toLowerCase());

function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
}
