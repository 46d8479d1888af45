import { type Conflict, EngineFault, type Language, type RefusalReason, type Refused } from '@redlich/engine';
import type { TextKey } from '../i18n/texts.ts';
import { bilingual } from '../i18n/translate.ts';
import type { Duty } from './caller.ts';
import { type FieldError, type ProblemReply, problem } from './problem.ts';
import { httpTexts as texts } from './texts.ts';

/** Nobody is signed in. */
export const signedOutProblem = problem(401, 'signed-out', bilingual(texts, 'problem.signedOut'));

/** Signed in, but with none of the roles the route names. */
export const forbiddenProblem = problem(403, 'role', bilingual(texts, 'problem.forbidden'), {
  detail: bilingual(texts, 'problem.forbiddenDetail'),
});

/** Signed in, but something has to be done first. */
export const dutyProblem = (duty: Duty): ProblemReply =>
  problem(
    403,
    duty,
    bilingual(texts, duty === 'change-password' ? 'problem.changePassword' : 'problem.setSecondFactor'),
  );

/** A change that another site may have started in the user's browser. */
export const forgedProblem = problem(403, 'request-forged', bilingual(texts, 'problem.forged'));

/** No such path, or no such thing behind it. */
export const notFoundProblem = problem(404, 'not-found', bilingual(texts, 'problem.notFound'));

/** There is such a path, but not with this method. */
export const methodProblem = problem(405, 'method', bilingual(texts, 'problem.method'));

/** More bytes than the route takes. */
export const tooLargeProblem = problem(413, 'too-large', bilingual(texts, 'problem.tooLarge'));

/** Not the content type the route takes. */
export const mediaTypeProblem = problem(415, 'media-type', bilingual(texts, 'problem.mediaType'));

/** Not JSON at all. */
export const malformedProblem = problem(400, 'malformed', bilingual(texts, 'problem.malformed'));

/** Fields that do not fit. */
export const invalidProblem = (errors: readonly FieldError[]): ProblemReply =>
  problem(422, 'invalid', bilingual(texts, 'problem.invalid'), { errors });

/** A fault of the program; `error` is its number in the log. */
export const faultProblem = (error: string): ProblemReply =>
  problem(500, 'fault', bilingual(texts, 'problem.fault'), {
    detail: bilingual(texts, 'problem.faultDetail', { error }),
    extra: { error },
  });

/** No room on the disk of the data: nothing was stored (RFC 4918, section 11.5). */
const fullProblem = problem(507, 'store-full', bilingual(texts, 'problem.full'), {
  detail: bilingual(texts, 'problem.fullDetail'),
});

/** A fault of the surroundings that whoever reads it can do something about; null for any other. */
export const surroundingsProblem = (error: unknown): ProblemReply | null =>
  error instanceof EngineFault && error.id === 'store-full' ? fullProblem : null;

const refusals: Readonly<Record<RefusalReason, readonly [ProblemReply['status'], TextKey<typeof texts>]>> = {
  unknown: [404, 'refused.unknown'],
  erased: [410, 'refused.erased'],
  'purpose-undeclared': [403, 'refused.purpose'],
  role: [403, 'refused.role'],
  'consent-missing': [403, 'refused.consentMissing'],
  'consent-withdrawn': [403, 'refused.consentWithdrawn'],
  objection: [403, 'refused.objection'],
  restricted: [423, 'refused.restricted'],
  held: [423, 'refused.held'],
  'plan-changed': [409, 'refused.planChanged'],
};

/**
 * What the engine did not do, as a problem: 404 unknown, 410 erased, 403 without basis, 423 restricted or held, 409 changed
 * meanwhile (with the present revision as `revision`).
 *
 * @example
 * const opened = await engine.open(actor, customer, id, service);
 * if (opened.outcome !== 'opened') return problemOf(opened);
 */
export function problemOf(outcome: Refused | Conflict): ProblemReply {
  if (outcome.outcome === 'conflict') {
    const detail = bilingual(texts, 'problem.conflictDetail');
    return problem(409, 'conflict', bilingual(texts, 'problem.conflict'), {
      detail,
      extra: { revision: outcome.revision },
    });
  }
  const [status, key] = refusals[outcome.reason];
  const extra = outcome.about === undefined ? {} : { extra: { about: outcome.about } };
  return problem(status, outcome.reason, bilingual(texts, key), extra);
}

/** The document that is sent, in one language (RFC 9457). */
export function problemDocument(reply: ProblemReply, language: Language): Readonly<Record<string, unknown>> {
  const { status, code, title, detail, errors, extra } = reply;
  return {
    ...extra,
    type: `urn:redlich:problem:${code}`,
    title: title[language],
    status,
    code,
    ...(detail ? { detail: detail[language] } : {}),
    ...(errors ? { errors: errors.map((error) => ({ ...error, message: error.message[language] })) } : {}),
  };
}

/** The request is for a server of another name (RFC 9110, section 15.5.20). */
export const misdirectedProblem = problem(421, 'host-unknown', bilingual(texts, 'problem.host'), {
  detail: bilingual(texts, 'problem.hostDetail'),
});
