import type { Language } from '@redlich/engine';
import type { ProblemReply } from './problem.ts';
import { problemDocument } from './problems.ts';
import { securityHeaders } from './security-headers.ts';
import type { SiteOrigin } from './site-origin.ts';

/** What an answer depends on besides its content. */
export interface AnswerContext {
  readonly secure: boolean;
  readonly language: Language;
  /** Value of `Set-Cookie`, when the session changed. */
  readonly cookie?: string | undefined;
  /** The websites that may show it in a frame; none when left out. */
  readonly framedOn?: readonly SiteOrigin[];
}

const headersOf = (
  { secure, language, cookie, framedOn }: AnswerContext,
  type?: string,
): Record<string, string> => ({
  ...securityHeaders(secure, framedOn),
  'cache-control': 'no-store',
  'content-language': language,
  ...(type === undefined ? {} : { 'content-type': type }),
  ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
});

/** An answer in JSON. Answers of the API are never cached, because they are about persons. */
export const jsonAnswer = (status: number, value: unknown, context: AnswerContext): Response =>
  new Response(JSON.stringify(value), { status, headers: headersOf(context, 'application/json') });

/** 204. */
export const emptyAnswer = (context: AnswerContext): Response =>
  new Response(null, { status: 204, headers: headersOf(context) });

/** A problem document in the caller's language. `allow`: the methods that would have worked. */
export function problemAnswer(reply: ProblemReply, context: AnswerContext, allow?: string): Response {
  const headers = headersOf(context, 'application/problem+json');
  if (allow !== undefined) headers.allow = allow;
  if (typeof reply.extra?.retryAfterSeconds === 'number')
    headers['retry-after'] = String(reply.extra.retryAfterSeconds);
  return new Response(JSON.stringify(problemDocument(reply, context.language)), {
    status: reply.status,
    headers,
  });
}

/** A response a handler made itself, with the same headers as all others. */
export function ownAnswer(response: Response, context: AnswerContext): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(headersOf(context))) {
    // A download may be for the browser's cache by its own decision; a language it does not have.
    if (name !== 'content-language' && !(name === 'cache-control' && headers.has(name)))
      headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}
