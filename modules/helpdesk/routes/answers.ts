import type { Conflict, Refused } from '@redlich/engine';
import { type ProblemReply, problem } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { agent, bookkeeping, manager, owner } from '../../../platform/roles/roles.ts';
import { helpdeskTexts as texts } from '../texts.ts';

/** Who handles enquiries. */
export const agents = [owner, manager, agent] as const;
/** Who runs the helpdesk. */
export const heads = [owner, manager] as const;
/** Who invoices. */
export const books = [owner, manager, bookkeeping] as const;

/** A text of a route. */
export const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);

type Fault =
  | Refused
  | Conflict
  | { readonly outcome: 'billed' | 'other-person' | 'same-ticket' | 'known' | 'too-many' }
  | { readonly outcome: 'unknown-thing'; readonly what: 'category' | 'company' | 'contract' | 'team' }
  | { readonly outcome: 'unknown'; readonly what: 'category' | 'company' | 'contract' | 'team' };

/** What stands in the way, as a problem. */
export function faultOf(fault: Fault): ProblemReply {
  switch (fault.outcome) {
    case 'refused':
    case 'conflict':
      return problemOf(fault);
    case 'unknown-thing':
    case 'unknown': {
      const message = bilingual(texts, `problem.unknown.${fault.what}`);
      const field = `${fault.what}Id`;
      return problem(422, `${fault.what}-unknown`, message, {
        errors: [{ field, code: 'unknown', message }],
      });
    }
    case 'billed':
      return problem(409, 'billed', bilingual(texts, 'problem.billed'));
    case 'other-person':
      return problem(409, 'other-person', bilingual(texts, 'problem.otherPerson'), {
        detail: bilingual(texts, 'problem.otherPersonDetail'),
      });
    case 'same-ticket':
      return problem(409, 'same-ticket', bilingual(texts, 'problem.sameTicket'));
    case 'known':
      return problem(409, 'collaborator-known', bilingual(texts, 'problem.known'));
    case 'too-many':
      return problem(409, 'too-many', bilingual(texts, 'problem.tooMany'));
  }
}

/** Whether something came to nothing. */
export const isFault = (outcome: object): outcome is Refused | Conflict =>
  'outcome' in outcome && (outcome.outcome === 'refused' || outcome.outcome === 'conflict');

/** The reply, or the problem a refusal becomes. */
export const answer = <Reply extends object>(outcome: Reply | Refused | Conflict): Reply | ProblemReply =>
  isFault(outcome) ? problemOf(outcome) : outcome;
