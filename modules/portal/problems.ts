import { problem } from '../../platform/http/problem.ts';
import { invalidProblem } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { portalTexts as texts } from './texts.ts';

/** The link was used, is too old or never was; which of them is not said. */
export const linkOutdated = problem(410, 'link-outdated', bilingual(texts, 'problem.link'));

/** There is an account for this address. Said to staff only. */
export const addressTaken = invalidProblem([
  { field: 'email', code: 'taken', message: bilingual(texts, 'problem.taken') },
]);

/** Whoever sees a company's enquiries belongs to one. */
export const companyNeeded = invalidProblem([
  { field: 'company', code: 'missing', message: bilingual(texts, 'problem.company') },
]);

/** No such thing, or not theirs: the same answer for both. */
export const notYours = problem(404, 'not-found', bilingual(texts, 'problem.unknown'));

/** There is an open request for the same right already. */
export const requestOpen = problem(409, 'request-open', bilingual(texts, 'problem.requestOpen'));
