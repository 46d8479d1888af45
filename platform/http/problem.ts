import type { Text } from '@redlich/engine';

/** One wrong field of an input. `field` is a JSON pointer without the leading slash (`lines/0/quantity`). */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}

/** An expected refusal on its way to the client, as a problem document (RFC 9457). Never holds personal data. */
export interface ProblemReply {
  readonly outcome: 'problem';
  readonly status:
    | 400
    | 401
    | 403
    | 404
    | 405
    | 409
    | 410
    | 413
    | 415
    | 421
    | 422
    | 423
    | 429
    | 500
    | 503
    | 507;
  /** Stable id, becomes `type: urn:redlich:problem:<code>`. */
  readonly code: string;
  readonly title: Text;
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  /** Further members of the document, ids and numbers only. */
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
}

/** Makes a problem. */
export function problem(
  status: ProblemReply['status'],
  code: string,
  title: Text,
  more: Pick<ProblemReply, 'detail' | 'errors' | 'extra'> = {},
): ProblemReply {
  return { outcome: 'problem', status, code, title, ...more };
}

/**
 * A problem that cannot be returned: found in the middle of a stream, or deep in a queue. The application answers with it and
 * logs nothing.
 */
export class ThrownProblem extends Error {
  override readonly name = 'ThrownProblem';
  readonly reply: ProblemReply;
  constructor(reply: ProblemReply) {
    super(reply.code);
    this.reply = reply;
  }
}

/** Whether what a handler answered is a problem. */
export function isProblem(reply: unknown): reply is ProblemReply {
  return typeof reply === 'object' && reply !== null && 'outcome' in reply && reply.outcome === 'problem';
}
