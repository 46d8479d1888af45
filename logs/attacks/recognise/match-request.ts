import type { RequestRule } from '../rule/compile-rules.ts';
import { type AccessLine, plainly } from './access-line.ts';
import type { Needle } from './prefilter.ts';

/** Signs of somebody wrapping up what they send. */
const wrapped = ['../', '..%', '..\\', '%2e', '%25', '%c0%', '%00', '%u00', '\\x'];

/** What a line of an access log must hold for the rules to be asked. */
export function requestNeedles(rules: readonly RequestRule[]): readonly Needle[] {
  const texts = new Set(rules.length === 0 ? [] : wrapped);
  for (const rule of rules) {
    if (rule.status !== undefined) for (const status of rule.status) texts.add(`" ${status} `);
    else for (const term of rule.contains ?? rule.path ?? rule.agent ?? []) texts.add(longestPlain(term));
  }
  return [...texts].filter((text) => text.length > 2).map((text) => ({ text, anyCase: true }));
}

/** The longest stretch that nobody has to wrap up to send it. */
const longestPlain = (term: string): string =>
  term.split(/[^\w.-]+/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');

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
