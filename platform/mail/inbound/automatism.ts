import type { Automatism } from './incoming.ts';

/** What the judgement needs of a mail: its header fields by lower-case name, the first of each, and its structure. */
export interface JudgedMail {
  readonly header: (name: string) => string;
  readonly isDeliveryReport: boolean;
  readonly from: string;
  /** Our own addresses, in lower case. */
  readonly own: readonly string[];
}

const machines = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?([+=-].*)?)@/i;
const daemons = /^(mailer-daemon|postmaster)@/i;

/**
 * Whether a program wrote a mail. A program that answers such a mail may answer for ever (RFC 3834, section 2), so in doubt it is taken
 * for automatic: a person whose mail is wrongly held for automatic is still read by a person, only not answered by a program.
 */
export function automatismOf({ header, isDeliveryReport, from, own }: JudgedMail): Automatism | null {
  if (own.includes(from.toLowerCase()) || header('x-redlich-loop') !== '') return 'own';
  const returnPath = header('return-path').replaceAll(/\s/g, '');
  if (isDeliveryReport || daemons.test(from)) return 'bounce';
  const submitted = header('auto-submitted')
    .toLowerCase()
    .replace(/[;\s].*$/s, '');
  if (submitted !== '' && submitted !== 'no') return 'automatic';
  if (returnPath === '<>' || machines.test(from)) return 'automatic';
  for (const name of ['x-autoreply', 'x-autorespond', 'x-auto-response', 'x-vacation', 'x-mailautoreply'])
    if (!['', 'no'].includes(header(name).toLowerCase())) return 'automatic';
  if (/^(auto[-_]?reply|junk)$/i.test(header('precedence').trim())) return 'automatic';
  const suppress = header('x-auto-response-suppress').toLowerCase();
  const isList = header('list-id') !== '' || header('list-unsubscribe') !== '';
  if (isList || /^(bulk|list)$/i.test(header('precedence').trim())) return 'bulk';
  return /\b(all|oof|autoreply)\b/.test(suppress) ? 'automatic' : null;
}
