import type { RouteSpec } from './api.ts';
import type { Caller } from './caller.ts';
import type { ProblemReply } from './problem.ts';
import { dutyProblem, forbiddenProblem, forgedProblem, signedOutProblem } from './problems.ts';

/** The header of every request that changes something. A page of another site cannot set it without being allowed to. */
export const changeHeader = 'x-redlich';

/**
 * Whether a request may be one of Redlich's own pages acting. Another site's page can make a browser send a form with the
 * user's cookie, but it can neither set this header nor hide where it came from (`Sec-Fetch-Site`, Fetch Metadata).
 * A form without JavaScript cannot set the header either; it is known by where it came from alone, and acts for nobody.
 */
function isForged({ written }: RouteSpec, request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  if (written !== 'form' && request.headers.get(changeHeader) !== '1') return true;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/** Why a request is turned away at the door, before a byte of its input is read; `null` lets it in. */
export function refusalAtDoor(spec: RouteSpec, request: Request, caller: Caller | null): ProblemReply | null {
  if (isForged(spec, request)) return forgedProblem;
  if (spec.access === 'public') return null;
  if (caller === null) return signedOutProblem;
  const duty = caller.duties.find((each) => !spec.despite?.includes(each));
  if (duty !== undefined) return dutyProblem(duty);
  if (spec.access === 'signed-in') return caller.standing === 'staff' ? null : forbiddenProblem;
  return spec.access.some((role) => caller.actor.roles.includes(role.id)) ? null : forbiddenProblem;
}
