import type { Refused } from '@redlich/engine';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { rightsTexts as texts } from './texts.ts';

const unknown = problem(404, 'request-unknown', bilingual(texts, 'problem.unknown'));

const problems = {
  'not-yet': problem(409, 'request-not-yet', bilingual(texts, 'problem.notYet')),
  'too-late': problem(409, 'request-too-late', bilingual(texts, 'problem.tooLate')),
  mistyped: problem(422, 'request-mistyped', bilingual(texts, 'problem.mistyped')),
  'plan-changed': problem(409, 'request-plan-changed', bilingual(texts, 'problem.planChanged')),
  'nothing-corrected': problem(
    409,
    'request-nothing-corrected',
    bilingual(texts, 'problem.nothingCorrected'),
  ),
  'wrong-value': problem(422, 'request-wrong-value', bilingual(texts, 'problem.wrongValue'), {
    errors: [{ field: 'value', code: 'wrong', message: bilingual(texts, 'problem.wrongValue') }],
  }),
  'not-applicable': problem(409, 'request-not-applicable', bilingual(texts, 'problem.notApplicable')),
} as const;

/** What was not done, as a problem. */
export const notDone = (result: Refused | { readonly outcome: keyof typeof problems }): ProblemReply =>
  result.outcome !== 'refused'
    ? problems[result.outcome]
    : result.reason === 'unknown'
      ? unknown
      : problemOf(result);

/** The one answer to a link that does not open, whatever is wrong with it. */
export const linkUnusable = problem(404, 'link-unusable', bilingual(texts, 'problem.linkUnusable'));

/** A request cannot come from the future. */
export const receivedLater = problem(422, 'request-received', bilingual(texts, 'problem.received'));
