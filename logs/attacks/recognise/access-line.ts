import { type Address, toAddress } from './address.ts';

/** A line of an access log of any web server: common, combined, with the site before it, with more behind it. */
export interface AccessLine {
  /** The first address of the line: the other side of the connection. What a client says about itself stands further behind. */
  readonly peer: Address;
  readonly site: string | undefined;
  readonly user: string | undefined;
  /** Empty when what was sent is no request. */
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  readonly status: number;
  readonly referrer: string;
  readonly agent: string;
}

const address = '[0-9A-Fa-f:.]{2,45}';
const shape = new RegExp(
  `^(?:([\\w.-]{1,255}(?::\\d{1,5})?) )?(${address}) +(\\S{1,255}) +([^"\\[]{0,256}?) *\\[[^\\]"]{6,40}\\]` +
    '(?: ([\\w.-]{1,255}))? "((?:[^"\\\\]|\\\\.){0,8192})" (\\d{3}) [\\d-]{1,20}' +
    '(?: "((?:[^"\\\\]|\\\\.){0,4096})")?(?: "((?:[^"\\\\]|\\\\.){0,2048})")?',
);
const request = /^([A-Z_-]{1,32}) (.{0,8192}) HTTP\/[\d.]{1,3}$/s;

/** @returns undefined when the line is no line of an access log */
export function readAccessLine(line: string): AccessLine | undefined {
  const found = shape.exec(line);
  const peer = found?.[2] === undefined ? undefined : toAddress(found[2]);
  if (found === null || peer === undefined) return undefined;
  const [, site, , , user = '-', siteBehind, sent = '', status = '', referrer = '-', agent = '-'] = found;
  const [, method, path] = request.exec(sent) ?? [undefined, '', sent];
  return {
    peer,
    site: site ?? siteBehind,
    user: user === '-' || user === '' || user.startsWith('- ') ? undefined : user,
    method: method ?? '',
    path: path ?? '',
    status: Number(status),
    referrer: referrer === '-' ? '' : referrer,
    agent: agent === '-' ? '' : agent,
  };
}

/** What was sent, as a server would understand it: percent signs resolved as often as somebody nested them, backslashes turned. */
export function plainly(sent: string): string {
  let text = sent.slice(0, 8192);
  for (let round = 0; round < 3 && text.includes('%'); round++) text = resolvePercent(text);
  return text
    .replace(/\\x([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\\/]{2,}|\\/g, '/')
    .toLowerCase();
}

/** Overlong UTF-8 for a dot or a slash, which old servers took for one. */
const overlong: Readonly<Record<string, string>> = {
  '%c0%ae': '.',
  '%c0%af': '/',
  '%c1%9c': '/',
  '%e0%80%ae': '.',
};

const resolvePercent = (text: string): string =>
  text
    .replace(/%c0%ae|%c0%af|%c1%9c|%e0%80%ae/gi, (found) => overlong[found.toLowerCase()] ?? found)
    .replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
