import type { Conflict, Refused } from '@redlich/engine';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { MessageKind } from './schemas.ts';
import type { OrderTaken } from './service/take-order.ts';
import { orderTexts as texts } from './texts.ts';

/** Everything that can stand in the way of an order. */
export type OrderFault =
  | Refused
  | Conflict
  | { readonly outcome: 'closed' | 'no-consent' | 'nothing-ready' | 'expected-in-past' }
  | { readonly outcome: 'no-contact'; readonly kind: MessageKind }
  | { readonly outcome: 'too-many'; readonly position: number };

/** What stands in the way of an order, as a problem. */
export function problemOfOrder(fault: OrderFault): ProblemReply {
  switch (fault.outcome) {
    case 'closed':
      return problem(409, 'order-closed', bilingual(texts, 'problem.closed'));
    case 'no-consent':
      return problem(422, 'no-notification-consent', bilingual(texts, 'problem.noConsent'), {
        detail: bilingual(texts, 'problem.noConsentDetail'),
        errors: [
          { field: 'messageKind', code: 'no-consent', message: bilingual(texts, 'problem.noConsent') },
        ],
      });
    case 'no-contact':
      return noContact(fault.kind);
    case 'too-many':
      return problem(422, 'too-many-pieces', bilingual(texts, 'problem.tooMany'), {
        extra: { position: fault.position },
      });
    case 'nothing-ready':
      return problem(409, 'nothing-ready', bilingual(texts, 'problem.nothingReady'));
    case 'expected-in-past': {
      const message = bilingual(texts, 'problem.expectedInPast');
      return problem(422, 'expected-in-past', message, {
        errors: [{ field: 'expectedOn', code: 'past', message }],
      });
    }
    case 'refused':
      return fault.reason === 'unknown'
        ? problem(404, 'order-unknown', bilingual(texts, 'problem.unknown'))
        : problemOf(fault);
    case 'conflict':
      return problemOf(fault);
  }
}

function noContact(kind: MessageKind): ProblemReply {
  const key = kind === 'email' ? 'noContactEmail' : kind === 'phone' ? 'noContactPhone' : 'noContactLetter';
  const message = bilingual(texts, `problem.${key}`);
  return problem(422, 'no-contact', bilingual(texts, 'problem.noContact'), {
    detail: message,
    errors: [{ field: 'messageKind', code: 'no-contact', message }],
  });
}

/** What was read, or why not. */
export function answerOrder<Read extends object>(read: Read | Refused): Read | ProblemReply {
  return isRefused(read) ? problemOfOrder(read) : read;
}

const isRefused = (read: object): read is Refused => 'outcome' in read && read.outcome === 'refused';

/** There is no such customer. */
export const customerUnknown = problem(404, 'customer-unknown', bilingual(texts, 'problem.customer'));

/** What the taker of an order is told. */
export function answerTaken(taken: OrderTaken): Extract<OrderTaken, { outcome: 'taken' }> | ProblemReply {
  switch (taken.outcome) {
    case 'taken':
      return taken;
    case 'article-unknown': {
      const message = bilingual(texts, 'problem.article');
      return problem(422, 'article-unknown', message, {
        errors: [{ field: `lines/${taken.line}/articleId`, code: 'unknown', message }],
      });
    }
    case 'refused':
      if (taken.reason === 'unknown') return customerUnknown;
      return problemOf(taken);
    default:
      return problemOfOrder(taken);
  }
}
