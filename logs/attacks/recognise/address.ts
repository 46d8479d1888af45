import { isIP } from 'node:net';

/** One address in one spelling: mapped IPv4 as IPv4, IPv6 compressed and small, no zone, no brackets. */
export type Address = string & { readonly [brand]: 'address' };
declare const brand: unique symbol;

/** @returns undefined when it is no address */
export function toAddress(text: string): Address | undefined {
  const bare = text.replace(/^\[?(?:IPv6:)?|%[\w.-]+(?=\]?$)|\]$/gi, '');
  const version = isIP(bare);
  if (version === 4) return withoutLeadingZeros(bare);
  if (version === 0) return padded(bare);
  const mapped = /^(?:0{0,4}:){2,5}ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (mapped?.[1] !== undefined && isIP(mapped[1]) === 4) return mapped[1] as Address;
  return new URL(`http://[${bare}]/`).hostname.slice(1, -1) as Address;
}

const withoutLeadingZeros = (text: string): Address => text as Address;

/** Some servers write `192.030.0.6`; Node takes that for no address. It is read as decimal, as they mean it. */
function padded(text: string): Address | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const plain = text.split('.').map(Number).join('.');
  return isIP(plain) === 4 ? (plain as Address) : undefined;
}

/** A place in a line where an address may stand. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly address: Address;
}

const run = /[0-9A-Fa-f:.]{3,64}/g;
const innerV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}/g;
const mostCandidates = 24;

/**
 * Every place of a line that reads as an address, also where a port follows and it is not clear what belongs to what:
 * a rule decides that by what stands around.
 */
export function candidatesIn(line: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, text: string): void => {
    const address = toAddress(text);
    const end = start + text.length;
    if (address !== undefined && !found.some((each) => each.start === start && each.end === end))
      found.push({ start, end, address });
  };
  for (const match of line.matchAll(run)) {
    if (found.length >= mostCandidates) break;
    const text = match[0];
    if (!/\.\d|:.*:/.test(text)) continue;
    const before = line[match.index - 1];
    // The end of a word such as `IPv6:` is no part of the address behind it.
    const skipped = before !== undefined && /\w/.test(before) ? text.indexOf(':') + 1 : 0;
    addSpellings(text.slice(skipped), match.index + skipped, add);
    if (before === '[' && text.includes(':') && line[match.index + text.length] === ']')
      add(match.index - 1, `[${text}]`);
  }
  return found;
}

function addSpellings(text: string, start: number, add: (start: number, text: string) => void): void {
  if (text.includes(':')) {
    const whole = text.replace(/[.:]+$/, (end) => (end.startsWith('::') ? '::' : ''));
    for (const lead of [0, /^:(?!:)/.test(whole) ? 1 : 0]) {
      const spelling = whole.slice(lead);
      add(start + lead, spelling);
      const port = /:\d{1,5}$/.exec(spelling);
      if (port !== null) add(start + lead, spelling.slice(0, port.index));
    }
  }
  for (const inner of text.matchAll(innerV4)) add(start + inner.index, inner[0]);
}
