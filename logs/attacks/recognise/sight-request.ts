import type { Meaning, RequestRule } from '../rule/compile-rules.ts';
import type { AccessLine } from './access-line.ts';
import { matchRequest } from './match-request.ts';
import type { PendingSighting } from './sessions.ts';
import type { Sighting } from './sighting.ts';

/**
 * What a request counts for.
 *
 * @param line of the log it stands in; empty where a server saw the request itself
 * @returns undefined when it counts for nothing
 */
export function sightRequest(
  rules: readonly RequestRule[],
  request: AccessLine,
  line: string,
): Sighting | undefined {
  const rule = matchRequest(rules, request);
  if (rule === undefined) return undefined;
  const { status } = request;
  return { ...toPending(rule, fieldsOf(request), line), status, peer: { address: request.peer } };
}

/** What was seen, of somebody who is still to be named. */
export const toPending = (meaning: Meaning, fields: Sighting['fields'], line: string): PendingSighting => ({
  service: meaning.service.id,
  class: meaning.class,
  weight: meaning.weight,
  fields,
  distinct: meaning.distinct === 'path' ? (fields.path ?? '') : undefined,
  line,
});

const fieldsOf = (request: AccessLine): Sighting['fields'] => ({
  path: request.path,
  data: `${request.method} ${request.path}`.trim(),
  ...(request.site === undefined ? {} : { site: request.site }),
  ...(request.user === undefined ? {} : { user: request.user }),
  ...(request.agent === '' ? {} : { agent: request.agent }),
});
