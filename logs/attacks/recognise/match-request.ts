import type { RequestRule } from '../rule/compile-rules.ts';
import { type AccessLine, plainly } from './access-line.ts';
import type { Needle } from './prefilter.ts';

/** Signs of somebody wrapping up what they send. */
const wrapped = [
  '/../',
  '/..%',
  '\\..\\',
  '=../',
  '=..%',
  '%2e.',
  '.%2e',
  '%2e%',
  '%25%',
  '%252',
  '%c0%',
  '%00%',
  '%u00',
];

/** What a line of an access log must hold for the rules to be asked. */
export function requestNeedles(rules: readonly RequestRule[]): readonly Needle[] {
  const texts = new Set(rules.length === 0 ? [] : wrapped);
  for (const rule of rules) {
    if (rule.status !== undefined) for (const status of rule.status) texts.add(`" ${status} `);
    else
      for (const term of rule.contains ?? rule.path ?? rule.agent ?? [])
        for (const each of asSent(term)) texts.add(each);
  }
  return [...texts].filter((text) => text.length > 3).map((text) => ({ text, anyCase: true }));
}

/** Words that stand in the addresses of most sites, or in what most browsers say of themselves. */
const everyday = new Set('windows script table input filter select sleep shadow environ drop'.split(' '));

/** A word of the term that nobody has to wrap up to send it; where there is none, the term in the ways it is usually sent. */
function asSent(term: string): readonly string[] {
  const plain = term.split(/[^\w.-]+/).filter((word) => word.length >= 5 && !everyday.has(word));
  const [longest] = plain.toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return [longest];
  const wholly = encodeURIComponent(term).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const halfway = term.replace(/['"<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return [term, wholly, halfway].flatMap((each) => [
    each,
    each.replaceAll(' ', '%20'),
    each.replace(/ |%20/g, '+'),
  ]);
}

/** The first rule a request fits. What stands in a field of the client's own is looked through, but never taken for an address. */
export function matchRequest(rules: readonly RequestRule[], request: AccessLine): RequestRule | undefined {
  const plain = plainly(request.path);
  const spaced = plain.replaceAll('+', ' ');
  const agent = request.agent.toLowerCase();
  const said = `${agent}\n${request.referrer.toLowerCase()}`;
  const path = plain.split('?', 1)[0] ?? '';
  return rules.find(
    (rule) =>
      (rule.status === undefined || rule.status.has(request.status)) &&
      (rule.method === undefined || rule.method.has(request.method)) &&
      (!rule.broken || request.method === '') &&
      (!rule.named || request.user !== undefined) &&
      (rule.path === undefined || rule.path.some((each) => path.includes(each))) &&
      (rule.agent === undefined || rule.agent.some((each) => agent.includes(each))) &&
      (rule.contains === undefined ||
        rule.contains.some((each) => plain.includes(each) || spaced.includes(each) || said.includes(each))),
  );
}
