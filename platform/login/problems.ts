import { type ProblemReply, problem } from '../http/problem.ts';
import { invalidProblem } from '../http/problems.ts';
import type { TextKey, TextValues } from '../i18n/texts.ts';
import { bilingual } from '../i18n/translate.ts';
import { longestPassword, type PasswordFault, shortestPassword } from './passwords/password-rules.ts';
import { loginTexts as texts } from './texts.ts';

const say = (key: TextKey<typeof texts>, values?: TextValues) => bilingual(texts, key, values);

/** Wrong name or wrong password; which of them is not said. */
export const wrongCredentials = problem(401, 'wrong-credentials', say('problem.wrong'));

/** A one-time code that is wrong or was used. */
export const wrongCode = problem(401, 'wrong-code', say('problem.wrongCode'));

/** A passkey that is not the right one. */
export const wrongPasskey = problem(401, 'wrong-passkey', say('problem.wrongPasskey'));

/** The sign-in was begun too long ago, or not at all. */
export const signInExpired = problem(401, 'sign-in-expired', say('problem.expired'));

/** The owner allows no sign-in from there. */
export const addressRefused = problem(403, 'address-refused', say('problem.address'));

/** There is a company already. */
export const alreadySetUp = problem(409, 'set-up', say('problem.setUp'));

/** Called by IP address. */
export const noHostName = problem(422, 'no-host-name', say('problem.noName'));

/** No such user at this tenant. */
export const unknownUser = problem(404, 'user-unknown', say('problem.unknownUser'));

/** The change would leave nobody who can run the company. */
export const lastOwner = problem(409, 'last-owner', say('problem.lastOwner'));

/** The set-up of one-time codes was not begun, or too long ago. */
export const noTotpBegun = problem(409, 'totp-not-begun', say('problem.noTotp'));

/** All places for checking passwords are taken. */
export const signInBusy = problem(503, 'sign-in-busy', say('problem.busy'), {
  extra: { retryAfterSeconds: 5 },
});

/** Too many failures on this name; says the same for names that do not exist. */
export function tooManyAttempts(waitMs: number): ProblemReply {
  const extra = { retryAfterSeconds: Math.ceil(waitMs / 1_000) };
  return problem(429, 'too-many-attempts', say('problem.tooMany', { count: Math.ceil(waitMs / 60_000) }), {
    extra,
  });
}

/** The present password was not the right one. Not 401: the session goes on. */
export const wrongPresentPassword = (field: string): ProblemReply =>
  invalidProblem([{ field, code: 'wrong', message: say('problem.wrongPassword') }]);

/** The login name is taken. */
export const loginTaken = (field: string): ProblemReply =>
  invalidProblem([{ field, code: 'taken', message: say('problem.loginTaken') }]);

const limits: Partial<Record<PasswordFault | 'same', number>> = {
  short: shortestPassword,
  long: longestPassword,
};

/** Why a new password is not taken. */
export function passwordRefused(field: string, fault: PasswordFault | 'same'): ProblemReply {
  const count = limits[fault];
  return invalidProblem([
    { field, code: fault, message: say(`password.${fault}`, count === undefined ? {} : { count }) },
  ]);
}
