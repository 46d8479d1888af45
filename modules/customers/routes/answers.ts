import type { Conflict, ConsentKind, Engine, Refused } from '@redlich/engine';
import { type ProblemReply, problem } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { ConsentNotRecorded } from '../service/record-consent.ts';
import { consentById } from '../service/wordings.ts';
import { customerTexts as texts } from '../texts.ts';

/** A number somebody else has. */
export const numberTaken = problem(409, 'number-taken', bilingual(texts, 'problem.numberTaken'), {
  detail: bilingual(texts, 'problem.numberTakenDetail'),
  errors: [{ field: 'number', code: 'taken', message: bilingual(texts, 'problem.numberTaken') }],
});

/** A consent nobody declares. */
export const consentUnknown = problem(404, 'consent-unknown', bilingual(texts, 'problem.consentUnknown'));

/** A scan that is none. */
export const paperForm = problem(415, 'paper-form', bilingual(texts, 'problem.paperForm'));

/** The reply, or the problem a refusal becomes. */
export function answer<Reply extends object>(outcome: Reply | Refused | Conflict): Reply | ProblemReply {
  return isRefusal(outcome) ? problemOf(outcome) : outcome;
}

const isRefusal = (outcome: object): outcome is Refused | Conflict =>
  'outcome' in outcome && (outcome.outcome === 'refused' || outcome.outcome === 'conflict');

/** Kinds of consent by their ids, or `null` when one of them is unknown. */
export function consentsNamed(engine: Engine, ids: readonly string[]): readonly ConsentKind[] | null {
  const named = ids.map((id) => consentById(engine.register, id));
  return named.every((consent) => consent !== undefined) ? named : null;
}

/** Why a consent was not recorded, as a problem. */
export function notRecorded({ outcome }: ConsentNotRecorded): ProblemReply {
  switch (outcome) {
    case 'no-file':
      return problemOf({ outcome: 'refused', reason: 'unknown' });
    case 'unknown-wording':
      return problem(422, 'wording-unknown', bilingual(texts, 'problem.wordingUnknown'));
    case 'in-the-future':
      return problem(422, 'in-the-future', bilingual(texts, 'problem.future'), {
        errors: [{ field: 'at', code: 'future', message: bilingual(texts, 'problem.future') }],
      });
    case 'older-than-known':
      return problem(422, 'older-than-known', bilingual(texts, 'problem.olderThanKnown'), {
        detail: bilingual(texts, 'problem.olderThanKnownDetail'),
        errors: [{ field: 'at', code: 'older', message: bilingual(texts, 'problem.olderThanKnown') }],
      });
  }
}
