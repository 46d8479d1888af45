import type { Outcome, Right } from './rights.ts';
import { rights } from './rights.ts';

/** What of a request decides what comes next. */
export interface Progress {
  readonly right: Right;
  /** Whose file it is about; `nobody` when none was found. */
  readonly subject: string | null;
  readonly identityAskedAt: number | null;
  readonly identifiedAt: number | null;
  readonly reviewedAt: number | null;
  readonly carriedOutAt: number | null;
  readonly outcome: Outcome | null;
  /** Recipients of the person's data who were not told yet. */
  readonly untold: number;
  /** An objection to a legitimate interest is recorded and waits for its balance (Art. 21 (1) sentence 2 GDPR). */
  readonly mustBeWeighed: boolean;
}

/** Where a request stands. Closed ones are gone; their receipt says how they ended. */
export type State = 'received' | 'identity-pending' | 'in-work' | 'decided';

/** The one thing to do first. */
export type NextStep =
  | 'match'
  | 'identify'
  | 'review'
  | 'carry-out'
  | 'tell'
  | 'weigh'
  | 'decide'
  | 'hand-over';

/** The state of a request, from what was done. */
export function stateOf({ outcome, identifiedAt, identityAskedAt }: Progress): State {
  if (outcome !== null) return 'decided';
  if (identifiedAt !== null) return 'in-work';
  return identityAskedAt === null ? 'received' : 'identity-pending';
}

/** Rights whose answer holds the data itself, so that somebody looks for third persons first (Art. 15 (4), 20 (4) GDPR). */
export const handsOutData = (right: Right): boolean => right === 'access' || right === 'portability';

/** Rights that change something before they can be answered. Without a file there is nothing to change. */
const changesSomething = ({ right, subject }: Progress): boolean =>
  !handsOutData(right) && right !== 'human-review' && subject !== 'nobody';

/** What is to be done first. Refusing, forwarding and withdrawing are open at any time before the decision. */
export function nextStepOf(progress: Progress): NextStep {
  const { outcome, subject, identifiedAt, reviewedAt, carriedOutAt, right, untold } = progress;
  const mustReview = handsOutData(right) && subject !== 'nobody' && reviewedAt === null;
  if (outcome === 'fulfilled' && mustReview) return 'review';
  if (outcome !== null) return 'hand-over';
  if (subject === null) return 'match';
  if (identifiedAt === null) return 'identify';
  if (mustReview) return 'review';
  if (changesSomething(progress) && carriedOutAt === null) return 'carry-out';
  if (rights[right].tellsRecipients && untold > 0) return 'tell';
  return progress.mustBeWeighed ? 'weigh' : 'decide';
}
