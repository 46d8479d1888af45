/** One field the server refused. `field` is a path such as `email` or `lines/0/quantity`; `message` is already in the user's language. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A problem document (RFC 9457) as the server sends it, in the user's language. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly [member: string]: unknown;
}

/** Codes this client gives itself when there is no answer of the server to quote. */
export type ClientProblemCode = 'offline' | 'aborted' | 'unreadable';

/** What every call of `api` throws when it did not succeed. Holds the server's document, never the data that was sent. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly document: ProblemDocument;
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(document: ProblemDocument) {
    super(`${document.status} ${document.code}`);
    this.document = document;
    this.status = document.status;
    this.code = document.code;
    this.errors = document.errors ?? [];
  }
}

/** True if something thrown is a problem, optionally with this code. */
export function isProblem(thrown: unknown, code?: string): thrown is Problem {
  return thrown instanceof Problem && (code === undefined || thrown.code === code);
}

/** True if somebody else changed or took the same thing first (409). Show `ConflictNotice` and load again. */
export function isConflict(thrown: unknown): thrown is Problem {
  return isProblem(thrown) && thrown.status === 409;
}

/** True if what was asked for does not exist or is deleted (404, 410). */
export function isMissing(thrown: unknown): thrown is Problem {
  return isProblem(thrown) && (thrown.status === 404 || thrown.status === 410);
}

/** The messages of a problem by field, for `Field` components: `{ email: 'Keine gültige Adresse.' }`. */
export function fieldErrors(thrown: unknown): Readonly<Record<string, string>> {
  if (!isProblem(thrown)) return {};
  return Object.fromEntries(thrown.errors.map((error) => [error.field, error.message]));
}

/** A problem made by this client because the server gave none. */
export function clientProblem(code: ClientProblemCode): Problem {
  return new Problem({ type: `urn:redlich:problem:${code}`, title: code, status: 0, code });
}

/** Reads an answer that was not a success; whatever is not a problem document becomes one with its status only. */
export async function readProblem(answer: Response): Promise<Problem> {
  const bare = {
    type: 'about:blank',
    title: answer.statusText || String(answer.status),
    status: answer.status,
    code: `http-${answer.status}`,
  };
  if (!answer.headers.get('content-type')?.includes('json')) return new Problem(bare);
  const body: unknown = await answer.json().catch(() => null);
  return new Problem(typeof body === 'object' && body !== null ? { ...bare, ...body } : bare);
}
